namespace Suffice.Learning.Calibrating;

/// <summary>Neighbouring scores that share one value.</summary>
/// <param name="Score">Their mean score.</param>
/// <param name="Value">Their mean value.</param>
/// <param name="Count">How many they are.</param>
internal readonly record struct PooledBlock(double Score, double Value, int Count)
{
    public PooledBlock With(PooledBlock next) => new(
        ((Score * Count) + (next.Score * next.Count)) / (Count + next.Count),
        ((Value * Count) + (next.Value * next.Count)) / (Count + next.Count),
        Count + next.Count);
}

/// <summary>Pools adjacent violators.</summary>
internal static class PooledBlocks
{
    /// <summary>The blocks of sorted scores, their values rising; equal scores are in one block.</summary>
    public static List<PooledBlock> Of(double[] scores, double[] values)
    {
        List<PooledBlock> blocks = [];
        for (int i = 0; i < scores.Length; i++)
        {
            blocks.Add(new PooledBlock(scores[i], values[i], 1));
            while (blocks.Count > 1 && (blocks[^2].Value >= blocks[^1].Value || blocks[^2].Score >= blocks[^1].Score))
            {
                PooledBlock pooled = blocks[^2].With(blocks[^1]);
                blocks.RemoveRange(blocks.Count - 2, 2);
                blocks.Add(pooled);
            }
        }

        return blocks;
    }
}
