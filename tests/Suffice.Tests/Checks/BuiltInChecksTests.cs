using Suffice.Checks;

namespace Suffice.Tests.Checks;

public sealed class BuiltInChecksTests
{
    [Fact]
    public void All_NamesAreThoseOfTheDocumentation()
    {
        IEnumerable<string> names = BuiltInChecks.All.Select(check => check.Name);

        names.ShouldBe(
            ["json", "json_schema", "one_of", "regex", "length", "references", "distribution", "unique", "arithmetic", "contradiction",
                "grounded", "tool_call", "refusal", "truncated", "empty", "language", "agreement"]);
    }

    [Fact]
    public void StructuralGate_IsMadeOfBuiltInChecks()
    {
        StructuralGate.Names.ShouldBeSubsetOf(BuiltInChecks.All.Select(check => check.Name));
        StructuralGate.Checks.Select(check => check.Check.Name).ShouldBe(StructuralGate.Names);
    }

    [Fact]
    public void StructuralGate_WhatCanBeMended_IsMendedFirst()
    {
        StructuralGate.Checks.ShouldAllBe(check => check.OnFail!.Repair == (check.Check is IRepairingCheck));
    }
}
