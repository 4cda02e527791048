using System.Text.RegularExpressions;
using Suffice.Tests.Policy;

namespace Suffice.Tests.Docs;

/// <summary>docs/faults.md has a row for every fault of its sections, and the tests it names are there.</summary>
public sealed partial class FaultsPageTests
{
    private static readonly Row[] Rows =
        [.. Line.Matches(File.ReadAllText(Repository.PathOf("docs/faults.md"))).Select(line => new Row(line.Groups["id"].Value, line.Groups["held"].Value))];

    private static readonly ILookup<string, string> Sources = Directory
        .EnumerateFiles(Repository.PathOf("tests"), "*.cs", SearchOption.AllDirectories)
        .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
        .ToLookup(file => Path.GetFileNameWithoutExtension(file), File.ReadAllText);

    public static TheoryData<string, string> Named =>
        [.. Rows.SelectMany(row => Test.Matches(row.Held).Select(test => (test.Groups["class"].Value, test.Groups["method"].Value))).Distinct()];

    public static TheoryData<string, string> Held => [.. Rows.Select(row => (row.Id, row.Held))];

    [Fact]
    public void Page_EveryFaultOfItsSections_HasOneRow() => Rows.Select(row => row.Id).ShouldBe([
        .. Numbers(14, 22), "P22b", "P22c", "P22d", "P22e", "P22f",
        .. Numbers(23, 39),
        .. Numbers(40, 50), "P50b", "P50c", "P50d", "P50e",
        .. Numbers(51, 58),
        .. Numbers(70, 84),
    ]);

    [Theory]
    [MemberData(nameof(Named))]
    public void Page_EveryTestItNames_IsOneTest(string type, string method) =>
        Sources[type].Count(source => Regex.IsMatch(source, $@"\n    public (async )?(Task|void) {method}\(")).ShouldBe(1, $"{type}.{method}");

    [Theory]
    [MemberData(nameof(Held))]
    public void Page_EveryRow_NamesATestOrSaysWhyNot(string id, string held) =>
        (Test.IsMatch(held) || Reason.IsMatch(held)).ShouldBeTrue($"{id}: {held}");

    private static IEnumerable<string> Numbers(int first, int last) => Enumerable.Range(first, last - first + 1).Select(number => $"P{number}");

    [GeneratedRegex(@"^\| (?<id>P\d+[a-z]?) \| [^|]+ \| (?<held>[^|]+) \|$", RegexOptions.Multiline)]
    private static partial Regex Line { get; }

    [GeneratedRegex(@"`(?<class>[A-Z]\w+)\.(?<method>[A-Z]\w+_\w+)`")]
    private static partial Regex Test { get; }

    [GeneratedRegex("^(Does not apply|Open|Open in part): .{10,}")]
    private static partial Regex Reason { get; }

    private sealed record Row(string Id, string Held);
}
