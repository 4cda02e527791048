using Suffice.Confidence;
using Suffice.Policy;
using Suffice.Tests.Policy;

namespace Suffice.Tests.Confidence;

public sealed class ConfidencePolicyTests : IDisposable
{
    private const string Models = """
        version: 1
        providers: { here: { protocol: openai, base_url: http://localhost:1 } }
        models:
          small: { provider: here, id: small-1, price: { input: 1, output: 2 } }
          large: { provider: here, id: large-1, price: { input: 10, output: 20 } }

        """;

    private readonly PolicyFolder folder = new(Models);

    private string Gate => Load("gate: structural").Policy!.FindTask("triage")!.GateSignature;

    [Fact]
    public void Load_ValidCalibration_PutsItsCheckLast()
    {
        Calibrate(Made());

        TaskPolicy task = Load("gate: structural", "confidence: { risk: 0.03 }").Policy!.FindTask("triage")!;

        task.Gate[^1].Check.ShouldBeOfType<ConfidenceCheck>();
        task.Confidence!.WhyInvalid(Calibrations.Day).ShouldBeNull();
    }

    [Fact]
    public void Load_NoCalibration_NamesTheCommandThatMakesOne() =>
        Load("gate: structural", "confidence: { risk: 0.02 }").Errors.ShouldHaveSingleItem().Right.ShouldBe("run: suffice calibrate triage --risk 0.02");

    [Fact]
    public void Load_PlainConfidenceWithoutCalibration_IsRefused() =>
        Load("gate: structural", "confidence: 0.7").Errors.ShouldHaveSingleItem().Wrong.ShouldContain("nothing uncalibrated lets an answer pass");

    [Fact]
    public void Load_CalibrationOfAHigherRisk_IsRefused()
    {
        Calibrate(Made() with { Promise = new Promise(PromiseKind.Regret, 0.1, 0.95) });

        Load("gate: structural", "confidence: { risk: 0.03 }").Errors.ShouldHaveSingleItem().Wrong.ShouldContain("regret of 0.1");
    }

    [Fact]
    public void Load_NothingCertified_IsRefused()
    {
        Calibrate(Made() with { Certificate = null, AcceptUpTo = null });

        Load("gate: structural", "confidence: {}").Errors.ShouldHaveSingleItem().Wrong.ShouldContain("no threshold could be certified");
    }

    [Fact]
    public void Load_AnotherEstimator_IsRefused()
    {
        Calibrate(Made());
        folder.Write("tasks/triage/estimator.bin", "another");

        Load("gate: structural", "confidence: 0.7").Errors.ShouldHaveSingleItem().Wrong.ShouldContain("is not the estimator");
    }

    [Fact]
    public void Load_NoEstimator_IsRefused()
    {
        Calibrate(Made());
        File.Delete(folder.PathOf("tasks/triage/estimator.bin"));

        Load("gate: structural", "confidence: 0.7").Errors.ShouldHaveSingleItem().Wrong.ShouldContain("no such file");
    }

    public static TheoryData<string, string> Changed { get; } = new()
    {
        { "gate: [structural, language: en]", "the gate has changed" },
        { "ladder: [large, small]", "the ladder has changed" },
    };

    [Theory]
    [MemberData(nameof(Changed))]
    public void Load_SomethingElseThanWasCalibrated_HoldsButIsNotBelieved(string changed, string wrong)
    {
        Calibrate(Made());

        string gate = changed.StartsWith("gate", StringComparison.Ordinal) ? changed : "gate: structural";
        string ladder = changed.StartsWith("ladder", StringComparison.Ordinal) ? changed : "ladder: [small, large]";
        PolicyLoadResult result = LoadTask($"{ladder}\nwhy: x\n{gate}\nconfidence: 0.7\n");

        result.IsValid.ShouldBeTrue();
        result.Notices.ShouldContain(notice => notice.Wrong.Contains(wrong) && notice.Wrong.Contains("every call goes to the last rung"));
        result.Policy!.FindTask("triage")!.Confidence!.WhyInvalid(Calibrations.Day).ShouldNotBeNull();
    }

