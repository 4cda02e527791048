namespace Suffice.Evaluation.Judges;

/// <summary>The next call could cost more than the run may still spend: it ends the run, and is no failure of whoever wanted to call.</summary>
internal sealed class NoMoreCallsException : Exception;
