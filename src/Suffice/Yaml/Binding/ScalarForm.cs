using System.Text.Json.Nodes;

namespace Suffice.Yaml.Binding;

/// <summary>One kind of single value: how it is read, written, described to people and to editors.</summary>
/// <param name="Noun">What it is, such as <c>a duration</c>.</param>
/// <param name="Right">What would be right, such as <c>a number and a unit, such as 30s</c>.</param>
/// <param name="Read">Reads a text.</param>
/// <param name="Write">Writes a value as a policy would.</param>
/// <param name="Schema">Describes it as JSON Schema; a new object each time.</param>
internal sealed record ScalarForm(
    string Noun,
    string Right,
    Func<string, Reading> Read,
    Func<object, string> Write,
    Func<JsonObject> Schema)
{
    /// <summary>True for what is written without quotes: a number in quotes is a text.</summary>
    public bool MustBePlain { get; init; }

    /// <summary>True when a wrong value must not be repeated in a message.</summary>
    public bool Secret { get; init; }

    /// <summary>The words allowed, for "did you mean".</summary>
    public IReadOnlyList<string> Words { get; init; } = [];
}
