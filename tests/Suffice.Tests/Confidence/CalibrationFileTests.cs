using System.Text;
using Suffice.Confidence;

namespace Suffice.Tests.Confidence;

public sealed class CalibrationFileTests
{
    private static Calibration Whole { get; } = Calibrations.Of("triage", "gate1_00", new("small", "small-1"), new("large", "large-1")) with
    {
        Second = new PinnedModel("second", "second-1"),
        AskSecond = new GainRange(0.05, 0.4),
        StartAbove = 0.8,
        ExpectedSaving = 0.5,
        ExpectedEscalation = 0.3,
        ExpectedLastShare = 0.35,
        Quality = new CalibrationQuality(400, 0.8, 0.03, 0.04, 0.15),
        Levels = [new ConfidenceLevel(0.7, 0.6, 0.02, 0.04)],
    };

    [Fact]
    public void Read_OfWhatWasWritten_IsTheSame()
    {
        string text = CalibrationFile.Write(Whole);

        CalibrationFile.Write(CalibrationFile.Read(Encoding.UTF8.GetBytes(text), "calibration.json")).ShouldBe(text);
    }

    [Fact]
    public void Write_Calibration_SaysWhatAReviewerLooksFor()
    {
        string text = CalibrationFile.Write(Whole);

        foreach (string wanted in new[] { "\"review_by\"", "\"certified_share\"", "\"bound\"", "\"items\": 400", "\"losses\": 5", "\"sha256\"", "\"kind\": \"regret\"", "\"expected_saving\"" })
        {
            text.ShouldContain(wanted);
        }
    }

    [Theory]
    [InlineData("", "is no calibration")]
    [InlineData("null", "is empty")]
    [InlineData("{ \"version\": 1 }", "is no calibration")]
    [InlineData("[1]", "is no calibration")]
    public void Read_SomethingElse_SaysWhat(string json, string wrong) =>
        Should.Throw<CalibrationException>(() => CalibrationFile.Read(Encoding.UTF8.GetBytes(json), "calibration.json")).Wrong.ShouldContain(wrong);

    public static TheoryData<string> Contradictions { get; } = new(Contradictory().Select(c => CalibrationFile.Write(c)));

    [Theory]
    [MemberData(nameof(Contradictions))]
    public void Read_OneThatContradictsItself_IsRefused(string json) =>
        Should.Throw<CalibrationException>(() => CalibrationFile.Read(Encoding.UTF8.GetBytes(json), "calibration.json"));

    private static IEnumerable<Calibration> Contradictory()
    {
        yield return Whole with { Version = 2 };
        yield return Whole with { Ladder = [new PinnedModel("small", "small-1")] };
        yield return Whole with { AcceptUpTo = 1.5 };
        yield return Whole with { StartAbove = -1.5 };
        yield return Whole with { Certificate = null };
        yield return Whole with { Certificate = Whole.Certificate! with { Losses = 401 } };
        yield return Whole with { Certificate = Whole.Certificate! with { Bound = 1.2 } };
        yield return Whole with { Promise = Whole.Promise! with { Value = 0 } };
        yield return Whole with { Promise = Whole.Promise! with { Confidence = 1 } };
        yield return Whole with { ReviewBy = Whole.MadeAt };
    }
}