    [Fact]
    public void Load_AnotherPin_HoldsButIsNotBelieved()
    {
        Calibrate(Made() with { Ladder = [new("small", "small-0"), new("large", "large-1")] });

        Load("gate: structural", "confidence: 0.7").Notices.ShouldContain(notice => notice.Wrong.Contains("then small-0 > large-1, now small-1 > large-1"));
    }

    [Fact]
    public void Load_CalibrationOfAnotherTask_HoldsButIsNotBelieved()
    {
        Calibrate(Made() with { Task = "elsewhere" });

        Load("gate: structural", "confidence: 0.7").Notices.ShouldContain(notice => notice.Wrong.Contains("it was made for the task 'elsewhere'"));
    }

    [Fact]
    public void Load_AnotherPinOfTheSecondModel_HoldsButIsNotBelieved()
    {
        Calibrate(Made() with { Second = new("large", "large-0"), AskSecond = new GainRange(-1, 1) });

        Load("gate: structural", "confidence: 0.7").Notices.ShouldContain(notice => notice.Wrong.Contains("then large-0, now large-1"));
    }

    [Theory]
    [InlineData(0.69, false)]
    [InlineData(0.7, true)]
    public void Accepts_PlainConfidence_TakesNothingBelowIt(double right, bool accepts) => new TaskConfidence
    {
        Calibration = Calibrations.Of("triage", "gate", new("small", "small-1"), new("large", "large-1")),
        Estimator = null!,
        AtLeast = 0.7,
    }.Accepts(new AnswerEstimate(right, 0.95)).ShouldBe(accepts);

    [Theory]
    [InlineData(0.75, true)]
    [InlineData(0.76, false)]
    public void Accepts_CertifiedThreshold_IsTheLastGainThatPasses(double lastRight, bool accepts) => new TaskConfidence
    {
        Calibration = Calibrations.Of("triage", "gate", new("small", "small-1"), new("large", "large-1")) with { AcceptUpTo = 0.25 },
        Estimator = null!,
    }.Accepts(new AnswerEstimate(0.5, lastRight)).ShouldBe(accepts);

    [Fact]
    public void Load_FileOfACheckChanged_ChangesTheGate()
    {
        folder.Write("tasks/triage/output.schema.json", "{ \"type\": \"object\" }");
        string before = Load("gate: json_schema").Policy!.FindTask("triage")!.GateSignature;
        folder.Write("tasks/triage/output.schema.json", "{ \"type\": \"array\" }");

        Load("gate: json_schema").Policy!.FindTask("triage")!.GateSignature.ShouldNotBe(before);
    }

    [Fact]
    public void Load_GateWrittenOtherwise_IsTheSameGate() =>
        Load("gate: [structural]").Policy!.FindTask("triage")!.GateSignature.ShouldBe(Gate);

    [Fact]
    public void Load_CalibrationOfALaterReload_ChangesThePolicy()
    {
        Calibrate(Made());
        string before = Load("gate: structural", "confidence: 0.7").Policy!.Version;
        Calibrate(Made() with { AcceptUpTo = 0.2 });

        Load("gate: structural", "confidence: 0.7").Policy!.Version.ShouldNotBe(before);
    }

    [Theory]
    [InlineData("shadow: { rate: 0.1, budget: 1 }", true)]
    [InlineData("store_content: false", false)]
    public void Load_ShadowOfAModelWithoutALimit_TellsThatCallsWithoutOneGoUncompared(string line, bool isTold) =>
        Load("gate: structural", line).Notices.Any(notice => notice.Right == "models: large: max_output_tokens").ShouldBe(isTold);

    public void Dispose() => folder.Dispose();

    private Calibration Made() => Calibrations.Of("triage", Gate, new("small", "small-1"), new("large", "large-1"));

    private void Calibrate(Calibration calibration)
    {
        folder.Write("tasks/triage/calibration.json", CalibrationFile.Write(calibration));
        folder.Write("tasks/triage/estimator.bin", "estimator");
    }

    private PolicyLoadResult Load(params string[] lines) =>
        LoadTask($"ladder: [small, large]\nwhy: x\n{string.Join('\n', lines)}\n");

    private PolicyLoadResult LoadTask(string yaml)
    {
        folder.Write("tasks/triage/task.yaml", yaml);
        return PolicyLoader.BuiltIn(new FixedClock(2026, 11, 23), new MadeEstimator())
            .Load(folder.Policy);
    }
}
