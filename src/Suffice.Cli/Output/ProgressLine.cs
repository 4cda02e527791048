using System.Diagnostics;
using static System.FormattableString;

namespace Suffice.Cli.Output;

/// <summary>How far a long command has come: one line on standard error, written over as it goes on; nothing where that is no terminal.</summary>
internal sealed class ProgressLine : IProgress<int>, IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly string what;
    private readonly long all;
    private readonly long began = Stopwatch.GetTimestamp();
    private readonly Lock writing = new();
    private TimeSpan shown = -Pause;
    private int length;

    /// <summary>Begins; nothing is shown yet.</summary>
    /// <param name="what">What is done, such as <c>reading</c>.</param>
    /// <param name="all">How much there is to do; 0 when that is not known.</param>
    public ProgressLine(string what, long all = 0) => (this.what, this.all) = (what, all);

    /// <summary>Does what cannot be counted, and shows how long it has taken.</summary>
    /// <typeparam name="T">What comes of it.</typeparam>
    /// <param name="what">What is done, such as <c>fitting</c>.</param>
    /// <param name="work">Does it.</param>
    /// <param name="cancellationToken">Ends the wait at once; work that does not look at its token ends with the process.</param>
    /// <returns>What came of it.</returns>
    /// <exception cref="OperationCanceledException">It was told to stop.</exception>
    public static async Task<T> WhileAsync<T>(string what, Func<Task<T>> work, CancellationToken cancellationToken)
    {
        using ProgressLine line = new(what);
        Task<T> working = Task.Run(work, cancellationToken).WaitAsync(cancellationToken);
        while (!Console.IsErrorRedirected && await Task.WhenAny(working, Task.Delay(Second, CancellationToken.None)).ConfigureAwait(false) != working)
        {
            line.Show(Invariant($"{what}: {Stopwatch.GetElapsedTime(line.began).TotalSeconds:0} s"));
        }

        return await working.ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public void Report(int value)
    {
        lock (writing)
        {
            TimeSpan gone = Stopwatch.GetElapsedTime(began);
            if (Console.IsErrorRedirected || gone - shown < Pause)
            {
                return;
            }

            shown = gone;
            Show(all == 0 ? Invariant($"{what}: {value:N0}") : Invariant($"{what}: {value:N0} of {all:N0}{Left(gone, value)}"));
        }
    }

    /// <summary>Takes the line away.</summary>
    public void Dispose()
    {
        if (length > 0)
        {
            Show(string.Empty);
            Console.Error.Write('\r');
        }
    }

    private string Left(TimeSpan gone, int value) =>
        value > 0 && value < all ? Invariant($", about {gone.TotalSeconds * (all - value) / value:0} s left") : string.Empty;

    private void Show(string line)
    {
        Console.Error.Write($"\r{line.PadRight(length)}");
        length = line.Length;
    }
}
