using System.ComponentModel;
using System.Text.Json;
using Suffice.Pipelines;
using Suffice.Yaml.Binding;

namespace Suffice.Policy.Entries;

/// <summary>What a pipeline says of one of its inputs.</summary>
internal sealed record PipelineInputEntry
{
    [Shorthand]
    [Description("What it must be: text, number, boolean, list, object or any.")]
    public required InputType Type { get; init; }

    [Description("True when a run may do without it.")]
    public bool Optional { get; init; }

    [Description("What it is when it is not given.")]
    public JsonElement? Default { get; init; }
}
