namespace Suffice.Ledger.Bills;

/// <summary>What makes a line of a bill.</summary>
public enum BillGrouping
{
    /// <summary>One line for all.</summary>
    None,

    /// <summary>A line for each task.</summary>
    Task,

    /// <summary>A line for each model that served; a request's every attempt is on the line of the model that served it.</summary>
    Model,

    /// <summary>A line for each day (UTC).</summary>
    Day,

    /// <summary>A line for each key that made requests, by its name.</summary>
    Key,
}
