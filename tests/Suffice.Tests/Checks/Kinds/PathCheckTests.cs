using System.Collections.Immutable;
using Suffice.Checks;
using Suffice.Checks.Kinds;

namespace Suffice.Tests.Checks.Kinds;

public sealed class PathCheckTests
{
    private const string Slots = """{"slots": [{"id": "p1", "kind": "promo"}, {"id": "p9", "kind": "story"}, {"id": "p1", "kind": "story"}]}""";

    [Fact]
    public async Task References_UnknownId_IsNamedWithTheKnownOnes()
    {
        ReferencesCheck check = new(new ReferencesOptions { Path = "$.slots[*].id", Allowed = ["$request.metadata.ids"] });

        Finding finding = await check.Judge(Slots, Given.Call(metadata: """{"ids": ["p1", "p2"]}"""));

        finding.Violation.ShouldBe("$.slots[*].id holds \"p9\", which is not known; use only \"p1\", \"p2\".");
    }

    [Fact]
    public async Task References_AllKnown_Passes()
    {
        ReferencesCheck check = new(new ReferencesOptions { Path = "$.slots[*].id", Allowed = ["p1", "$request.input.ids[*].id"] });

        Finding finding = await check.Judge(Slots, Given.Call("""Use these: {"ids": [{"id": "p9"}]}"""));

        finding.Kind.ShouldBe(FindingKind.Passed);
    }

    [Fact]
    public async Task References_NothingKnown_FailsLoudly()
    {
        ReferencesCheck check = new(new ReferencesOptions { Path = "$.slots[*].id", Allowed = ["$request.metadata.ids"] });

        Finding finding = await check.Judge(Slots, Given.Call());

        finding.Violation.ShouldNotBeNull().ShouldContain("$request.metadata.ids");
    }

    [Fact]
    public async Task Unique_Repeated_NamesBothPlaces()
    {
        UniqueCheck check = new(new UniqueOptions { Path = "$.slots[*].id" });

        Finding finding = await check.Judge(Slots);

        finding.Violation.ShouldNotBeNull().ShouldStartWith("$.slots[2].id repeats $.slots[0].id");
    }

    [Theory]
    [InlineData(0.3, 0.7, FindingKind.Passed)]
    [InlineData(0.9, 0.1, FindingKind.Failed)]
    public async Task Distribution_NearestWholeNumberOfItems_IsReached(double promo, double story, FindingKind kind)
    {
        DistributionCheck check = new(new DistributionOptions
        {
            Path = "$.slots[*].kind",
            Target = ImmutableDictionary<string, decimal>.Empty.Add("promo", (decimal)promo).Add("story", (decimal)story),
            Tolerance = 0.05m,
        });

        Finding finding = await check.Judge(Slots);

        finding.Kind.ShouldBe(kind);
    }

    [Fact]
    public async Task Distribution_ValueNotNamed_Fails()
    {
        DistributionCheck check = new(new DistributionOptions
        {
            Path = "$.slots[*].kind",
            Target = ImmutableDictionary<string, decimal>.Empty.Add("promo", 0.3m),
        });

        Finding finding = await check.Judge(Slots);

        finding.Violation.ShouldNotBeNull().ShouldContain("2 are \"story\", which should not occur");
    }

    [Theory]
    [InlineData("""{"total": "1,200.00 $"}""", FindingKind.Passed)]
    [InlineData("""{"total": 1200}""", FindingKind.Passed)]
    [InlineData("""{"total": 1201}""", FindingKind.Failed)]
    [InlineData("""{"other": 1}""", FindingKind.NotApplicable)]
    public async Task Contradiction_ComparesByMeaning(string answer, FindingKind kind)
    {
        ContradictionCheck check = new(new ContradictionOptions
        {
            Fields = ImmutableDictionary<string, string>.Empty.Add("$.total", "$request.metadata.total"),
        });

        Finding finding = await check.Judge(answer, Given.Call(metadata: """{"total": "$1,200"}"""));

        finding.Kind.ShouldBe(kind);
    }

    [Theory]
    [InlineData("2024-03-01", "March 1, 2024", FindingKind.Passed)]
    [InlineData("01/03/2024", "2024-03-01", FindingKind.Passed)]
    [InlineData("2 March 2024", "2024-03-01", FindingKind.Failed)]
    [InlineData("hello world", "Hello  World.", FindingKind.Passed)]
    public async Task Contradiction_DatesAndWords_InAnyForm(string said, string known, FindingKind kind)
    {
        ContradictionCheck check = new(new ContradictionOptions
        {
            Fields = ImmutableDictionary<string, string>.Empty.Add("$.v", "$request.metadata.v"),
        });

        Finding finding = await check.Judge($$"""{"v": "{{said}}"}""", Given.Call(metadata: $$"""{"v": "{{known}}"}"""));

        finding.Kind.ShouldBe(kind);
    }

    [Theory]
    [InlineData("slots")]
    [InlineData("$slots")]
    [InlineData("$..slots")]
    [InlineData("$.slots[")]
    [InlineData("$.slots[x]")]
    [InlineData("$.slots['a]")]
    [InlineData("$.")]
    public void Path_ThatCannotBeRead_IsRefusedAtLoad(string path)
    {
        CheckOptionsException wrong = Should.Throw<CheckOptionsException>(() => new UniqueCheck(new UniqueOptions { Path = path }));

        wrong.Field.ShouldBe("path");
        wrong.Wrong.ShouldContain(path);
    }

    [Theory]
    [InlineData("$request")]
    [InlineData("$request.meta.x")]
    [InlineData("$request.metadata[x]")]
    public void RequestPath_ThatCannotBeRead_IsRefusedAtLoad(string path)
    {
        CheckOptionsException wrong = Should.Throw<CheckOptionsException>(() => new ReferencesCheck(new ReferencesOptions { Path = "$", Allowed = [path] }));

        wrong.Field.ShouldBe("allowed");
    }
}
