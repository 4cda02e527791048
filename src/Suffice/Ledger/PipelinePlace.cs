namespace Suffice.Ledger;

/// <summary>Where in a run of a pipeline something happened.</summary>
/// <param name="Pipeline">The pipeline's name.</param>
/// <param name="Step">The step's name; empty for the run as a whole.</param>
/// <param name="Run">The run's id.</param>
/// <param name="Index">Which repetition of the step, from 1; 0 for a step that is not repeated.</param>
public sealed record PipelinePlace(string Pipeline, string Step, string Run, int Index = 0);
