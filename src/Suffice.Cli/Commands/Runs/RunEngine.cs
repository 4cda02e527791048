using Microsoft.Extensions.Logging;
using Suffice.Engine;
using Suffice.Hosting;
using Suffice.Learning.Labels;
using Suffice.Learning.Ladders;
using Suffice.Learning.Tasks;
using Suffice.Policy;
using Suffice.Policy.Reloading;
using Suffice.Running;

namespace Suffice.Cli.Commands.Runs;

/// <summary>The engine of one command, over the policy's own ledger.</summary>
internal sealed class RunEngine : IAsyncDisposable
{
    private readonly ILoggerFactory loggers;
    private readonly PolicyHost policies;
    private readonly EngineHost host;

    private RunEngine(string path, PolicyLoadResult loaded)
    {
        loggers = LoggerFactory.Create(log => log.SetMinimumLevel(LogLevel.Error).AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace));
        policies = new PolicyHost(
            PolicyLoader.BuiltIn(TimeProvider.System, new EstimatorReader(), new TaskGuesserReader()),
            path,
            loaded,
            new PolicyHostOptions { Load = new PolicyLoadOptions { RequireKeys = true } },
            TimeProvider.System,
            loggers.CreateLogger<PolicyHost>());
        host = new EngineHost(new EngineSetup { Policies = policies, Time = TimeProvider.System, Loggers = loggers, Locals = new LabelModelReader() });
    }

    /// <summary>Runs pipelines.</summary>
    public PipelineRunner Runner => host.Pipelines;

    /// <summary>Answers calls.</summary>
    public SufficeEngine Engine => host.Engine;

    /// <summary>Opens it.</summary>
    /// <param name="path">The policy's file.</param>
    /// <param name="loaded">The policy.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The engine; disposing it writes what is queued for the ledger.</returns>
    public static async Task<RunEngine> OpenAsync(string path, PolicyLoadResult loaded, CancellationToken cancellationToken)
    {
        RunEngine engine = new(path, loaded);
        try
        {
            await engine.host.OpenAsync(cancellationToken).ConfigureAwait(false);
            return engine;
        }
        catch
        {
            await engine.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await host.DisposeAsync().ConfigureAwait(false);
        policies.Dispose();
        loggers.Dispose();
    }
}
