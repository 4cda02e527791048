using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Suffice.Yaml.Binding;

namespace Suffice.Policy.Entries;

/// <summary>What a policy says of one canary.</summary>
internal sealed record CanaryPromptEntry
{
    [Shorthand]
    [Description("The prompt.")]
    [MinLength(1)]
    public required string Prompt { get; init; }

    [Description("How its answer should begin, letter case aside.")]
    [MinLength(1)]
    public string? Expect { get; init; }
}
