using System.Text.RegularExpressions;
using Suffice.Checks;
using Suffice.Policy;
using Suffice.Tests.Policy;

namespace Suffice.Tests.Checks;

public sealed partial class BuiltInChecksTests
{
    [Fact]
    public void All_AreThoseOfTheDocumentationInItsOrder() =>
        BuiltInChecks.All.Select(check => check.Name).ShouldBe(TableRow.Matches(DocumentedGates.Page).Select(row => row.Groups["name"].Value));

    [Fact]
    public void ReadMe_WhatTheGateCanCheck_NamesEveryCheck()
    {
        string section = File.ReadAllText(Repository.PathOf("README.md")).Split("\n## What the gate can check\n")[1].Split("\n## ")[0];

        BuiltInChecks.All.Select(check => check.Name).Where(name => !section.Contains($"`{name}`", StringComparison.Ordinal)).ShouldBeEmpty("README.md, What the gate can check");
    }

    [Fact]
    public void Structural_AreThoseOfTheDocumentationInItsOrder()
    {
        string sentence = StructuralSentence.Match(DocumentedGates.Page).Groups["names"].Value;

        BuiltInChecks.Structural.Select(check => check.Name).ShouldBe(CodeWord.Matches(sentence).Select(word => word.Groups["name"].Value));
        BuiltInChecks.Structural.ShouldBeSubsetOf(BuiltInChecks.All);
    }

    [Fact]
    public void StructuralGate_WhatCanBeMended_IsMendedFirst()
    {
        StructuralGate.Checks.ShouldAllBe(check => check.OnFail!.Repair == (check.Check is IRepairingCheck));
    }

    [GeneratedRegex(@"^\| \[`(?<name>\w+)`\]\(#", RegexOptions.Multiline)]
    private static partial Regex TableRow { get; }

    [GeneratedRegex("`structural` stands for (?<names>.*?), each with its defaults")]
    private static partial Regex StructuralSentence { get; }

    [GeneratedRegex("`(?<name>\\w+)`")]
    private static partial Regex CodeWord { get; }
}
