using System.ComponentModel;
using System.Text.Json;
using Suffice.Checks.Canonical;
using Suffice.Checks.Paths;
using Suffice.Yaml.Binding;

namespace Suffice.Checks.Kinds;

/// <summary>Options of the check <c>unique</c>.</summary>
internal sealed record UniqueOptions
{
    /// <summary>The JSON path of the values that must differ.</summary>
    [Shorthand]
    [Description("The JSON path of the values that must all differ, such as $.items[*].id.")]
    public required string Path { get; init; }

    /// <summary>True when spellings that differ only in case, spacing or punctuation count as equal.</summary>
    /// <value>False.</value>
    [Description("True when spellings that differ only in case, spacing or punctuation count as equal.")]
    public bool Loose { get; init; }
}

/// <summary>No two values at a path are equal.</summary>
internal sealed class UniqueCheck(UniqueOptions options) : ICheck
{
    private readonly JsonPath path = JsonPath.Parse(options.Path, "path");

    /// <summary>What a policy knows of it.</summary>
    public static CheckDefinition Definition { get; } = CheckDefinition.For<UniqueOptions>(
        "unique", "No two values at a path are equal.", (options, _) => new UniqueCheck(options));

    /// <inheritdoc/>
    public string Name => "unique";

    /// <inheritdoc/>
    public ValueTask<Finding> JudgeAsync(JudgedAnswer judged, CancellationToken cancellationToken) => new(Judge(judged));

    private Finding Judge(JudgedAnswer judged)
    {
        if (!AnswerPart.TryRoot(judged, path, out JsonElement root, out Finding otherwise))
        {
            return otherwise;
        }

        List<JsonElement> values = path.Select(root);
        Dictionary<string, int> seen = new(values.Count, StringComparer.Ordinal);
        for (int i = 0; i < values.Count; i++)
        {
            string text = JsonScalar.TextOf(values[i]);
            if (!seen.TryAdd(options.Loose ? LabelText.Of(text) : text, i))
            {
                int first = seen[options.Loose ? LabelText.Of(text) : text];
                return Finding.Failed(
                    $"{path.LocationOf(root, i)} repeats {path.LocationOf(root, first)}: \"{JsonScalar.Quote(text)}\". Each value at {path.Text} must be different.");
            }
        }

        return values.Count == 0 ? Finding.NotApplicable : Finding.Passed;
    }
}
