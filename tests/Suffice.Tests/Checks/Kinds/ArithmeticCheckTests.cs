using CsCheck;
using Suffice.Checks;
using Suffice.Checks.Kinds;

namespace Suffice.Tests.Checks.Kinds;

public sealed class ArithmeticCheckTests
{
    private readonly ArithmeticCheck check = new(new ArithmeticOptions());

    [Theory]
    [InlineData("So 12 * 4 = 46 in all.", "48")]
    [InlineData("3 + 5 + 2 = 11", "10")]
    [InlineData("It takes <<80000+50000=120000>>120000.", "130000")]
    [InlineData("$1,200 x 3 = $3,500", "3600")]
    [InlineData("(3 + 4) × 2 = 15", "14")]
    [InlineData("100 / 3 = 34.33", "33.33")]
    [InlineData("20% * 50 = 11", "10")]
    [InlineData("10 - 25 = 15", "-15")]
    [InlineData("1. 2 + 2 = 5", "4")]
    [InlineData("- 2 + 2 = 5", "4")]
    [InlineData("a) Sum: 2 + 2 = 5.", "4")]
    [InlineData("2^3 + 1 = 10", "9")]
    [InlineData("""{"reasoning": "first\n6 * 7 = 43", "answer": "43"}""", "42")]
    public async Task Judge_SumThatDoesNotHold_IsToldItsValue(string answer, string value)
    {
        Finding finding = await check.Judge(answer);

        finding.Violation.ShouldNotBeNull().ShouldContain($"it comes to {value}.");
    }

    [Theory]
    [InlineData("12 * 4 = 48, so 48 eggs.")]
    [InlineData("$1,200 x 3 = $3,600")]
    [InlineData("100 / 3 = 33.33")]
    [InlineData("200 / 3 = 66.66")]
    [InlineData("140/3 = 46.666666666666664")]
    [InlineData("33.33 * 3 = 100")]
    [InlineData("(45/60)*100 = 75%")]
    [InlineData("1/4 = 25%")]
    [InlineData("5% + 3% = 8%")]
    [InlineData("100 + 20% = 120")]
    [InlineData("1/2 = 2/4")]
    [InlineData("3 + 5 = 8 + 2 = 10")]
    [InlineData("1.500 + 500 = 2.000")]
    public async Task Judge_SumThatHolds_Passes(string answer)
    {
        Finding finding = await check.Judge(answer);

        finding.Kind.ShouldBe(FindingKind.Passed);
    }

    [Theory]
    [InlineData("3x - 10 = 200")]
    [InlineData("y - 2 + 5 = 10")]
    [InlineData("21 - 3 = 2 * S")]
    [InlineData("half of 10 + 5 = 10")]
    [InlineData("f(2) + 3 = 12")]
    [InlineData("a[3] - 2 + 5 = 1")]
    [InlineData("2 1/2 * 4 = 10")]
    [InlineData("2 dozen + 3 = 27")]
    [InlineData("2020-2024 = 4 years")]
    [InlineData("10 % 3 = 1")]
    [InlineData("7 // 2 = 3")]
    [InlineData("x == 3 + 4 == 8")]
    [InlineData("3 + 5 >= 9")]
    [InlineData("1,5 + 1,5 = 3,0")]
    [InlineData("10:30 + 2 = 12:30")]
    [InlineData("2 + 3 = 5 million")]
    [InlineData("\\frac{1}{2} + 3 = 3.5")]
    [InlineData("5! + 1 = 121")]
    [InlineData("30 + 90 = 2h")]
    [InlineData("v1.2.3 - 1 = 4")]
    public async Task Judge_NoPlainSum_IsPassedOver(string answer)
    {
        Finding finding = await check.Judge(answer);

        finding.Kind.ShouldBe(FindingKind.Passed);
    }

    [Fact]
    public Task Judge_AnySumWritten_HoldsOnlyIfItIsRight() =>
        Gen.Select(Gen.Int[0, 9999], Gen.Int[0, 9999], Gen.Int[-3, 3]).SampleAsync(async (one, two, off) =>
        {
            Finding finding = await check.Judge($"That is {one} + {two} = {one + two + off}.");

            return finding.IsFailed == (off != 0);
        });

    [Theory]
    [InlineData("""{"total": 30.00, "items": [{"amount": 10.10}, {"amount": "19.90"}]}""", FindingKind.Passed)]
    [InlineData("""{"total": 31, "items": [{"amount": 10.10}, {"amount": "19.90"}]}""", FindingKind.Failed)]
    [InlineData("""{"items": []}""", FindingKind.Failed)]
    [InlineData("prose", FindingKind.Failed)]
    public async Task Judge_Totals_AreTheExactSumOfTheirParts(string answer, FindingKind kind)
    {
        ArithmeticCheck totals = new(new ArithmeticOptions { Totals = [new SumOptions { Total = "$.total", Parts = "$.items[*].amount" }] });

        Finding finding = await totals.Judge(answer);

        finding.Kind.ShouldBe(kind);
    }
}
