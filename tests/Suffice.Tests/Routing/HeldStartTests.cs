using CsCheck;
using Suffice.Chat;
using Suffice.Confidence;
using Suffice.Routing;
using Suffice.Tests.Confidence;

namespace Suffice.Tests.Routing;

/// <summary>Gains are 0.9 less the number at the end of the conversation; a call goes up above 0.5.</summary>
public sealed class HeldStartTests
{
    private const double Most = 0.5;

    [Theory]
    [InlineData("0.35", true)]
    [InlineData("0.45", false)]
    [InlineData("0.30 0.45", true)]
    [InlineData("0.30 0.55", false)]
    [InlineData("0.45 0.45", false)]
    [InlineData("0.30 0.45 0.48", true)]
    [InlineData("0.30 0.80 0.45", false)]
    [InlineData("0.80 0.30 0.45", true)]
    [InlineData("0.30 unlike 0.45", false)]
    public void IsUp_Conversation_StaysUpWhileItIsNotClearlyEasier(string turns, bool isUp) => IsUp(turns.Split(' '), hold: 0.1).ShouldBe(isUp);

    [Fact]
    public void IsUp_WithoutAHold_DecidesByTheCallAlone() => Gen.Double[0, 1].Array[1, 5].Sample(turns =>
        IsUp([.. turns.Select(Text)], hold: 0) == (Gain(turns[^1]) > Most));

    [Fact]
    public void IsUp_AnyConversation_NeverComesDownAboveTheThresholdNorStaysUpBelowTheBand() => Gen.Double[0, 1].Array[1, 5].Sample(turns =>
    {
        bool isUp = IsUp([.. turns.Select(Text)], hold: 0.1);
        double gain = Gain(turns[^1]);

        return gain > Most ? isUp : gain > Most - 0.1 || !isUp;
    });

    [Fact]
    public void IsUp_SameQuestionInOtherWords_DoesNotFlipOnceUp()
    {
        double[] reworded = [0.38, 0.42, 0.44, 0.41];

        Enumerable.Range(1, reworded.Length).ShouldAllBe(turns => IsUp(reworded.Take(turns).Select(Text).ToArray(), 0.1));
        Enumerable.Range(1, reworded.Length).Select(turns => IsUp(reworded.Take(turns).Select(Text).ToArray(), 0)).ShouldBe([true, false, false, false]);
    }

    private static string Text(double right) => right.ToString("0.00", System.Globalization.CultureInfo.InvariantCulture);

    private static double Gain(double right) => 0.9 - double.Parse(Text(right), System.Globalization.CultureInfo.InvariantCulture);

    private static bool IsUp(string[] turns, double hold)
    {
        MadeEstimator estimator = new();
        ChatRequest request = new()
        {
            Protocol = ChatProtocol.OpenAI,
            Model = "auto",
            Messages =
            [
                ChatMessage.Of(ChatRole.System, "You help."),
                .. turns.SelectMany((turn, i) => i == turns.Length - 1
                    ? [ChatMessage.Of(ChatRole.User, $"how sure: {turn}")]
                    : new[] { ChatMessage.Of(ChatRole.User, $"how sure: {turn}"), ChatMessage.Of(ChatRole.Assistant, "so") }),
            ],
        };
        TaskConfidence confidence = new()
        {
            Calibration = Calibrations.Of("triage", "gate", new("small", "small-1"), new("large", "large-1")) with { StartAbove = Most, StartHold = hold },
            Estimator = estimator,
        };

        return estimator.Before(request, 0) is { } now && HeldStart.IsUp(confidence, request, now.Gain, Most);
    }
}
