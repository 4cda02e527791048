using System.Text.Json;
using Suffice.Extensions.AI.Asking;
using Suffice.Running;

namespace Suffice.Extensions.AI;

/// <summary>Runs pipelines in a program.</summary>
public static class SufficePipelineExtensions
{
    /// <summary>Runs a pipeline to its end. <see cref="PipelineRunner.RunAsync"/> tells what happens while it happens.</summary>
    /// <param name="runner">The runner, as <see cref="SufficeServiceCollectionExtensions.AddSuffice"/> registers it.</param>
    /// <param name="pipeline">The pipeline's name.</param>
    /// <param name="input">What the run is given: anything that is an object of JSON, such as a dictionary, a record, an anonymous type; <see langword="null"/> for nothing.</param>
    /// <param name="run">The run's id, so that a run that stopped is gone on with and one that is done is answered with what it made; <see langword="null"/> for a new run.</param>
    /// <param name="cancellationToken">Ends it: what was done is kept, and it throws.</param>
    /// <returns>What came of it. Where a step failed it says which and why, what was done is kept, and the same call with the report's <see cref="RunReport.Run"/> goes on from there.</returns>
    /// <exception cref="ArgumentException">Nothing was done: there is no such pipeline, or it cannot be run with this input or this id; the message says what would be right.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static async Task<RunReport> RunToEndAsync(
        this PipelineRunner runner, string pipeline, object? input = null, string? run = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(runner);
        ArgumentException.ThrowIfNullOrEmpty(pipeline);
        JsonElement? given = input is null ? null : SentJson.ElementOf(input);
        await foreach (RunEvent happened in runner.RunAsync(new RunCall(pipeline) { Input = given, Run = run }, cancellationToken).ConfigureAwait(false))
        {
            switch (happened)
            {
                case RunRefused refused:
                    throw new ArgumentException(refused.Refusal.Message);
                case RunEnded ended:
                    return ended.Report;
            }
        }

        throw new OperationCanceledException("The run was ended before it was done.", cancellationToken);
    }
}
