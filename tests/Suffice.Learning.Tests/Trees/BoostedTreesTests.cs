using Suffice.Learning.Trees;

namespace Suffice.Learning.Tests.Trees;

public sealed class BoostedTreesTests
{
    [Fact]
    public void Train_EitherOr_IsLearnedWhereNoLineCan()
    {
        (double[][] rows, bool[] target) = EitherOr(600);

        BoostedTrees model = new BoostedTreesTrainer(new BoostedTreesOptions { ColumnShare = 1 }).Train(rows, target, 1);

        model.Score([0.9, 0.1]).ShouldBeGreaterThan(1);
        model.Score([0.1, 0.9]).ShouldBeGreaterThan(1);
        model.Score([0.9, 0.9]).ShouldBeLessThan(-1);
        model.Score([0.1, 0.1]).ShouldBeLessThan(-1);
    }

    [Fact]
    public void Train_SameSeed_SameTrees()
    {
        (double[][] rows, bool[] target) = EitherOr(200);
        BoostedTreesTrainer trainer = new(new BoostedTreesOptions());

        trainer.Train(rows, target, 7).Nodes.ShouldBe(trainer.Train(rows, target, 7).Nodes);
        trainer.Train(rows, target, 7).Nodes.ShouldNotBe(trainer.Train(rows, target, 8).Nodes);
    }

    [Fact]
    public void Train_ValueMissing_GoesWhereItsLikeWent()
    {
        double[][] rows = [.. Enumerable.Range(0, 300).Select(i => new[] { i % 3 == 0 ? double.NaN : i / 300.0 })];

        BoostedTrees model = new BoostedTreesTrainer(new BoostedTreesOptions { ColumnShare = 1 }).Train(rows, [.. rows.Select(row => double.IsNaN(row[0]) || row[0] > 0.5)], 1);

        model.Score([double.NaN]).ShouldBeGreaterThan(1);
        model.Score([0.2]).ShouldBeLessThan(-1);
    }

    private static (double[][] Rows, bool[] Target) EitherOr(int count)
    {
        Random random = new(3);
        double[][] rows = [.. Enumerable.Range(0, count).Select(_ => new[] { random.NextDouble(), random.NextDouble() })];
        return (rows, [.. rows.Select(row => row[0] > 0.5 != row[1] > 0.5)]);
    }
}
