using Spectre.Console;

namespace Suffice.Cli.Output;

/// <summary>A bar on standard error that tells how far long work is and how long it will take; nothing where that is no terminal.</summary>
internal static class ProgressBar
{
    /// <summary>Does the work.</summary>
    /// <typeparam name="T">What comes of it.</typeparam>
    /// <param name="begins">What stands beside the bar at first.</param>
    /// <param name="quiet">True to show nothing.</param>
    /// <param name="work">Does it, and moves the bar where there is one.</param>
    /// <returns>What came of it.</returns>
    public static async Task<T> RunAsync<T>(string begins, bool quiet, Func<ProgressTask?, Task<T>> work)
    {
        if (quiet || Console.IsErrorRedirected || !Environment.UserInteractive)
        {
            return await work(null).ConfigureAwait(false);
        }

        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return await console.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(bar => work(bar.AddTask(Markup.Escape(begins))))
            .ConfigureAwait(false);
    }
}
