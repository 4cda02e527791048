using System.Collections.Immutable;
using Suffice.Chat;
using Suffice.Classifier.Learned;
using Suffice.Evaluation.Naming;
using Suffice.Evaluation.Statistics.Functions;
using Suffice.Learning.Labels;
using Suffice.Policy;

namespace Suffice.Evaluation.Tests.Naming;

public sealed class NamingCertificateTests
{
    private static readonly NamingOrder Order = new();

    [Fact]
    public void Certify_ErrorsAmongTheLessSure_StopsBeforeThem()
    {
        (LabelExample[] held, TaskGuess?[] guesses) = Calls([.. Enumerable.Repeat((0.9, true), 200), .. Enumerable.Repeat((0.6, false), 60)]);

        (double? least, NamedCalls counts) = NamingCertificate.Certify(held, guesses, [0.95, 0.9, 0.6], Order);

        // The strictest threshold names nothing and so proves nothing: the walk ends there.
        least.ShouldBeNull();
        (least, counts) = NamingCertificate.Certify(held, guesses, [0.9, 0.6], Order);
        least.ShouldBe(0.9);
        counts.ShouldBe(new NamedCalls(260, 200, 200, 0, Binomial.UpperBound(0, 200, 0.95)));
    }

    [Theory]
    [InlineData(58, false)]
    [InlineData(59, true)]
    public void Certify_WithoutErrors_NeedsTheFewestCallsThatProveTheRate(int calls, bool isProved)
    {
        (LabelExample[] held, TaskGuess?[] guesses) = Calls([.. Enumerable.Repeat((0.9, true), calls)]);

        NamingCertificate.Certify(held, guesses, [0.8], Order).AtLeast.HasValue.ShouldBe(isProved);
    }

    [Fact]
    public void Certify_CallsTakenForNoTaskOrUnlikeAll_AreNotNamed()
    {
        (LabelExample[] held, TaskGuess?[] guesses) = Calls([.. Enumerable.Repeat((0.9, true), 100)]);
        guesses[0] = null;
        guesses[1] = new TaskGuess(TaskPolicy.DefaultName, 1);

        NamingCertificate.Certify(held, guesses, [0.8], Order).Counts.Named.ShouldBe(98);
    }

    [Fact]
    public void Certify_ManyTimes_BreaksItsPromiseNoMoreOftenThanStated()
    {
        Random random = new(7);
        ImmutableArray<double> thresholds = NamingCertificate.Thresholds([.. Enumerable.Range(0, 2000).Select(_ => random.NextDouble())], 400, Order);
        int broken = 0;
        for (int time = 0; time < 400; time++)
        {
            (double, bool)[] drawn = [.. Enumerable.Range(0, 400).Select(_ => random.NextDouble()).Select(sure => (sure, random.NextDouble() < RightAt(sure)))];
            (LabelExample[] held, TaskGuess?[] guesses) = Calls(drawn);
            double? least = NamingCertificate.Certify(held, guesses, thresholds, Order).AtLeast;
            broken += least is { } at && WrongFrom(at) > 1 - Order.Right ? 1 : 0;
        }

        broken.ShouldBeLessThan((int)(400 * 0.075));
    }

    [Fact]
    public void Thresholds_NeverGoBelowAHalfAndFall()
    {
        ImmutableArray<double> thresholds = NamingCertificate.Thresholds([.. Enumerable.Range(0, 1000).Select(i => i / 1000.0)], 2000, Order);

        thresholds.ShouldBe(thresholds.OrderDescending());
        thresholds[^1].ShouldBeGreaterThanOrEqualTo(0.5);
    }

    // Wrong 0 at 1, and 0.2 at 0: the named are wrong in 5% where the threshold is a half.
    private static double RightAt(double sure) => 1 - (0.2 * (1 - sure));

    private static double WrongFrom(double least) => 0.2 * (1 - least) / 2;

    private static (LabelExample[] Held, TaskGuess?[] Guesses) Calls((double Sure, bool IsRight)[] drawn)
    {
        ChatRequest request = new() { Protocol = ChatProtocol.OpenAI, Model = "auto", Messages = [ChatMessage.Of(ChatRole.User, "x")] };

        return (
            [.. drawn.Select((_, i) => new LabelExample(request, "a", $"{i}"))],
            [.. drawn.Select(call => (TaskGuess?)new TaskGuess(call.IsRight ? "a" : "b", call.Sure))]);
    }
}
