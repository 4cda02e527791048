using System.Collections.Immutable;
using Suffice.Agents.Contexts;
using Suffice.Agents.Drafting;
using Suffice.Agents.Drafting.Prose;
using Suffice.Agents.Mining;
using Suffice.Agents.Tickets;
using Suffice.Cli.Output;
using Suffice.Cli.Output.Mining;
using Suffice.Files;

namespace Suffice.Cli.Commands.Mining;

/// <summary>Reads, mines, drafts and writes.</summary>
internal static class MineRun
{
    private const int MostTold = 10;

    /// <summary>Does it.</summary>
    /// <param name="settings">What was asked for.</param>
    /// <param name="asking">Which model writes prose; <see langword="null"/> for none.</param>
    /// <param name="cancellationToken">Ends it; nothing is written then.</param>
    /// <returns>What was found and written.</returns>
    /// <exception cref="CommandException">There are no tickets, or nothing in them can be mined as asked.</exception>
    public static async Task<MineReport> RunAsync(MineSettings settings, ProseAsking? asking, CancellationToken cancellationToken)
    {
        TicketReading reading = await ReadAsync(settings, cancellationToken).ConfigureAwait(false);
        MinedStandard mined = await MineAsync(settings, reading, cancellationToken).ConfigureAwait(false);
        DraftOptions options = new(settings.Task, DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime)) { Items = settings.Mining.Items, Patterns = settings.Patterns };
        DraftedStandard drafted = StandardDrafting.Draft(mined, reading.Tickets, options);
        ProseReport? prose = asking is null ? null : await asking.WriteAsync(drafted, reading.Tickets, settings.Json, cancellationToken).ConfigureAwait(false);
        drafted = prose?.Standard ?? drafted;
        ImmutableArray<string> evals = settings.Evals > 0 ? EvalDrafting.Draw(mined, reading.Tickets, settings.Evals, settings.Worker) : [];

        return new MineReport
        {
            Task = settings.Task,
            Mined = mined,
            Items = drafted.Items,
            Files = Write(settings, drafted, evals),
            Evals = evals.Length,
            Prose = ProseSummary.Of(prose),
            Problems = reading.Problems,
            Notes = reading.Notes,
        };
    }

    private static async Task<TicketReading> ReadAsync(MineSettings settings, CancellationToken cancellationToken)
    {
        TicketReading reading = await TicketReader.ReadAsync(settings.From, settings.Names, cancellationToken).ConfigureAwait(false);
        foreach (TicketProblem problem in reading.Problems.Take(MostTold))
        {
            await Console.Error.WriteLineAsync(Printable.Of(problem.ToString())).ConfigureAwait(false);
        }

        if (reading.Problems.Length > MostTold)
        {
            await Console.Error.WriteLineAsync($"and {reading.Problems.Length - MostTold} more that are no tickets").ConfigureAwait(false);
        }

        return reading.Tickets.IsEmpty ? throw new CommandException(ExitCode.WrongUse, $"{settings.From}: no tickets in it") : reading;
    }

    private static async Task<MinedStandard> MineAsync(MineSettings settings, TicketReading reading, CancellationToken cancellationToken)
    {
        try
        {
            return await ProgressLine.WhileAsync(
                "mining",
                () => Task.FromResult(Miner.Mine(reading.Tickets, settings.Mining, cancellationToken)),
                cancellationToken).ConfigureAwait(false);
        }
        catch (MiningException wrong)
        {
            throw new CommandException(ExitCode.WrongUse, $"{settings.From}: {wrong.Message}");
        }
    }

    private static ImmutableArray<string> Write(MineSettings settings, DraftedStandard drafted, ImmutableArray<string> evals)
    {
        foreach (ContextKind kind in DraftedStandard.Kinds)
        {
            OutputFile.Write(settings.FileOf(kind), settings.Force, writer => writer.Write(drafted.TextOf(kind)));
        }

        ImmutableArray<string> files = [.. DraftedStandard.Kinds.Select(settings.FileOf)];
        if (evals.IsEmpty)
        {
            return files;
        }

        OutputFile.Write(settings.EvalFile, settings.Force, writer =>
        {
            foreach (string line in evals)
            {
                writer.WriteLine(line);
            }
        });

        return files.Add(settings.EvalFile);
    }
}
