using Suffice.Ledger;

namespace Suffice.Dashboard.Live;

/// <summary>Which requests somebody watches.</summary>
/// <param name="Task">Only this task; an empty text for requests of none; <see langword="null"/> for all.</param>
/// <param name="Outcome">Only those that ended so; <see langword="null"/> for all that callers asked for.</param>
public sealed record LiveFilter(string? Task = null, RequestOutcome? Outcome = null)
{
    /// <summary>Tells whether a request is watched.</summary>
    /// <param name="request">The request.</param>
    /// <returns>True when it is.</returns>
    public bool Holds(RequestEntry request)
    {
        ArgumentNullException.ThrowIfNull(request);

        return (Outcome is { } outcome ? request.Outcome == outcome : request.IsRequest)
            && (Task is not { } task || string.Equals(request.Task ?? string.Empty, task, StringComparison.Ordinal));
    }
}
