using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Suffice.Checks.Paths;

/// <summary>
/// Chooses values of a JSON document: <c>$</c>, <c>.name</c>, <c>['name']</c>, <c>[n]</c> (negative from the end), <c>[*]</c> and <c>.*</c>;
/// the part of RFC 9535 that a check needs.
/// </summary>
internal sealed class JsonPath
{
    private JsonPath(string text, ImmutableArray<PathStep> steps)
    {
        Text = text;
        Steps = steps;
    }

    /// <summary>The path as written.</summary>
    public string Text { get; }

    /// <summary>Its steps from the root.</summary>
    public ImmutableArray<PathStep> Steps { get; }

    /// <summary>Reads a path that a policy states.</summary>
    /// <param name="text">The path, beginning with <c>$</c>.</param>
    /// <param name="option">The option it is the value of.</param>
    /// <returns>The path.</returns>
    /// <exception cref="CheckOptionsException">It is not a path.</exception>
    public static JsonPath Parse(string text, string option) => ParseAfter(text, "$", option);

    /// <summary>Reads a path whose root is named otherwise, such as <c>$request.metadata</c>.</summary>
    internal static JsonPath ParseAfter(string text, string root, string option)
    {
        if (!text.StartsWith(root, StringComparison.Ordinal))
        {
            throw Bad(text, option, $"does not begin with \"{root}\"");
        }

        ImmutableArray<PathStep>.Builder read = ImmutableArray.CreateBuilder<PathStep>();
        int at = root.Length;
        while (at < text.Length)
        {
            (PathStep step, at) = text[at] switch
            {
                '.' => ReadName(text, at + 1, option),
                '[' => ReadBracket(text, at + 1, option),
                char other => throw Bad(text, option, $"has \"{other}\" at position {at + 1} where \".\" or \"[\" should be"),
            };
            read.Add(step);
        }

        return new JsonPath(text, read.ToImmutable());
    }

    /// <summary>Adds the chosen values, in document order.</summary>
    /// <param name="root">The document.</param>
    /// <param name="into">Where they are added.</param>
    public void Select(JsonElement root, List<JsonElement> into) => Walk(root, 0, into);

    /// <summary>The chosen values, in document order.</summary>
    public List<JsonElement> Select(JsonElement root)
    {
        List<JsonElement> chosen = [];
        Walk(root, 0, chosen);
        return chosen;
    }

    /// <summary>Where the n-th chosen value is, written as a path; worked out only to word a violation.</summary>
    public string LocationOf(JsonElement root, int index)
    {
        int left = index;
        StringBuilder location = new("$");
        return Locate(root, 0, ref left, location) ? location.ToString() : Text;
    }

    private void Walk(JsonElement element, int depth, List<JsonElement> into)
    {
        if (depth == Steps.Length)
        {
            into.Add(element);
        }
        else if (Steps[depth].Kind != PathStepKind.All)
        {
            if (Steps[depth].TryTake(element, out JsonElement next))
            {
                Walk(next, depth + 1, into);
            }
        }
        else if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (JsonElement item in element.EnumerateArray())
            {
                Walk(item, depth + 1, into);
            }
        }
        else if (element.ValueKind == JsonValueKind.Object)
        {
            foreach (JsonProperty property in element.EnumerateObject())
            {
                Walk(property.Value, depth + 1, into);
            }
        }
    }

    private bool Locate(JsonElement element, int depth, ref int left, StringBuilder location)
    {
        if (depth == Steps.Length)
        {
            return left-- == 0;
        }

        int length = location.Length;
        foreach ((string name, JsonElement next) in Steps[depth].Named(element))
        {
            location.Append(name);
            if (Locate(next, depth + 1, ref left, location))
            {
                return true;
            }

            location.Length = length;
        }

        return false;
    }

    private static (PathStep Step, int Next) ReadName(string text, int start, string option)
    {
        int end = start;
        while (end < text.Length && text[end] is not ('.' or '[' or ']'))
        {
            end++;
        }

        return end == start
            ? throw Bad(text, option, start < text.Length && text[start] == '.' ? "uses \"..\", which is not supported" : "ends where a name should follow")
            : (text.AsSpan(start, end - start) is "*" ? PathStep.All : PathStep.ToName(text[start..end]), end);
    }

    private static (PathStep Step, int Next) ReadBracket(string text, int start, string option)
    {
        if (start < text.Length && text[start] is '\'' or '"')
        {
            int quote = text.IndexOf(text[start], start + 1);
            return quote > 0 && quote + 1 < text.Length && text[quote + 1] == ']'
                ? (PathStep.ToName(text[(start + 1)..quote]), quote + 2)
                : throw Bad(text, option, "has a quoted name that does not end with its quote and \"]\"");
        }

        int end = text.IndexOf(']', start);
        if (end < 0)
        {
            throw Bad(text, option, "has \"[\" without \"]\"");
        }

        string inside = text[start..end];
        return inside == "*" ? (PathStep.All, end + 1)
            : int.TryParse(inside, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int index)
                ? (PathStep.ToIndex(index), end + 1)
                : throw Bad(text, option, $"has \"[{inside}]\", which is neither a number, * nor a quoted name");
    }

    private static CheckOptionsException Bad(string text, string option, string wrong) =>
        new(option, $"the path \"{text}\" {wrong}", "write a path such as $.items[*].id, built of .name, ['name'], [0] and [*]");
}
