using System.CommandLine;
using Microsoft.Data.Sqlite;
using Suffice.Audit.Sources;
using Suffice.Callers;
using Suffice.Cli.Output;
using Suffice.Confidence;
using Suffice.Evaluation.Metrics;
using Suffice.Evaluation.Offline;
using Suffice.Evaluation.Sets;
using Suffice.Files;
using Suffice.Ledger;
using Suffice.Policy;
using Suffice.Providers.Recordings;

namespace Suffice.Cli;

/// <summary>Runs the command line: mistakes of use end in a sentence and exit code 2, failures of the world in 3, never in a stack trace.</summary>
internal static class CommandLine
{
    // A gateway told to stop answers the calls under way (the host waits 30 s for them), then writes its ledger (5 s).
    private static readonly TimeSpan StopsWithin = TimeSpan.FromSeconds(40);

    /// <summary>Runs it.</summary>
    /// <param name="root">The commands.</param>
    /// <param name="args">What was typed.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(RootCommand root, string[] args)
    {
        ParseResult parsed = root.Parse(args);
        if (ParseMistakes.Of(parsed) is { Count: > 0 } mistakes)
        {
            foreach (string mistake in mistakes)
            {
                await Console.Error.WriteLineAsync($"suffice: {mistake}").ConfigureAwait(false);
            }

            await Console.Error.WriteLineAsync($"see 'suffice{ParseMistakes.Typed(parsed.CommandResult)} --help'").ConfigureAwait(false);
            return ExitCode.WrongUse;
        }

        try
        {
            return await StopSignals.InvokeAsync(parsed, StopsWithin).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("suffice: stopped").ConfigureAwait(false);
            return ExitCode.Stopped;
        }
        catch (Exception failure)
        {
            string text = CodeOf(failure) is null
                ? $"a mistake of the program, not yours: {failure.GetType().Name}: {failure.Message} Please report it with the command you typed."
                : failure.Message;
            await Console.Error.WriteLineAsync($"suffice: {string.Join('\n', text.Split('\n').Select(Printable.Of))}").ConfigureAwait(false);
            return CodeOf(failure) ?? ExitCode.Failed;
        }
    }

    private static int? CodeOf(Exception failure) => failure switch
    {
        CommandException wrong => wrong.ExitCode,
        PolicyInvalidException => ExitCode.No,
        AuditInputException or OutputExistsException or CallerKeyFileException or ReplayException or CalibrationException or RecordingException
            or EvalSetException or EvalMetricException or FileNotFoundException or DirectoryNotFoundException => ExitCode.WrongUse,
        LedgerException or SqliteException or IOException or UnauthorizedAccessException => ExitCode.Failed,
        _ => null,
    };
}
