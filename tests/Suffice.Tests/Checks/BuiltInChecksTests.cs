using System.Text.RegularExpressions;
using Suffice.Checks;
using Suffice.Policy;

namespace Suffice.Tests.Checks;

public sealed partial class BuiltInChecksTests
{
    [Fact]
    public void All_AreThoseOfTheDocumentationInItsOrder() =>
        BuiltInChecks.All.Select(check => check.Name).ShouldBe(TableRow.Matches(DocumentedGates.Page).Select(row => row.Groups["name"].Value));

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
