using System.Collections.Immutable;
using Suffice.Agents.Comparing;
using Suffice.Agents.Keeping;
using Suffice.Agents.Prompting;
using Suffice.Agents.Tickets;
using Suffice.Agents.Working;
using Suffice.Catalog;
using Suffice.Cli.Commands.Runs;
using Suffice.Cli.Output;
using Suffice.Cli.Output.Work;
using Suffice.Policy;

namespace Suffice.Cli.Commands.Work;

/// <summary>The same tickets on each rung alone, held against the last.</summary>
internal static class WorkComparing
{
    /// <summary>Compares.</summary>
    /// <param name="settings">What was asked for.</param>
    /// <param name="path">The policy's file.</param>
    /// <param name="loaded">The policy.</param>
    /// <param name="cancellationToken">Ends it; what was judged is kept.</param>
    /// <returns>The exit code.</returns>
    /// <exception cref="CommandException">The ladder has one rung.</exception>
    public static async Task<int> RunAsync(WorkSettings settings, string path, PolicyLoadResult loaded, CancellationToken cancellationToken)
    {
        ImmutableArray<Model> ladder = settings.Worker.Ladder;
        if (ladder.Length < 2)
        {
            throw new CommandException(ExitCode.WrongUse, $"--compare: the ladder of {settings.Worker.Name} has one rung; there is nothing to hold it against");
        }

        WorkerStandard standard = WorkerFolders.Standard(settings.Worker);
        IReadOnlyList<Ticket> tickets = await TicketInput.ReadAsync(settings.Input, cancellationToken).ConfigureAwait(false);
        await using RunEngine engine = await RunEngine.OpenAsync(path, WorkCommand.Recorded(loaded), cancellationToken).ConfigureAwait(false);
        using AgentsFile file = AgentsFile.Beside(loaded.Policy!.Ledger.Path, TimeProvider.System);
        WorkRunner runner = new(engine.Engine, file, TimeProvider.System);
        WorkOrder order = settings.OrderOf(standard, tickets);
        List<(string Name, IReadOnlyCollection<WorkOutcome> Outcomes)> judged = [];
        foreach (Model rung in ladder)
        {
            List<WorkOutcome> outcomes = [];
            await WorkCommand.RunAsync(runner, order.On(loaded.Policy, rung.Name), settings, outcomes, cancellationToken).ConfigureAwait(false);
            judged.Add((rung.Name, outcomes));
            order = order with { MaxCostUsd = Left(order.MaxCostUsd, outcomes) };
        }

        ImmutableArray<RungComparison> comparisons = [.. judged.SkipLast(1).Select(small => RungComparison.Of(small, judged[^1]))];
        if (settings.Json)
        {
            Json.Write(new { settings.Worker.Name, Comparisons = comparisons });
        }
        else
        {
            ComparisonTable.Write(Screen.Open(), comparisons);
        }

        WorkOutcome[] without = [.. judged.SelectMany(rung => rung.Outcomes).Where(outcome => outcome.Verdict is null)];

        return without.Length == 0 ? ExitCode.Fine
            : without.All(outcome => outcome.IsAtCap) ? ExitCode.No
            : ExitCode.Failed;
    }

    // The cap is for all rungs together. What a price does not tell may have cost all of it.
    private static decimal? Left(decimal? mostUsd, IEnumerable<WorkOutcome> outcomes) => mostUsd is { } most
        ? Math.Max(0m, outcomes.Aggregate(most, (left, outcome) => left - (outcome.SpentUsd ?? most)))
        : null;
}
