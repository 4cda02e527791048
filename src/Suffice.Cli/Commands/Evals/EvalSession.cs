using System.Collections.Immutable;
using Microsoft.Extensions.Logging.Abstractions;
using Suffice.Cli.Output.Evals;
using Suffice.Evaluation.Runs;
using Suffice.Evaluation.Sets;
using Suffice.Learning.Labels;
using Suffice.Providers;

namespace Suffice.Cli.Commands.Evals;

/// <summary>Gets runs ready and runs them, all under one cap.</summary>
/// <param name="quiet">True to show no progress.</param>
internal sealed class EvalSession(bool quiet) : IDisposable
{
    private readonly ModelClients clients = new(TimeProvider.System, NullLoggerFactory.Instance, new LabelModelReader());
    private decimal spent;

    /// <summary>What asking for missing right answers cost, USD.</summary>
    public decimal ReferencesUsd { get; private set; }

    /// <summary>Says what it will take, asks for references where they are wanted, and gets the runs ready.</summary>
    /// <param name="asked">The sets, and what is asked of them.</param>
    /// <param name="takesCeiling">True to take the last model's answer where an item has no right one.</param>
    /// <param name="isDry">True to call nobody.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The runs; <see langword="null"/> when nobody is to be called.</returns>
    public async Task<ImmutableArray<PreparedRun>?> PrepareAsync(
        ImmutableArray<(EvalTarget Target, EvalOptions Options)> asked, bool takesCeiling, bool isDry, CancellationToken cancellationToken)
    {
        // What a recording cannot give is told before anything is asked.
        await clients.LoadAsync(asked.SelectMany(one => one.Options.Models).Select(model => model.Provider).OfType<ProviderDefinition>().Distinct(), cancellationToken).ConfigureAwait(false);
        ImmutableArray<PreparedRun>.Builder runs = ImmutableArray.CreateBuilder<PreparedRun>();
        foreach ((EvalTarget target, EvalOptions options) in asked)
        {
            if (!takesCeiling)
            {
                runs.Add(new RunPreparing(TimeProvider.System).Prepare(target.Set, options));
            }
            else if (await ReferencedAsync(target.Set, options, isDry, cancellationToken).ConfigureAwait(false) is { } filled)
            {
                runs.Add(new RunPreparing(TimeProvider.System).Prepare(filled.Set, filled.Into(options)));
            }
        }

        await Console.Error.WriteAsync(EstimateText.Of(runs.ToImmutable())).ConfigureAwait(false);
        return isDry ? null : runs.ToImmutable();
    }

    /// <summary>Runs them, one after the other.</summary>
    /// <param name="runs">The runs.</param>
    /// <param name="watch">Begins to watch a run; gives <see langword="null"/> where none is watched.</param>
    /// <param name="cancellationToken">Ends it; the same command goes on.</param>
    /// <returns>How each ended.</returns>
    public async Task<IReadOnlyList<EvalOutcome>> RunAsync(
        ImmutableArray<PreparedRun> runs, Func<PreparedRun, RunWatch?> watch, CancellationToken cancellationToken)
    {
        EvalRunner runner = new(clients, TimeProvider.System, new Random());
        List<EvalOutcome> outcomes = [];
        foreach (PreparedRun run in runs)
        {
            PreparedRun next = run with { Options = run.Options with { SpentBeforeUsd = spent } };
            EvalOutcome outcome = await EvalProgressBar.RunAsync(runner, next, watch(next), quiet, cancellationToken).ConfigureAwait(false);
            spent += outcome.SpentUsd;
            outcomes.Add(outcome);
        }

        return outcomes;
    }

    /// <inheritdoc/>
    public void Dispose() => clients.Dispose();

    private async Task<ReferencedSet?> ReferencedAsync(EvalSet set, EvalOptions options, bool isDry, CancellationToken cancellationToken)
    {
        // Where the cap ends it, the same command is to go on: the answers have to be kept.
        EvalOptions kept = options with { SpentBeforeUsd = spent, CacheFolder = options.CacheFolder ?? Path.Combine(Path.GetDirectoryName(options.RunFolder)!, "cache", "eval") };
        CeilingReferences references = new(clients, TimeProvider.System, new Random());
        ModelEstimate estimate = references.Estimate(set, kept);
        await Console.Error.WriteAsync(EstimateText.OfReferences(set.Name, estimate)).ConfigureAwait(false);
        if (isDry && estimate.Calls > 0)
        {
            return null;
        }

        ReferencedSet filled = await references.FillAsync(set, kept, cancellationToken).ConfigureAwait(false);
        spent += filled.SpentUsd;
        ReferencesUsd += filled.SpentUsd;
        return filled.AtCap
            ? throw new CommandException(ExitCode.No, $"{set.Name}: --max-cost ended it while {options.Models[^1].Name} was asked for right answers; what it answered is kept, and the same command with a higher cap goes on")
            : filled;
    }
}
