using System.Text.Json;
using Suffice.Audit.Calls;

namespace Suffice.Audit.Formats.Tracing;

/// <summary>The kinds of row that a tracing tool writes: one is a call of a model, the others hold calls or are none.</summary>
/// <param name="field">The field that says the kind.</param>
/// <param name="examples">Kinds as the tool writes them, for an error.</param>
/// <param name="row">What a row is called.</param>
/// <param name="call">The kind of a call, in small letters.</param>
/// <param name="others">The other kinds, in small letters.</param>
internal sealed class TracedKinds(string field, string examples, string row, string call, params string[] others)
{
    /// <summary>Reads a row of a kind, or notes why it is no call.</summary>
    /// <param name="kind">The kind as the row says it; <see langword="null"/> when it says none.</param>
    /// <param name="element">The row.</param>
    /// <param name="read">Reads a call.</param>
    /// <param name="found">Where it is noted.</param>
    public void Read(string? kind, JsonElement element, Func<JsonElement, LoggedCall> read, RowReadings found)
    {
        string? known = kind?.ToLowerInvariant();
        if (known is null)
        {
            found.Malformed($"{field} is missing; {examples} or another kind of {row} is expected");
        }
        else if (known == call)
        {
            found.Add(read(element));
        }
        else
        {
            found.NotACall(others.Contains(known) ? $"{row} of kind {known}" : $"{row} of another kind");
        }
    }
}
