using Suffice.Learning.Linear;
using Suffice.Learning.Text;

namespace Suffice.Learning.Tests.Linear;

public sealed class LinearTests
{
    [Fact]
    public void HashedLogistic_TwoKindsOfText_TellsThemApart()
    {
        TextHasher hasher = new(12);
        string[] texts = [.. Enumerable.Range(0, 60).Select(i => i % 2 == 0 ? $"invoice number {i} is overdue" : $"printer on floor {i} is jammed")];
        HashedLinear model = new HashedLogisticTrainer(1).Train([new TextTarget([.. texts.Select(text => Of(hasher, text))], [.. texts.Select((_, i) => i % 2 == 0)])], 1 << 12, 1);

        ScoreOf(model, Of(hasher, "the invoice is overdue")).ShouldBeGreaterThan(0.5);
        ScoreOf(model, Of(hasher, "the printer is jammed")).ShouldBeLessThan(-0.5);
    }

    [Fact]
    public void HashedLogistic_ExamplesInAnotherOrder_ComesToTheSame()
    {
        TextHasher hasher = new(12);
        Random random = new(2);
        HashedText[] texts = [.. Enumerable.Range(0, 80).Select(i => Of(hasher, $"{random.Next(30)} {random.Next(30)} {random.Next(30)}"))];
        bool[] target = [.. texts.Select(_ => random.Next(2) == 1)];

        HashedLinear one = new HashedLogisticTrainer(1, 200).Train([new TextTarget(texts, target)], 1 << 12, 1);
        HashedLinear two = new HashedLogisticTrainer(1, 200).Train([new TextTarget([.. texts.Reverse()], [.. target.Reverse()])], 1 << 12, 9);

        foreach (HashedText text in texts)
        {
            ScoreOf(one, text).ShouldBe(ScoreOf(two, text), 0.03);
        }
    }

    [Fact]
    public void DenseLogistic_KnownLine_IsFound()
    {
        Random random = new(5);
        double[][] rows = [.. Enumerable.Range(0, 4_000).Select(_ => new[] { random.NextDouble() * 4, random.NextDouble() })];
        bool[] target = [.. rows.Select(row => random.NextDouble() < 1 / (1 + Math.Exp(-(2 * row[0]) + 4)))];

        DenseLogistic model = new DenseLogisticTrainer(0.01).Train(rows, target);

        (model.Score([3, 0.5]) - model.Score([2, 0.5])).ShouldBe(2, 0.2);
        model.Score([2, 0.5]).ShouldBe(0, 0.15);
    }

    [Fact]
    public void DenseLogistic_ValueMissing_IsToldByItsAbsence()
    {
        double[][] rows = [.. Enumerable.Range(0, 200).Select(i => new[] { i % 2 == 0 ? double.NaN : i })];

        DenseLogistic model = new DenseLogisticTrainer(1).Train(rows, [.. rows.Select(row => double.IsNaN(row[0]))]);

        model.Score([double.NaN]).ShouldBeGreaterThan(1);
        model.Score([50]).ShouldBeLessThan(-1);
    }

    [Fact]
    public void DenseLogistic_OneStrongValueAmongManyWeak_AdaptiveRestrainsItLess()
    {
        Random random = new(6);
        double[][] rows = [.. Enumerable.Range(0, 300).Select(_ => Enumerable.Range(0, 60).Select(_ => random.NextDouble() - 0.5).ToArray())];
        bool[] target = [.. rows.Select(row => random.NextDouble() < 1 / (1 + Math.Exp(-6 * row[0])))];

        DenseLogistic plain = new DenseLogisticTrainer(100).Train(rows, target);
        DenseLogistic adaptive = new DenseLogisticTrainer(100, isAdaptive: true).Train(rows, target);

        adaptive.Weights[0].ShouldBeGreaterThan(1.3 * plain.Weights[0]);
        (adaptive.Weights[0] / adaptive.Weights[1..].Sum(Math.Abs)).ShouldBeGreaterThan(1.2 * plain.Weights[0] / plain.Weights[1..].Sum(Math.Abs));
    }

    private static HashedText Of(TextHasher hasher, string text) => HashedText.Of(text, hasher);

    private static double ScoreOf(HashedLinear model, HashedText text)
    {
        double[] scores = new double[1];
        model.Score(text, scores);
        return scores[0];
    }
}
