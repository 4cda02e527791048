using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Suffice.Pipelines.Scopes;

/// <summary>Names a value of a run: <c>input.message</c>, <c>steps.classify.answer.category</c>, <c>item</c>.</summary>
internal sealed partial record ScopePath
{
    private ScopePath(string text, ImmutableArray<string> names)
    {
        Text = text;
        Names = names;
    }

    /// <summary>As it was written.</summary>
    public string Text { get; }

    /// <summary>Its names in order; an index is a name of digits.</summary>
    public ImmutableArray<string> Names { get; }

    /// <summary>Where it begins: <c>input</c>, <c>steps</c>, <c>item</c>, <c>index</c>, or a word of its own.</summary>
    public string Root => Names[0];

    /// <summary>The step it asks of; <see langword="null"/> when it asks of none.</summary>
    public string? Step => Root == "steps" && Names.Length > 1 ? Names[1] : null;

    /// <summary>Reads one.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The path; <see langword="null"/> when the text is none.</returns>
    public static ScopePath? Read(string text) => Form.IsMatch(text)
        ? new ScopePath(text, [.. text.Replace("]", string.Empty, StringComparison.Ordinal).Split('.', '[')])
        : null;

    /// <summary>The same value, named from another root.</summary>
    /// <param name="root">What to put before it.</param>
    /// <returns>The path.</returns>
    public ScopePath Under(string root) => Read($"{root}.{Text}")!;

    /// <summary>Walks into a value.</summary>
    /// <param name="from">The value.</param>
    /// <param name="skip">How many names are walked already.</param>
    /// <returns>What is there; <see langword="null"/> when nothing is.</returns>
    public JsonElement? Walk(JsonElement? from, int skip)
    {
        JsonElement? at = from;
        for (int i = skip; i < Names.Length && at is { } value; i++)
        {
            at = value.ValueKind switch
            {
                JsonValueKind.Object when value.TryGetProperty(Names[i], out JsonElement field) => field,
                JsonValueKind.Array when int.TryParse(Names[i], out int index) && index < value.GetArrayLength() => value[index],
                _ => null,
            };
        }

        return at is { ValueKind: JsonValueKind.Null } ? null : at;
    }

    [GeneratedRegex(@"^[A-Za-z_][A-Za-z0-9_-]*(\.[A-Za-z0-9_][A-Za-z0-9_-]*|\[[0-9]{1,6}\])*\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Form { get; }
}
