using System.Collections.Immutable;
using System.ComponentModel;
using System.Globalization;
using System.Text.Json;
using Suffice.Checks.Canonical;
using Suffice.Checks.Paths;

namespace Suffice.Checks.Kinds;

/// <summary>Options of the check <c>distribution</c>.</summary>
internal sealed record DistributionOptions
{
    /// <summary>The JSON path of the values that are counted.</summary>
    [Description("The JSON path of the values that are counted, such as $.slots[*].category.")]
    public required string Path { get; init; }

    /// <summary>The share that each value should have, from 0 to 1; a value not named should have none.</summary>
    [Description("The share each value should have, from 0 to 1; a value not named should have none.")]
    public required ImmutableDictionary<string, decimal> Target { get; init; }

    /// <summary>How far a share may be from its target, from 0 to 1.</summary>
    /// <value>0.1.</value>
    [Description("How far each share may be from its target, from 0 to 1.")]
    public decimal Tolerance { get; init; } = 0.1m;

    /// <summary>With fewer values the check does not apply; with none it fails.</summary>
    /// <value>1.</value>
    [Description("With fewer values than this the shares are not judged.")]
    public int MinCount { get; init; } = 1;
}

/// <summary>The values at a path are shared out as stated.</summary>
/// <remarks>A share that no whole number of items can hit is held to the nearest whole number of items.</remarks>
internal sealed class DistributionCheck : ICheck
{
    private readonly DistributionOptions options;
    private readonly JsonPath path;

    /// <summary>Makes the check.</summary>
    /// <param name="options">Its options.</param>
    /// <exception cref="CheckOptionsException">The path or the shares cannot work.</exception>
    public DistributionCheck(DistributionOptions options)
    {
        this.options = options;
        path = JsonPath.Parse(options.Path, "path");
        if (options.Target.IsEmpty || options.Target.Values.Any(share => share is < 0 or > 1) || options.Target.Values.Sum() > 1.001m)
        {
            throw new CheckOptionsException("target", "is not a set of shares", "give each value a share from 0 to 1, at most 1 together");
        }

        if (options.Tolerance is < 0 or > 1)
        {
            throw new CheckOptionsException("tolerance", $"is {options.Tolerance.ToString(CultureInfo.InvariantCulture)}", "give a share from 0 to 1");
        }
    }

    /// <summary>What a policy knows of it.</summary>
    public static CheckDefinition Definition { get; } = CheckDefinition.For<DistributionOptions>(
        "distribution", "The values at a path are shared out as stated.", (options, _) => new DistributionCheck(options));

    /// <inheritdoc/>
    public string Name => "distribution";

    /// <inheritdoc/>
    public ValueTask<Finding> JudgeAsync(JudgedAnswer judged, CancellationToken cancellationToken) => new(Judge(judged));

    private Finding Judge(JudgedAnswer judged)
    {
        if (!AnswerPart.TryRoot(judged, path, out JsonElement root, out Finding otherwise))
        {
            return otherwise;
        }

        List<JsonElement> values = path.Select(root);
        if (values.Count < Math.Max(1, options.MinCount))
        {
            return values.Count == 0 ? Finding.Failed($"The answer has no value at {path.Text}.") : Finding.NotApplicable;
        }

        Dictionary<string, int> counts = new(StringComparer.Ordinal);
        foreach (JsonElement value in values)
        {
            string text = JsonScalar.TextOf(value);
            counts[text] = counts.GetValueOrDefault(text) + 1;
        }

        List<string> off = [.. Off(counts, values.Count)];
        return off.Count == 0 ? Finding.Passed : Finding.Failed($"Of {values.Count} values at {path.Text}, {string.Join("; ", off)}.");
    }

    private IEnumerable<string> Off(Dictionary<string, int> counts, int total)
    {
        decimal reach = Math.Max(options.Tolerance * total, 0.5m);
        foreach ((string value, decimal share) in options.Target.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            int count = counts.GetValueOrDefault(value);
            if (Math.Abs(count - (share * total)) > reach)
            {
                yield return $"{count} are \"{value}\" where about {Math.Round(share * total, MidpointRounding.AwayFromZero):0} should be";
            }
        }

        foreach ((string value, int count) in counts)
        {
            if (!options.Target.ContainsKey(value) && count > reach)
            {
                yield return $"{count} are \"{JsonScalar.Quote(value)}\", which should not occur";
            }
        }
    }
}
