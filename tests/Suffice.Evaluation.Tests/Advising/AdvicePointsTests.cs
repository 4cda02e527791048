using System.Collections.Immutable;
using System.Text;
using Suffice.Chat;
using Suffice.Chat.Wires;
using Suffice.Confidence;
using Suffice.Evaluation.Advising;
using Suffice.Evaluation.Advising.Known;
using Suffice.Evaluation.Advising.Points;
using Suffice.Evaluation.Advising.Tuning;
using Suffice.Ledger;
using Suffice.Ledger.Bills;
using Suffice.Policy;
using Suffice.Spending;
using Suffice.Tasks;
using Suffice.Watching.Demotions;

namespace Suffice.Evaluation.Tests.Advising;

public sealed class AdvicePointsTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 11, 27, 0, 0, 0, TimeSpan.Zero);

    private readonly AdvisedDesk desk = new AdvisedDesk().With("small, large", ", gate: [ one_of: [urgent, normal] ]");

    public void Dispose() => desk.Dispose();

    [Theory]
    [InlineData(19, 0, Pointing.Unknown)]
    [InlineData(95, 5, Pointing.Small)]
    [InlineData(52, 48, Pointing.Neither)]
    [InlineData(30, 70, Pointing.Capable)]
    public void Repeatable_ShareOfCallsWithOneFixedPart_PointsByItsInterval(int same, int others, Pointing points)
    {
        AdviceFinding finding = new RepeatablePoint().Look(Known() with { Ledger = Seen([.. Enumerable.Range(0, same).Select(_ => Entry("same")), .. Enumerable.Range(0, others).Select(i => Entry($"other {i}"))]) });

        finding.Points.ShouldBe(points);
        finding.IsOpen.ShouldBe(points is not Pointing.Small);
    }

    [Fact]
    public void Repeatable_CallsWithoutFixedPart_SayNeither() =>
        new RepeatablePoint().Look(Known() with { Ledger = Seen([.. Enumerable.Range(0, 50).Select(_ => Entry(null))]) }).Points.ShouldBe(Pointing.Neither);

    [Theory]
    [InlineData(0, Pointing.Small)]
    [InlineData(8, Pointing.Small)]
    [InlineData(9, Pointing.Capable)]
    public void Tools_OfTheMiddleCall_AreManyAboveEight(int tools, Pointing points)
    {
        string offered = string.Join(',', Enumerable.Range(0, tools).Select(i => $$$"""{"type":"function","function":{"name":"t{{{i}}}"}}"""));
        ChatRequest call = Call($$"""{"model":"m","messages":[{"role":"user","content":"x"}],"tools":[{{offered}}]}""");

        new ToolsPoint().Look(Known() with { Sample = new CallSample([call], "a test") }).Points.ShouldBe(points);
    }

    [Fact]
    public void Tools_NoCallKnown_AreUnknownAndNotNone() => new ToolsPoint().Look(Known()).Points.ShouldBe(Pointing.Unknown);

    [Theory]
    [InlineData(6_400, Pointing.Small)]
    [InlineData(6_401, Pointing.Capable)]
    public void LongContext_MoreThanFourFifthsOfTheSmallModelsWindow_PointsToCapable(int tokens, Pointing points)
    {
        AdviceFinding finding = new LongContextPoint().Look(Known() with { Ledger = Seen([Entry("f", prompt: tokens)]) });

        finding.Points.ShouldBe(points);
        finding.Found.ShouldContain("small holds 8,000");
    }

    [Theory]
    [InlineData(100, 100, Pointing.Small)]
    [InlineData(90, 100, Pointing.Neither)]
    [InlineData(60, 100, Pointing.Capable)]
    [InlineData(0, 0, Pointing.Unknown)]
    public void Live_AgreementOfShadows_PointsByItsInterval(int good, int compared, Pointing points) =>
        new LivePoint().Look(Known() with { Shadows = new ShadowFacts(good, compared, 0) }).Points.ShouldBe(points);

    [Theory]
    [InlineData(true, "", Pointing.Small, true)]
    [InlineData(true, "expired", Pointing.Neither, false)]
    [InlineData(true, "demoted", Pointing.Capable, false)]
    [InlineData(true, "nothing", Pointing.Capable, false)]
    [InlineData(false, "", Pointing.Neither, false)]
    public void Calibration_ProvesOnlyWhileItHolds(bool isPromised, string what, Pointing points, bool isProof)
    {
        TaskKnown known = Known();
        known = known with
        {
            Task = known.Task with { Confidence = new TaskConfidence { Calibration = Made(isPromised, what), Estimator = new NoEstimator() } },
            Demotion = what == "demoted" ? new Demotion("triage", "drift", "less agreement", Now) : null,
        };

        AdviceFinding finding = new CalibrationPoint().Look(known);

        finding.Points.ShouldBe(points);
        (CalibrationPoint.ProofOf(known) is not null).ShouldBe(isProof);
        Advisor.Of(known, Facts(known), new TuningOptions()).Outcome.ShouldBe(isProof ? AdviceOutcome.SmallWithCapableAbove : what == "demoted" ? AdviceOutcome.KeepCapable : AdviceOutcome.TrySmall);
        if (isProof)
        {
            finding.Found.ShouldContain("1 of 200 held calls lost (bound 2.3%)");
        }
    }

    [Theory]
    [InlineData("the ERP-7 of VPN2 is down", 2, 6)]
    [InlineData("my printer is broken", 0, 4)]
    public void Jargon_CodesAndAbbreviations_AreCountedAmongWords(string text, int codes, int words) =>
        new CallSample([Call($$"""{"model":"m","messages":[{"role":"user","content":"{{text}}"}]}""")], "a test").Jargon.ShouldBe((codes, words));

    [Fact]
    public void FixedShare_SystemTextToolsAndSchema_AreWhatIsTheSameInEveryCall()
    {
        ChatRequest call = Call("""{"model":"m","messages":[{"role":"system","content":"one two three four five six"},{"role":"user","content":"seven"}]}""");

        decimal all = TokenEstimate.Prompt(call);
        new CallSample([call], "a test").FixedShare.ShouldBe((all - TokenEstimate.Prompt(call with { Messages = [call.Messages[1]] })) / all);
        CallSample.None.FixedShare.ShouldBeNull();
    }

    [Theory]
    [InlineData("""{"type":"object","properties":{"group":{"enum":["a","b"]}},"required":["group"]}""", 1)]
    [InlineData("""{"type":"object","properties":{"group":{"enum":["a","b"]},"why":{"type":"string"}},"required":["group","why"]}""", 0)]
    public void WithLabels_SchemaThatWantsMoreThanALabel_IsNoClosedSet(string schema, int labelled) =>
        new CallSample([Call("""{"model":"m","messages":[{"role":"user","content":"x"}],"response_format":{"type":"json_schema","json_schema":{"name":"n","schema":SCHEMA}}}""".Replace("SCHEMA", schema, StringComparison.Ordinal))], "a test").WithLabels.ShouldBe(labelled);

    private TaskKnown Known()
    {
        SufficePolicy policy = desk.Policy();
        TaskPolicy task = policy.FindTask("triage")!;

        return new TaskKnown { Task = task, Now = Now, Standard = WrittenStandard.In(desk.Folder.PathOf("tasks/triage"), task.Gate.Select(item => item.Check.Name)), Smaller = task.Ladder[..1] };
    }

    private static TuningFacts Facts(TaskKnown known) => new() { Task = "triage", Now = Now, Capable = known.Capable, Teacher = "here" };

    private static Calibration Made(bool isPromised, string what) => new()
    {
        Task = "triage",
        MadeAt = Now.AddDays(-10),
        ReviewBy = what == "expired" ? Now.AddDays(-1) : Now.AddDays(80),
        Ladder = [new PinnedModel("small", "s"), new PinnedModel("large", "l")],
        Gate = string.Empty,
        Estimator = new EstimatorPin("estimator.bin", string.Empty),
        Source = new CalibrationSource(string.Empty, 200, 200),
        Promise = isPromised ? new Promise(PromiseKind.Regret, 0.03, 0.95) : null,
        Certificate = isPromised ? new Certificate(200, 1, 0.023, 0.04, 0.7) : null,
        AcceptUpTo = what == "nothing" ? null : 0.1,
    };

    private static LedgerFacts Seen(ImmutableArray<RequestEntry> latest) => new()
    {
        Line = new BillLine
        {
            Key = string.Empty,
            Served = latest.Length,
            ServedUnpassed = 0,
            Refused = 0,
            Person = 0,
            Failed = 0,
            Cancelled = 0,
            Watches = 0,
            Escalated = 0,
            Attempts = latest.Length,
            EstimatedAttempts = 0,
            Unpriced = 0,
            KnownCostUsd = 0,
            BaselineUnknown = 0,
            KnownBaselineCostUsd = 0,
            Compared = 0,
            ComparedCostUsd = 0,
            ComparedBaselineUsd = 0,
            RejectedCostUsd = 0,
            CheckCostUsd = 0,
            WatchCostUsd = 0,
            Tokens = default,
            LatencyP50 = null,
            LatencyP95 = null,
            MeanOverhead = null,
        },
        FirstDay = new DateOnly(2026, 11, 1),
        LastDay = new DateOnly(2026, 11, 10),
        Reasons = ImmutableSortedDictionary<string, long>.Empty,
        Latest = latest,
    };

    private static RequestEntry Entry(string? fingerprint, int prompt = 100) => new()
    {
        Id = "r",
        At = Now,
        Source = TaskSource.Header,
        Endpoint = "chat",
        RequestedModel = "auto",
        Outcome = RequestOutcome.Served,
        Latency = TimeSpan.Zero,
        PolicyVersion = "p",
        PriceVersion = "q",
        Fingerprint = fingerprint,
        Attempts = [new AttemptEntry { Number = 0, Purpose = AttemptPurpose.Answer, Rung = 0, Model = "small", Provider = "here", At = Now, Latency = TimeSpan.Zero, Outcome = AttemptOutcome.Accepted, Usage = new TokenUsage { Input = prompt, Output = 5, Basis = UsageBasis.Reported } }],
    };

    private static ChatRequest Call(string body) => ChatWires.OpenAI.ReadRequest(Encoding.UTF8.GetBytes(body));

    private sealed class NoEstimator : IAnswerEstimator
    {
        public AnswerEstimate? Before(ChatRequest request, int rung) => null;

        public AnswerEstimate? After(AnswerSignals signals) => null;
    }
}
