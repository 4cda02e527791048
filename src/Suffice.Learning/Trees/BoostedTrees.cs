using Suffice.Learning.Linear;

namespace Suffice.Learning.Trees;

/// <summary>A sum of small decision trees (Friedman, Annals of Statistics 29, 2001).</summary>
/// <param name="Bias">What the score begins with, in log-odds.</param>
/// <param name="Nodes">The nodes of all trees.</param>
/// <param name="Roots">Where each tree begins.</param>
internal sealed record BoostedTrees(double Bias, TreeNode[] Nodes, int[] Roots) : IDenseScorer
{
    /// <inheritdoc/>
    public double Score(ReadOnlySpan<double> row)
    {
        double score = Bias;
        foreach (int root in Roots)
        {
            score += ScoreTree(row, root);
        }

        return score;
    }

    private double ScoreTree(ReadOnlySpan<double> row, int at)
    {
        while (true)
        {
            TreeNode node = Nodes[at];
            if (node.Column < 0)
            {
                return node.Value;
            }

            double value = row[node.Column];
            at = (double.IsNaN(value) ? node.MissingGoesLeft : value <= node.Value) ? node.Left : node.Left + 1;
        }
    }
}

/// <summary>A node of a tree.</summary>
/// <param name="Column">The column it asks about; negative for a leaf.</param>
/// <param name="Value">The largest value that goes left; a leaf's score.</param>
/// <param name="Left">Where the left node is; the right one follows it.</param>
/// <param name="MissingGoesLeft">Where a missing value goes.</param>
internal readonly record struct TreeNode(int Column, double Value, int Left, bool MissingGoesLeft);
