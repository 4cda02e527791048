using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Suffice.Yaml.Binding;

namespace Suffice.Policy.Entries;

/// <summary>What a policy says of keeping answers of OpenAI's Responses.</summary>
internal sealed record KeptResponsesEntry
{
    [Description("True to keep answers in memory, each for the key that asked, so that previous_response_id works. Default false.")]
    public bool Store { get; init; }

    [Description("How long one is kept. Default 1h.")]
    [Range(typeof(TimeSpan), "00:00:01", "7.00:00:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan? Keep { get; init; }

    [Description("The most kept at a time; the oldest go first. Default 1000.")]
    [Range(1, 1_000_000)]
    public int? Max { get; init; }

    [Description("About the most memory they may take; the oldest go first. Default 256MB.")]
    public ByteSize? MaxMemory { get; init; }
}
