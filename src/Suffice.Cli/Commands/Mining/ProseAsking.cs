using Suffice.Agents.Drafting;
using Suffice.Agents.Drafting.Prose;
using Suffice.Agents.Tickets;
using Suffice.Cli.Commands.Runs;
using Suffice.Cli.Output;
using Suffice.Policy;

namespace Suffice.Cli.Commands.Mining;

/// <summary>Which model writes prose: the policy's chief of staff.</summary>
/// <param name="Path">The policy's file.</param>
/// <param name="Loaded">The policy.</param>
/// <param name="Task">The task whose ladder is asked.</param>
internal sealed record ProseAsking(string Path, PolicyLoadResult Loaded, string Task)
{
    /// <summary>Finds it.</summary>
    /// <param name="path">The policy's file.</param>
    /// <param name="loaded">The policy.</param>
    /// <returns>What is asked.</returns>
    /// <exception cref="CommandException">The policy names none.</exception>
    public static ProseAsking Of(string path, PolicyLoadResult loaded) => loaded.Policy!.Chief?.Task is { } task
        ? new ProseAsking(path, loaded, task)
        : throw new CommandException(ExitCode.WrongUse, $"--prose: {path} names no strong model; write 'chief: {{ task: NAME }}', a task whose ladder is that model, or leave out --prose");

    /// <summary>Asks for prose.</summary>
    /// <param name="drafted">The drafts.</param>
    /// <param name="tickets">The tickets.</param>
    /// <param name="quiet">True to show no bar.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The drafts with what passed.</returns>
    public async Task<ProseReport> WriteAsync(DraftedStandard drafted, IReadOnlyList<Ticket> tickets, bool quiet, CancellationToken cancellationToken)
    {
        await using RunEngine engine = await RunEngine.OpenAsync(Path, Loaded, cancellationToken).ConfigureAwait(false);
        ProseWriter writer = new(engine.Engine, Task);

        return await ProgressBar.RunAsync(
            $"asking {Task} for prose",
            quiet,
            bar => writer.WriteAsync(
                drafted,
                tickets,
                done =>
                {
                    if (bar is not null)
                    {
                        bar.Value = 100.0 * done / Math.Max(1, drafted.Items.Length);
                    }
                },
                cancellationToken)).ConfigureAwait(false);
    }
}
