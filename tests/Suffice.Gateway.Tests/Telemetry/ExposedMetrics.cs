using System.Globalization;
using System.Text.RegularExpressions;

namespace Suffice.Gateway.Tests.Telemetry;

/// <summary>Reads Prometheus' text form as strictly as its description allows, and complains of everything else.</summary>
internal sealed partial class ExposedMetrics
{
    private static readonly string[] Types = ["counter", "gauge", "histogram"];
    private readonly Dictionary<string, decimal> samples = new(StringComparer.Ordinal);

    public Dictionary<string, string> Families { get; } = new(StringComparer.Ordinal);

    public IReadOnlyCollection<string> Series => samples.Keys;

    public decimal this[string series] => samples.TryGetValue(series, out decimal value) ? value
        : throw new ShouldAssertException($"no {series} among\n{string.Join('\n', samples.Keys)}");

    public static ExposedMetrics Parse(string text)
    {
        text.ShouldEndWith("\n");
        ExposedMetrics read = new();
        string family = string.Empty;
        string helped = string.Empty;
        foreach (string line in text[..^1].Split('\n'))
        {
            if (Help.Match(line) is { Success: true } help)
            {
                helped = help.Groups["name"].Value;
            }
            else if (Type.Match(line) is { Success: true } type)
            {
                family = type.Groups["name"].Value;
                family.ShouldBe(helped, "a TYPE line follows its own HELP line");
                Types.ShouldContain(type.Groups["type"].Value);
                read.Families.TryAdd(family, type.Groups["type"].Value).ShouldBeTrue($"{family} comes in one group");
            }
            else
            {
                read.Add(family, line);
            }
        }

        read.CheckHistograms();
        return read;
    }

    private void Add(string family, string line)
    {
        Match sample = Sample.Match(line);
        sample.Success.ShouldBeTrue($"not a sample: {line}");
        string name = sample.Groups["name"].Value;
        string type = Families[family];
        (name == family || (type == "histogram" && name[family.Length..] is "_bucket" or "_sum" or "_count")).ShouldBeTrue($"{name} is none of {family}");
        (type == "counter").ShouldBe(name.EndsWith("_total", StringComparison.Ordinal), $"only counters end in _total, and they all do: {name}");
        decimal value = decimal.Parse(sample.Groups["value"].Value, NumberStyles.Float, CultureInfo.InvariantCulture);
        (type == "gauge" || value >= 0).ShouldBeTrue(line);
        samples.TryAdd(name + sample.Groups["labels"].Value, value).ShouldBeTrue($"twice: {line}");
    }

    private void CheckHistograms()
    {
        foreach (string family in Families.Where(f => f.Value == "histogram").Select(f => f.Key))
        {
            foreach (IGrouping<string, KeyValuePair<string, decimal>> group in samples.Where(s => s.Key.StartsWith(family + "_bucket{", StringComparison.Ordinal)).GroupBy(s => Bound.Replace(s.Key, string.Empty)))
            {
                decimal[] counts = [.. group.Select(s => s.Value)];
                counts.SequenceEqual(counts.Order()).ShouldBeTrue($"buckets of {group.Key} add up");
                group.Last().Key.ShouldContain("le=\"+Inf\"");
                this[group.Key.Replace("_bucket", "_count", StringComparison.Ordinal)].ShouldBe(counts[^1]);
                this[group.Key.Replace("_bucket", "_sum", StringComparison.Ordinal)].ShouldBeGreaterThanOrEqualTo(0);
            }
        }
    }

    [GeneratedRegex(@"\A# HELP (?<name>[a-z_][a-z0-9_]*) [^\\\n]+\z")]
    private static partial Regex Help { get; }

    [GeneratedRegex(@"\A# TYPE (?<name>[a-z_][a-z0-9_]*) (?<type>[a-z]+)\z")]
    private static partial Regex Type { get; }

    [GeneratedRegex("""\A(?<name>[a-z_][a-z0-9_]*)(?<labels>\{[a-z_]+="(\\[\\n"]|[^\\"\n])*"(,[a-z_]+="(\\[\\n"]|[^\\"\n])*")*\})? (?<value>-?[0-9]+(\.[0-9]+)?)\z""")]
    private static partial Regex Sample { get; }

    [GeneratedRegex(",?le=\"[^\"]*\"")]
    private static partial Regex Bound { get; }
}
