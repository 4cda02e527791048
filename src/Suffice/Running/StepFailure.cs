namespace Suffice.Running;

/// <summary>Why a step failed.</summary>
/// <param name="Step">The step.</param>
/// <param name="Index">Which repetition, from 1; 0 for a step that is not repeated.</param>
/// <param name="Kind">The class, a word of the failures of calls (<c>not_passed</c>, <c>upstream</c>, ...), or <c>external</c>, <c>template</c>, <c>condition</c>, <c>cancelled</c>, <c>broken</c>.</param>
/// <param name="Message">What happened, without secrets.</param>
public sealed record StepFailure(string Step, int Index, string Kind, string Message)
{
    /// <summary>True when the same step may succeed if it is tried again: load or the network stood in its way.</summary>
    public bool MayPass { get; init; }

    /// <summary>When it may; <see langword="null"/> when that is not known.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
