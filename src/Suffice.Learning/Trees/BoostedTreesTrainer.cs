namespace Suffice.Learning.Trees;

/// <summary>Grows small trees, each on what those before it leave unexplained (second-order boosting: Chen and Guestrin, KDD 2016).</summary>
/// <param name="options">How many and how large.</param>
internal sealed class BoostedTreesTrainer(BoostedTreesOptions options)
{
    /// <summary>Trains.</summary>
    /// <param name="rows">The examples.</param>
    /// <param name="target">Whether each is one.</param>
    /// <param name="seed">Chooses the columns and rows that each tree sees.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The model.</returns>
    public BoostedTrees Train(IReadOnlyList<double[]> rows, bool[] target, int seed, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(target);
        BinnedRows binned = BinnedRows.Of(rows);
        double share = (target.Count(isOne => isOne) + 0.5) / (target.Length + 1.0);
        double bias = Math.Log(share / (1 - share));
        double[] scores = new double[rows.Count];
        Array.Fill(scores, bias);
        List<TreeNode> nodes = [];
        List<int> roots = [];
        Random random = new(seed);
        for (int tree = 0; tree < options.Trees; tree++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            TreeGrowth growth = new(options, binned, scores, target, random);
            roots.Add(nodes.Count);
            growth.Grow(nodes, scores);
        }

        return new BoostedTrees(bias, [.. nodes], [.. roots]);
    }
}

/// <summary>How many trees there are and how large.</summary>
internal sealed record BoostedTreesOptions
{
    /// <summary>How many trees.</summary>
    /// <value>120.</value>
    public int Trees { get; init; } = 120;

    /// <summary>How many questions lead to a leaf.</summary>
    /// <value>3.</value>
    public int Depth { get; init; } = 3;

    /// <summary>The share of a tree's score that is taken.</summary>
    /// <value>0.06.</value>
    public double Rate { get; init; } = 0.06;

    /// <summary>The fewest rows a leaf may hold.</summary>
    /// <value>12.</value>
    public int FewestRows { get; init; } = 12;

    /// <summary>The penalty of a leaf's squared score.</summary>
    /// <value>8.</value>
    public double Penalty { get; init; } = 8;

    /// <summary>The share of the columns that a tree may ask about.</summary>
    /// <value>0.4.</value>
    public double ColumnShare { get; init; } = 0.4;

    /// <summary>The share of the rows that a tree is grown on.</summary>
    /// <value>0.7.</value>
    public double RowShare { get; init; } = 0.7;
}
