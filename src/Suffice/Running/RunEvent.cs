namespace Suffice.Running;

/// <summary>Something that happened in a run.</summary>
public abstract record RunEvent;

/// <summary>The run was not begun; nothing follows.</summary>
/// <param name="Refusal">Why.</param>
public sealed record RunRefused(RunRefusal Refusal) : RunEvent;

/// <summary>The run begins, or goes on.</summary>
/// <param name="Run">Its id.</param>
/// <param name="Pipeline">The pipeline.</param>
/// <param name="IsResumed">True when an earlier try of it stopped.</param>
public sealed record RunStarted(string Run, string Pipeline, bool IsResumed) : RunEvent;

/// <summary>A step begins.</summary>
/// <param name="Step">The step.</param>
/// <param name="Index">Which repetition, from 1; 0 for a step that is not repeated.</param>
public sealed record StepStarted(string Step, int Index) : RunEvent;

/// <summary>A step has ended: done, skipped or failed.</summary>
/// <param name="Report">What came of it.</param>
public sealed record StepEnded(StepReport Report) : RunEvent;

/// <summary>The run has ended; nothing follows.</summary>
/// <param name="Report">What came of it.</param>
public sealed record RunEnded(RunReport Report) : RunEvent;
