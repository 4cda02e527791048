namespace Suffice.Learning.Linear;

/// <summary>Solves linear equations whose matrix is symmetric and positive.</summary>
internal static class Cholesky
{
    /// <summary>Replaces a matrix by its lower factor.</summary>
    /// <param name="matrix">The lower half of the matrix.</param>
    public static void Factor(double[][] matrix)
    {
        for (int i = 0; i < matrix.Length; i++)
        {
            double[] row = matrix[i];
            for (int j = 0; j <= i; j++)
            {
                double sum = row[j] - Dot(row, matrix[j], j);
                row[j] = i == j ? Math.Sqrt(Math.Max(sum, 1e-12)) : sum / matrix[j][j];
            }
        }
    }

    /// <summary>Solves them in place.</summary>
    /// <param name="matrix">The lower half of the matrix; overwritten.</param>
    /// <param name="right">The right side; becomes the solution.</param>
    public static void Solve(double[][] matrix, double[] right)
    {
        int n = right.Length;
        Factor(matrix);
        for (int i = 0; i < n; i++)
        {
            right[i] = (right[i] - Dot(matrix[i], right, i)) / matrix[i][i];
        }

        for (int i = n - 1; i >= 0; i--)
        {
            right[i] /= matrix[i][i];
            for (int j = 0; j < i; j++)
            {
                right[j] -= matrix[i][j] * right[i];
            }
        }
    }

    private static double Dot(double[] one, double[] two, int count)
    {
        double sum = 0;
        for (int k = 0; k < count; k++)
        {
            sum += one[k] * two[k];
        }

        return sum;
    }
}
