namespace Suffice.Learning.Trees;

/// <summary>Rows whose values are cut into few bins, so that the best cut is found by counting.</summary>
internal sealed class BinnedRows
{
    /// <summary>The most bins a column has, the one for missing values aside.</summary>
    public const int MostBins = 32;

    private BinnedRows(byte[][] bins, double[][] edges)
    {
        Bins = bins;
        Edges = edges;
    }

    /// <summary>For each column, each row's bin; <see cref="MostBins"/> where the value is missing.</summary>
    public byte[][] Bins { get; }

    /// <summary>For each column, the largest value of each bin but the last.</summary>
    public double[][] Edges { get; }

    /// <summary>Cuts rows.</summary>
    public static BinnedRows Of(IReadOnlyList<double[]> rows)
    {
        int width = rows.Count == 0 ? 0 : rows[0].Length;
        byte[][] bins = new byte[width][];
        double[][] edges = new double[width][];
        for (int column = 0; column < width; column++)
        {
            edges[column] = EdgesOf(rows, column);
            bins[column] = new byte[rows.Count];
            for (int r = 0; r < rows.Count; r++)
            {
                double value = rows[r][column];
                bins[column][r] = double.IsNaN(value) ? (byte)MostBins : BinOf(value, edges[column]);
            }
        }

        return new BinnedRows(bins, edges);
    }

    private static byte BinOf(double value, double[] edges)
    {
        int at = Array.BinarySearch(edges, value);
        return (byte)(at >= 0 ? at : ~at);
    }

    private static double[] EdgesOf(IReadOnlyList<double[]> rows, int column)
    {
        double[] values = [.. rows.Select(row => row[column]).Where(value => !double.IsNaN(value)).Order()];
        List<double> edges = [];
        for (int bin = 1; bin < MostBins && values.Length > 1; bin++)
        {
            int at = (int)((long)bin * values.Length / MostBins);
            if (at > 0 && values[at - 1] < values[^1] && (edges.Count == 0 || values[at - 1] > edges[^1]))
            {
                edges.Add(values[at - 1]);
            }
        }

        return [.. edges];
    }
}
