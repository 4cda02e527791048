namespace Suffice.Learning.Linear;

/// <summary>The loss of a logistic score.</summary>
internal static class LogisticLoss
{
    /// <summary>log(1 + exp(-margin)), without overflow.</summary>
    /// <param name="score">The score.</param>
    /// <param name="holds">Whether what it is of holds.</param>
    public static double Of(double score, bool holds)
    {
        double margin = holds ? score : -score;
        return margin > 0 ? Math.Log(1 + Math.Exp(-margin)) : Math.Log(1 + Math.Exp(margin)) - margin;
    }
}
