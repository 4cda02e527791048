namespace Suffice.Ledger.Rollups;

/// <summary>Which lines are asked for, and what of their keys still matters: lines that are the same then are added up as they are read.</summary>
/// <param name="Task">Only of this task; <see langword="null"/> for all.</param>
/// <param name="Model">Only served by this model; <see langword="null"/> for all.</param>
/// <param name="Into">What is left of a key.</param>
internal sealed record LineFold(string? Task, string? Model, Func<LineKey, LineKey> Into)
{
    /// <summary>All lines, as they are.</summary>
    public static LineFold None { get; } = new(null, null, key => key);

    /// <summary>True when a line is asked for.</summary>
    public bool Holds(LineKey key) => (Task ?? key.Task) == key.Task && (Model ?? key.Model) == key.Model;
}
