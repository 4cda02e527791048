namespace Suffice.Ledger.Tables;

/// <summary>What a row has in one column: a whole number, a text, or nothing. A value type, so that writing a row boxes nothing.</summary>
internal readonly struct Cell
{
    private Cell(long? number, string? text)
    {
        IsNumber = number is not null;
        Number = number.GetValueOrDefault();
        Text = text;
    }

    /// <summary>True when <see cref="Number"/> holds.</summary>
    public bool IsNumber { get; }

    /// <summary>The number, where it is one.</summary>
    public long Number { get; }

    /// <summary>The text; <see langword="null"/> for a number and for nothing.</summary>
    public string? Text { get; }

    public static implicit operator Cell(long number) => new(number, null);

    public static implicit operator Cell(long? number) => new(number, null);

    public static implicit operator Cell(string? text) => new(null, text);

    /// <summary>True when the other is the same number, the same object, or nothing too; a text that only reads alike may count as another.</summary>
    /// <param name="other">The other.</param>
    public bool IsSame(in Cell other) =>
        IsNumber == other.IsNumber && Number == other.Number && ReferenceEquals(Text, other.Text);
}
