namespace Suffice.Dashboard.Tables;

/// <summary>The order of values of one column.</summary>
internal sealed class CellOrder : IComparer<object?>
{
    /// <summary>The only one there is.</summary>
    public static CellOrder Comparer { get; } = new();

    /// <inheritdoc/>
    public int Compare(object? x, object? y) => (x, y) switch
    {
        (string left, string right) => string.Compare(left, right, StringComparison.OrdinalIgnoreCase) is not 0 and int order ? order : string.CompareOrdinal(left, right),
        (IComparable left, not null) when left.GetType() == y.GetType() => left.CompareTo(y),
        _ => 0,
    };
}
