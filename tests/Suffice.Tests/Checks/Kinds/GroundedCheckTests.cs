using Suffice.Checks;
using Suffice.Checks.Kinds;

namespace Suffice.Tests.Checks.Kinds;

public sealed class GroundedCheckTests
{
    private const string Input = "On 5 January 2024 ACME paid $1,200 (a 5% share of 24k) to \"the good people of Oslo\".";

    private readonly GroundedCheck check = new(new GroundedOptions());

    [Theory]
    [InlineData("They paid 1200 dollars.")]
    [InlineData("They paid 1.2k.")]
    [InlineData("The whole is 24,000, of which 0.05 is a share.")]
    [InlineData("It was paid on 2024-01-05.")]
    [InlineData("It was paid on Jan 5.")]
    [InlineData("It went to “The good people of Oslo”.")]
    [InlineData("Three facts:\n11. first\n12. second")]
    public async Task Judge_StatedInTheInput_Passes(string answer)
    {
        Finding finding = await check.Judge(answer, Given.Call(Input));

        finding.Kind.ShouldBe(FindingKind.Passed);
    }

    [Theory]
    [InlineData("They paid 1300 dollars.", "the number 1300")]
    [InlineData("It was paid on 2024-01-06.", "the date 2024-01-06")]
    [InlineData("It went to \"the bad people of Oslo\".", "the quote")]
    public async Task Judge_NotInTheInput_IsNamed(string answer, string told)
    {
        Finding finding = await check.Judge(answer, Given.Call(Input));

        finding.Violation.ShouldNotBeNull().ShouldContain(told);
    }

    [Theory]
    [InlineData("We meet on 5 May.", "We meet on 2024-05-05.", FindingKind.Passed)]
    [InlineData("We meet on 5 May.", "We meet on 2024-05-06.", FindingKind.Failed)]
    [InlineData("We met in May 2024.", "We met on 5 May 2024.", FindingKind.Passed)]
    [InlineData("We met on 03/04/2024.", "We met on 3 April 2024.", FindingKind.Passed)]
    public async Task Judge_DateInPart_AgreesAsFarAsItGoes(string input, string answer, FindingKind kind)
    {
        GroundedCheck dates = new(new GroundedOptions { Kinds = [GroundedKind.Dates] });

        Finding finding = await dates.Judge(answer, Given.Call(input));

        finding.Kind.ShouldBe(kind);
    }

    [Fact]
    public async Task Judge_OnlyTheNamedPaths_AreLookedAt()
    {
        GroundedCheck paths = new(new GroundedOptions { Paths = ["$.paid"] });

        Finding finding = await paths.Judge("""{"paid": 1200, "guess": 99999}""", Given.Call(Input));

        finding.Kind.ShouldBe(FindingKind.Passed);
    }
}
