namespace Suffice.Dashboard.Tables;

/// <summary>What the cells of a column are, which says how they are shown, printed, sorted and written.</summary>
public enum CellKind
{
    /// <summary>A text.</summary>
    Text,

    /// <summary>A name, id or path, shown in a fixed width.</summary>
    Code,

    /// <summary>A whole number.</summary>
    Count,

    /// <summary>A number with a fraction.</summary>
    Number,

    /// <summary>US dollars.</summary>
    Usd,

    /// <summary>A share, 1 for all, with its interval where it has one.</summary>
    Share,

    /// <summary>A moment (UTC).</summary>
    Time,

    /// <summary>A day (UTC).</summary>
    Day,

    /// <summary>How long something takes.</summary>
    Duration,

    /// <summary>A state in a word, with a tone.</summary>
    State,
}
