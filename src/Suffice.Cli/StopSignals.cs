using System.CommandLine;
using System.CommandLine.Invocation;
using System.Runtime.InteropServices;

namespace Suffice.Cli;

/// <summary>Ctrl-C and <c>SIGTERM</c>: the first asks the command to end, and later ones change nothing.</summary>
/// <remarks>System.CommandLine's own handling ends the process with a stack trace when a second signal comes before the command has ended.</remarks>
internal sealed class StopSignals : IDisposable
{
    private readonly CancellationTokenSource stop = new();
    private readonly TaskCompletionSource timeUp = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource ended = new();
    private readonly TimeSpan within;
    private readonly PosixSignalRegistration[] registrations;
    private int told;

    private StopSignals(TimeSpan within)
    {
        this.within = within;
        registrations = [PosixSignalRegistration.Create(PosixSignal.SIGINT, Tell), PosixSignalRegistration.Create(PosixSignal.SIGTERM, Tell)];
    }

    /// <summary>Runs a command that a signal ends.</summary>
    /// <param name="parsed">What was typed.</param>
    /// <param name="within">How long it may take to end after a signal.</param>
    /// <returns>Its exit code; that of a stopped command when it did not end in time.</returns>
    public static async Task<int> InvokeAsync(ParseResult parsed, TimeSpan within)
    {
        InvocationConfiguration configuration = new() { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null };
        if (parsed.Action is not AsynchronousCommandLineAction)
        {
            return await parsed.InvokeAsync(configuration).ConfigureAwait(false); // Nothing listens: a signal ends the process as it always does.
        }

        using StopSignals listening = new(within);
        Task<int> running = parsed.InvokeAsync(configuration, listening.stop.Token);

        return await Task.WhenAny(running, listening.timeUp.Task).ConfigureAwait(false) == running ? await running.ConfigureAwait(false) : ExitCode.Stopped;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        ended.Cancel();

        // A process that was told to stop goes on listening until it has ended: a later signal would end it as if it had never listened.
        foreach (PosixSignalRegistration registration in Volatile.Read(ref told) > 0 ? [] : registrations)
        {
            registration.Dispose();
        }
    }

    private void Tell(PosixSignalContext context)
    {
        context.Cancel = true;
        if (Interlocked.Increment(ref told) == 1)
        {
            _ = WaitAsync();
            stop.Cancel();
        }
    }

    private async Task WaitAsync()
    {
        try
        {
            await Task.Delay(within, ended.Token).ConfigureAwait(false);
            timeUp.TrySetResult();
        }
        catch (OperationCanceledException)
        {
            // The command has ended by itself.
        }
    }
}
