namespace Suffice.Ledger.Writing;

/// <summary>A request on its way to the disk, or a mark behind everything recorded before it.</summary>
/// <param name="Entry">The request; <see langword="null"/> for a mark.</param>
/// <param name="Since">The clock's timestamp when it was recorded.</param>
/// <param name="Content">Characters of content that it holds in memory.</param>
/// <param name="Done">Who waits for it; <see langword="null"/> when nobody does.</param>
internal readonly record struct PendingRow(RequestEntry? Entry, long Since, long Content, TaskCompletionSource? Done);
