namespace Suffice.Evaluation.Runs;

/// <summary>How far a run is.</summary>
/// <param name="Done">Answers measured, those of an earlier start included.</param>
/// <param name="All">Answers to measure.</param>
/// <param name="Passed">Of these passed.</param>
/// <param name="Failed">Of these failed.</param>
/// <param name="Errors">Of these are errors.</param>
/// <param name="SpentUsd">What was spent.</param>
public readonly record struct RunProgress(long Done, long All, long Passed, long Failed, long Errors, decimal SpentUsd);
