namespace Suffice.Evaluation.Statistics.Certificates;

/// <summary>A threshold with its guarantee: the mean loss of serving by it is at most the risk, with the stated confidence.</summary>
public sealed record RiskCertificate
{
    /// <summary>Calls with a score of at most this are accepted.</summary>
    public required double Threshold { get; init; }

    /// <summary>Labelled items that it was tested on.</summary>
    public required int Items { get; init; }

    /// <summary>How many of them it accepts.</summary>
    public required int Accepted { get; init; }

    /// <summary>The sum of the losses at the threshold; for losses of 0 and 1 the number of items lost.</summary>
    public required double Losses { get; init; }

    /// <summary>The one-sided upper bound of the mean loss at the threshold, at <see cref="Confidence"/>.</summary>
    public required double UpperBound { get; init; }

    /// <summary>The p-value of "the mean loss is at least the risk" at the threshold.</summary>
    public required double PValue { get; init; }

    /// <summary>The risk that was asked for.</summary>
    public required double Risk { get; init; }

    /// <summary>How sure, such as 0.95: over many calibrations at most 1 - confidence of the certificates are wrong.</summary>
    public required double Confidence { get; init; }

    /// <summary>Which test it rests on.</summary>
    public required string Test { get; init; }

    /// <summary>The share of the items that are accepted.</summary>
    public double CertifiedShare => (double)Accepted / Items;

    /// <summary>The mean loss seen.</summary>
    public double MeanLoss => Losses / Items;
}
