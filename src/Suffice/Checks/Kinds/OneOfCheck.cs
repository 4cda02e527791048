using System.Collections.Immutable;
using System.ComponentModel;
using System.Text.Json;
using Suffice.Checks.Canonical;
using Suffice.Checks.Paths;
using Suffice.Yaml.Binding;

namespace Suffice.Checks.Kinds;

/// <summary>Options of the check <c>one_of</c>.</summary>
internal sealed record OneOfOptions
{
    /// <summary>The labels; empty to read them from the <c>enum</c> of the call's own response schema.</summary>
    [Shorthand]
    [Description("The labels, exactly as the caller expects them; read from the enum of the call's own schema when absent.")]
    public ImmutableArray<string> Labels { get; init; } = [];

    /// <summary>The JSON path of the label; <see langword="null"/> for the whole answer, or where the schema has its enum.</summary>
    [Description("The JSON path of the label, such as $.category; the whole answer when absent.")]
    public string? Path { get; init; }
}

/// <summary>The answer is one of the known labels, letter for letter. Mends case, spacing, punctuation, markdown and a lead such as <c>Label:</c>.</summary>
internal sealed class OneOfCheck : IRepairingCheck
{
    private const int MostListed = 12;

    private readonly LabelSet? labels;
    private readonly JsonPath? path;
    private readonly SchemaLabels schemas = new();

    /// <summary>Makes the check.</summary>
    /// <param name="options">Its options.</param>
    /// <exception cref="CheckOptionsException">The labels or the path cannot work.</exception>
    public OneOfCheck(OneOfOptions options)
    {
        path = options.Path is null ? null : JsonPath.Parse(options.Path, "path");
        if (!options.Labels.IsDefaultOrEmpty)
        {
            labels = new LabelSet(options.Labels);
        }

        if (options.Labels.Any(string.IsNullOrWhiteSpace))
        {
            throw new CheckOptionsException("labels", "holds an empty label", "give each label as the caller expects it");
        }
    }

    /// <summary>What a policy knows of it.</summary>
    public static CheckDefinition Definition { get; } = CheckDefinition.For<OneOfOptions>(
        "one_of", "The answer is one of the known labels.", (options, _) => new OneOfCheck(options));

    /// <inheritdoc/>
    public string Name => "one_of";

    /// <inheritdoc/>
    public ValueTask<Finding> JudgeAsync(JudgedAnswer judged, CancellationToken cancellationToken) => new(Judge(judged));

    /// <inheritdoc/>
    public string? Repair(JudgedAnswer judged)
    {
        (LabelSet? known, JsonPath? place) = Standard(judged);
        if (known is null)
        {
            return null;
        }

        if (place is null)
        {
            return known.Match(judged.Text);
        }

        JsonElement? root = judged.Json.Root ?? JsonInText.ReadOnly(judged.Text);
        return root is null ? null : place.Rewrite(root.Value, value => known.Match(JsonScalar.TextOf(value)));
    }

    private Finding Judge(JudgedAnswer judged)
    {
        (LabelSet? known, JsonPath? place) = judged.IsToolTurn ? default : Standard(judged);
        if (known is null)
        {
            return Finding.NotApplicable;
        }

        if (place is null)
        {
            return known.Contains(judged.Text) ? Finding.Passed : Wrong("The answer", judged.Text, known);
        }

        if (judged.Json.Root is not { } root)
        {
            return AnswerPart.NeedsJson(judged, place);
        }

        List<JsonElement> values = place.Select(root);
        for (int i = 0; i < values.Count; i++)
        {
            if (!known.Contains(JsonScalar.TextOf(values[i])))
            {
                return Wrong(place.LocationOf(root, i), JsonScalar.TextOf(values[i]), known);
            }
        }

        return values.Count == 0 ? Finding.Failed($"The answer has no value at {place.Text}; put one of the labels there.") : Finding.Passed;
    }

    private (LabelSet? Labels, JsonPath? Path) Standard(JudgedAnswer judged) =>
        labels is not null ? (labels, path) : schemas.Of(judged.Request);

    private static Finding Wrong(string where, string said, LabelSet known)
    {
        string listed = string.Join(", ", known.Labels.Take(MostListed).Select(label => $"\"{label}\""));
        string more = known.Labels.Length > MostListed ? $" and {known.Labels.Length - MostListed} more given in the task" : string.Empty;
        string right = known.Match(said) is { } meant ? $"write exactly \"{meant}\"" : $"use exactly one of {listed}{more}";
        return Finding.Failed($"{where} is \"{JsonScalar.Quote(said)}\", which is not one of the labels; {right}.");
    }
}
