namespace Suffice.Learning.Trees;

/// <summary>Grows one tree.</summary>
internal sealed class TreeGrowth
{
    private readonly BoostedTreesOptions options;
    private readonly BinnedRows rows;
    private readonly double[] slopes;
    private readonly double[] bends;
    private readonly int[] columns;
    private readonly int[] sample;

    public TreeGrowth(BoostedTreesOptions options, BinnedRows rows, double[] scores, bool[] target, Random random)
    {
        this.options = options;
        this.rows = rows;
        slopes = new double[scores.Length];
        bends = new double[scores.Length];
        for (int r = 0; r < scores.Length; r++)
        {
            double p = 1 / (1 + Math.Exp(-scores[r]));
            slopes[r] = (target[r] ? 1 : 0) - p;
            bends[r] = Math.Max(p * (1 - p), 1e-6);
        }

        int[] every = [.. Enumerable.Range(0, rows.Bins.Length)];
        random.Shuffle(every);
        columns = every[..Math.Max(Math.Min(1, every.Length), (int)Math.Ceiling(every.Length * options.ColumnShare))];
        sample = [.. Enumerable.Range(0, scores.Length).Where(_ => random.NextDouble() < options.RowShare)];
    }

    /// <summary>Grows it, and adds what it says to every row's score.</summary>
    public void Grow(List<TreeNode> nodes, double[] scores)
    {
        nodes.Add(default);
        Grow(nodes, nodes.Count - 1, sample, [.. Enumerable.Range(0, scores.Length)], options.Depth, scores);
    }

    private void Grow(List<TreeNode> nodes, int at, int[] seen, int[] all, int depth, double[] scores)
    {
        (double slope, double bend) = SumOf(seen);
        if (depth == 0 || BestCut(seen, slope, bend) is not { } cut)
        {
            double value = options.Rate * slope / (bend + options.Penalty);
            nodes[at] = new TreeNode(-1, value, 0, false);
            foreach (int row in all)
            {
                scores[row] += value;
            }

            return;
        }

        int left = nodes.Count;
        nodes.Add(default);
        nodes.Add(default);
        nodes[at] = new TreeNode(cut.Column, rows.Edges[cut.Column][cut.Bin], left, cut.MissingGoesLeft);
        Grow(nodes, left, Side(seen, cut, true), Side(all, cut, true), depth - 1, scores);
        Grow(nodes, left + 1, Side(seen, cut, false), Side(all, cut, false), depth - 1, scores);
    }

    private int[] Side(int[] from, Cut cut, bool left) => [.. from.Where(row => GoesLeft(row, cut) == left)];

    private bool GoesLeft(int row, Cut cut)
    {
        byte bin = rows.Bins[cut.Column][row];
        return bin == BinnedRows.MostBins ? cut.MissingGoesLeft : bin <= cut.Bin;
    }

    private (double Slope, double Bend) SumOf(int[] of)
    {
        double slope = 0, bend = 0;
        foreach (int row in of)
        {
            slope += slopes[row];
            bend += bends[row];
        }

        return (slope, bend);
    }

    private Cut? BestCut(int[] seen, double slope, double bend)
    {
        Cut? best = null;
        double bestGain = 1e-3;
        Span<double> slopeOf = stackalloc double[BinnedRows.MostBins + 1];
        Span<double> bendOf = stackalloc double[BinnedRows.MostBins + 1];
        Span<int> countOf = stackalloc int[BinnedRows.MostBins + 1];
        double whole = slope * slope / (bend + options.Penalty);
        foreach (int column in columns)
        {
            slopeOf.Clear();
            bendOf.Clear();
            countOf.Clear();
            byte[] bins = rows.Bins[column];
            foreach (int row in seen)
            {
                int bin = bins[row];
                slopeOf[bin] += slopes[row];
                bendOf[bin] += bends[row];
                countOf[bin]++;
            }

            foreach (bool missingLeft in (ReadOnlySpan<bool>)(countOf[^1] > 0 ? [false, true] : [false]))
            {
                double leftSlope = missingLeft ? slopeOf[^1] : 0;
                double leftBend = missingLeft ? bendOf[^1] : 0;
                int leftCount = missingLeft ? countOf[^1] : 0;
                for (int bin = 0; bin < rows.Edges[column].Length; bin++)
                {
                    leftSlope += slopeOf[bin];
                    leftBend += bendOf[bin];
                    leftCount += countOf[bin];
                    double rightSlope = slope - leftSlope;
                    double gain = (leftSlope * leftSlope / (leftBend + options.Penalty))
                        + (rightSlope * rightSlope / (bend - leftBend + options.Penalty)) - whole;
                    if (gain > bestGain && leftCount >= options.FewestRows && seen.Length - leftCount >= options.FewestRows)
                    {
                        bestGain = gain;
                        best = new Cut(column, bin, missingLeft);
                    }
                }
            }
        }

        return best;
    }

    private sealed record Cut(int Column, int Bin, bool MissingGoesLeft);
}
