using Suffice.Catalog;
using Suffice.Evaluation.Advising.Tuning;

namespace Suffice.Evaluation.Tests.Advising;

public sealed class TuningReckoningTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 27, 0, 0, 0, TimeSpan.Zero);
    private static readonly ModelCatalog Catalog = ModelCatalog.BuiltIn();

    private static readonly TuningOptions Worked = new() { PromptTokens = 3_000, AnswerTokens = 200, TunedPromptTokens = 600 };

    private static readonly TuningFacts Facts = new()
    {
        Task = "triage",
        Now = Now,
        Capable = Catalog.Find("gpt-6-sol")!,
        Small = Catalog.Find("gpt-6-luna"),
        CallsPerMonth = 40_000,
        Teacher = "gpt",
    };

    [Fact]
    public void Of_WorkedExample_PaysBackAt395779CallsAndSavesNothingBesideTheSmallPromptedModel()
    {
        TuningAdvice advice = TuningReckoning.Of(Facts, Worked);

        advice.Moves.Single(move => move.Kind == MoveKind.Capable).CallUsd.ShouldBe(0.0080m);
        advice.Moves.Single(move => move.Kind == MoveKind.SmallerModel).CallUsd.ShouldBe(0.00040m);
        advice.Moves.Single(move => move.Kind == MoveKind.Tuned).CallUsd.ShouldBe(0.00042m);
        advice.BreakEvenCalls.ShouldBe(395_779m);
        advice.BreakEvenCallsBesidePrompted.ShouldBeNull();
        advice.Outcome.ShouldBe(TuningOutcome.CheaperMoveWins);
        advice.Sentence.ShouldContain("$0.0004 a call with its whole prompt, the tuned model $0.00042; there is nothing to save");
    }

    [Fact]
    public void Of_DedicatedCard_CostsAsMuchAsFourAndAHalfMillionSmallCalls() =>
        TuningReckoning.Of(Facts, Worked with { HostingPerMonthUsd = 1_825m }).CallsForHosting.ShouldBe(4_562_500m);

    [Fact]
    public void Of_CheaperMoves_StandBeforeTuningInTheirOrder() =>
        TuningReckoning.Of(Facts, Worked).Moves.Select(move => move.Kind).ShouldBe(
            [MoveKind.Capable, MoveKind.SmallerModel, MoveKind.CachedPrompt, MoveKind.Batch, MoveKind.TrimmedPrompt, MoveKind.LocalRung, MoveKind.Tuned]);

    [Fact]
    public void Of_CachedPromptAndBatch_KeepTheAnswersAndArePricedByTheCatalogue()
    {
        TuningAdvice advice = TuningReckoning.Of(Facts, Worked with { FixedTokens = 2_400 });

        Move cached = advice.Moves.Single(move => move.Kind == MoveKind.CachedPrompt);
        cached.CallUsd.ShouldBe(((600 * 2m) + (2_400 * 0.20m) + (200 * 10m)) / 1_000_000m);
        cached.KeepsAnswers.ShouldBeTrue();
        advice.Moves.Single(move => move.Kind == MoveKind.Batch).CallUsd.ShouldBe(0.0040m);
        advice.Moves.Single(move => move.Kind == MoveKind.Tuned).MonthUsd.ShouldBe(0.00042m * 40_000);
    }

    [Fact]
    public void Of_NoSmallModelAndManyCalls_Pays()
    {
        TuningAdvice advice = TuningReckoning.Of(Facts with { Small = null }, Worked);

        advice.Outcome.ShouldBe(TuningOutcome.Pays);
        advice.BreakEvenCallsPerMonth.ShouldBe(32_982m);
        advice.Conditions.ShouldContain(condition => condition.IsMet == true && condition.Found == "480,000 calls in 12 months, 395,784 wanted");
    }

    [Fact]
    public void Of_LadderThatIsCheapAlready_IsWhatTheTunedModelHasToBeat()
    {
        TuningFacts facts = Facts with { Small = null, PaidCallUsd = 0.0010m };

        TuningAdvice advice = TuningReckoning.Of(facts, Worked);

        advice.Moves[0].Kind.ShouldBe(MoveKind.Today);
        advice.Moves[0].MonthUsd.ShouldBe(40m);
        advice.BreakEvenCallsBesideToday.ShouldBe(5_172_414m);
        advice.Outcome.ShouldBe(TuningOutcome.TooFewCalls);
        advice.Sentence.ShouldStartWith("beside what is paid today it takes 431,035 calls a month");
        TuningReckoning.Of(facts with { PaidCallUsd = 0.0004m }, Worked).Outcome.ShouldBe(TuningOutcome.SavesNothing);
    }

    [Fact]
    public void Of_FewCalls_DoNotPay() =>
        TuningReckoning.Of(Facts with { Small = null }, Worked with { CallsPerMonth = 1_000 }).Outcome.ShouldBe(TuningOutcome.TooFewCalls);

    [Fact]
    public void Of_BaseThatRetiresWithinItsLife_IsTrainedAnew()
    {
        TuningFacts facts = Facts with { Small = null, TunedBase = Facts.Small! with { Name = "base", RetiresOn = new DateOnly(2027, 1, 14) } };

        TuningAdvice advice = TuningReckoning.Of(facts, Worked with { RetrainCostUsd = 1_000m });

        advice.Retrainings.ShouldBe(1);
        advice.ProjectUsd.ShouldBe(4_000m);
        advice.BreakEvenCalls.ShouldBe(527_705m);
        advice.Conditions.ShouldContain(condition => condition.IsMet == false && condition.Found.Contains("base retires on 2027-01-14", StringComparison.Ordinal));
    }

    [Fact]
    public void Of_TunedCallThatCostsMore_SavesNothing() =>
        TuningReckoning.Of(Facts with { Small = null }, Worked with { TunedPrice = new TokenPrices { Input = 10m, Output = 30m } }).Outcome.ShouldBe(TuningOutcome.SavesNothing);

    [Fact]
    public void Of_NothingKnownOfACall_SaysWhatIsMissing()
    {
        TuningAdvice advice = TuningReckoning.Of(Facts with { CallsPerMonth = null }, new TuningOptions());

        advice.Outcome.ShouldBe(TuningOutcome.Unknown);
        advice.Sentence.ShouldContain("--prompt-tokens");
        advice.Inputs.Single(input => input.Option == "--calls-per-month").Value.ShouldBeNull();
    }

    [Fact]
    public void Of_VolumeUnknown_SaysHowManyItWouldTake()
    {
        TuningAdvice advice = TuningReckoning.Of(Facts with { CallsPerMonth = null, Small = null }, Worked);

        advice.Outcome.ShouldBe(TuningOutcome.Unknown);
        advice.Sentence.ShouldContain("32,982 calls a month");
        advice.Sentence.ShouldContain("--calls-per-month N");
        advice.Moves[0].MonthUsd.ShouldBeNull();
    }

    [Theory]
    [InlineData(499, false)]
    [InlineData(500, true)]
    public void Of_AcceptedAnswers_AreEnoughFrom500(int kept, bool isMet) =>
        TuningReckoning.Of(Facts with { AcceptedKept = kept }, Worked).Conditions.Single(condition => condition.Name.StartsWith("500 accepted", StringComparison.Ordinal)).IsMet.ShouldBe(isMet);

    [Theory]
    [InlineData("2026-09-28", true)]
    [InlineData("2026-09-29", false)]
    public void Of_Standard_HasToHaveStoodForSixtyDays(string since, bool isMet) =>
        TuningReckoning.Of(Facts, Worked with { StandardSince = DateOnly.Parse(since, System.Globalization.CultureInfo.InvariantCulture) }).Conditions[0].IsMet.ShouldBe(isMet);

    [Fact]
    public void Of_TermsOfTheTeacher_AreNeverTakenForMet() =>
        TuningReckoning.Of(Facts with { AcceptedKept = 1_000, HeldItems = 200, HasRungToGoBackTo = true }, Worked)
            .Conditions.Single(condition => condition.Name.StartsWith("terms", StringComparison.Ordinal)).IsMet.ShouldBeNull();
}
