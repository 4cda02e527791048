namespace Suffice.Ledger.Rollups;

/// <summary>How coarse stored lines are.</summary>
internal enum LineGrain
{
    /// <summary>A day, task and model.</summary>
    Day,

    /// <summary>A day.</summary>
    DayTotal,

    /// <summary>A month, task and model.</summary>
    Month,

    /// <summary>A month, task, model and key.</summary>
    MonthKey,
}
