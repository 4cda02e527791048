namespace Suffice.Ledger.Bills;

/// <summary>How long the points of a series are.</summary>
public enum SeriesStep
{
    /// <summary>Days up to 92 of them, weeks up to a year and a half, months beyond.</summary>
    Fitting,

    /// <summary>UTC days.</summary>
    Day,

    /// <summary>Weeks from Monday; the first and the last may be cut by the time asked for.</summary>
    Week,

    /// <summary>Calendar months; the first and the last may be cut by the time asked for.</summary>
    Month,
}
