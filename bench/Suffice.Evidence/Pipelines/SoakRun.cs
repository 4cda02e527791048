using System.Diagnostics;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Suffice.Hosting;
using Suffice.Policy;
using Suffice.Policy.Reloading;
using Suffice.Running;

namespace Suffice.Evidence.Pipelines;

/// <summary>Plays a soak: every run is gone on with until it is done, then the ledger is counted.</summary>
internal sealed class SoakRun(SoakOptions options)
{
    private const int MostTries = 200;

    private long tries;
    private long left;
    private long wrong;
    private long lost;
    private decimal told;
    private readonly Lock adding = new();

    /// <summary>Plays it.</summary>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>What was counted.</returns>
    public async Task<SoakEnd> PlayAsync(CancellationToken cancellationToken)
    {
        await using SoakWorld world = new(options);
        await world.OpenAsync().ConfigureAwait(false);
        string folder = Directory.CreateTempSubdirectory("suffice-soak-").FullName;
        try
        {
            string path = Path.Combine(folder, "suffice.yaml");
            Directory.CreateDirectory(Path.Combine(folder, "pipelines"));
            await File.WriteAllTextAsync(path, SoakFlow.Policy(world.Address), cancellationToken).ConfigureAwait(false);
            await File.WriteAllTextAsync(Path.Combine(folder, "pipelines", "soak.yaml"), SoakFlow.Pipeline(world.Address), cancellationToken).ConfigureAwait(false);
            Stopwatch watch = Stopwatch.StartNew();
            await RunAllAsync(path, world, cancellationToken).ConfigureAwait(false);

            return new SoakEnd(options, world, SoakCount.Of(Path.Combine(folder, "suffice-ledger", "ledger.db")), tries, left, wrong, lost, told, watch.Elapsed);
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task RunAllAsync(string path, SoakWorld world, CancellationToken cancellationToken)
    {
        PolicyLoader loader = PolicyLoader.BuiltIn(TimeProvider.System);
        PolicyLoadResult loaded = loader.Load(path);
        if (!loaded.IsValid)
        {
            throw new InvalidOperationException(string.Join('\n', loaded.Errors));
        }

        using PolicyHost policies = new(loader, path, loaded, new PolicyHostOptions(), TimeProvider.System, NullLogger<PolicyHost>.Instance);
        await using EngineHost host = new(new EngineSetup { Policies = policies, Time = TimeProvider.System, Loggers = NullLoggerFactory.Instance });
        await host.OpenAsync(cancellationToken).ConfigureAwait(false);
        await Parallel.ForEachAsync(
            Enumerable.Range(1, options.Runs),
            new ParallelOptions { MaxDegreeOfParallelism = options.AtOnce, CancellationToken = cancellationToken },
            async (number, cancel) => await RunAsync(host.Pipelines, world, number, cancel).ConfigureAwait(false)).ConfigureAwait(false);
    }

    private async Task RunAsync(PipelineRunner runner, SoakWorld world, int number, CancellationToken cancellationToken)
    {
        bool isLoud = number % 2 == 0;
        RunCall call = new("soak") { Run = $"soak-{number}", Input = JsonSerializer.SerializeToElement(new { id = $"{number}", loud = isLoud }) };
        for (int go = 0; go < MostTries; go++)
        {
            Interlocked.Increment(ref tries);
            if (await TryAsync(runner, world, call, cancellationToken).ConfigureAwait(false) is not { Status: RunStatus.Completed } report)
            {
                continue;
            }

            Interlocked.Add(ref wrong, report.Output!.Value.GetRawText() == SoakFlow.OutputOf($"{number}", isLoud) ? 0 : 1);
            lock (adding)
            {
                told += report.CostUsd ?? 0m;
            }

            return;
        }

        Interlocked.Increment(ref lost);
    }

    private async Task<RunReport?> TryAsync(PipelineRunner runner, SoakWorld world, RunCall call, CancellationToken cancellationToken)
    {
        using CancellationTokenSource caller = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        if (world.Happens(options.Leaving))
        {
            caller.CancelAfter(TimeSpan.FromMilliseconds(world.Draw(40)));
        }

        try
        {
            RunReport? report = null;
            await foreach (RunEvent happened in runner.RunAsync(call, caller.Token).ConfigureAwait(false))
            {
                report = (happened as RunEnded)?.Report;
            }

            return report;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            Interlocked.Increment(ref left);
            return null;
        }
    }
}
