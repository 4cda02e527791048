using Microsoft.Extensions.Logging;
using Suffice.Engine;
using Suffice.Ledger;
using Suffice.Ledger.Policies;
using Suffice.Ledger.Writing;
using Suffice.Policy;
using Suffice.Policy.Reloading;
using Suffice.Providers;
using Suffice.Providers.Recordings;
using Suffice.Providers.Retries;
using Suffice.Running;
using Suffice.Running.Keeping;
using Suffice.Tasks;
using Suffice.Watching.Alarms;
using Suffice.Watching.Demotions;

namespace Suffice.Hosting;

/// <summary>All that a process holds to answer calls: model clients that follow the policy, the ledger, what earlier calls taught, the engine.</summary>
/// <remarks>One for a process and a ledger. The gateway, the command line and the library begin and end the same one. Thread-safe.</remarks>
public sealed class EngineHost : IAsyncDisposable, IDisposable
{
    private static readonly TimeSpan SweepEvery = TimeSpan.FromMinutes(1);

    private readonly PolicyHost policies;
    private readonly ModelClients models;
    private readonly WatchRounds rounds;
    private readonly RunStore runs;
    private readonly PolicyHistory history;
    private readonly ITimer sweeping;
    private readonly ILogger logger;

    /// <summary>Makes it; nothing is called and no file is waited for.</summary>
    /// <param name="setup">What it works with.</param>
    public EngineHost(EngineSetup setup)
    {
        ArgumentNullException.ThrowIfNull(setup);
        (policies, TimeProvider time, ILoggerFactory loggers) = (setup.Policies, setup.Time, setup.Loggers);
        logger = loggers.CreateLogger<EngineHost>();
        LedgerSettings kept = policies.Current.Ledger;
        models = new ModelClients(time, loggers, setup.Locals);
        Clients = setup.BeforeClients(models);
        policies.Reloaded += KeepUp;
        history = new PolicyHistory(kept.Path, time);

        // A file of an older version is brought to this one before the ledger writes to it.
        LearnedFingerprints learned = EarlierLedger.Fingerprints(kept.Path);
        Ledger = new SqliteLedger(kept, time, loggers.CreateLogger<SqliteLedger>());
        Trust = new TrustBook(TrustFile.Beside(kept.Path), time, loggers.CreateLogger<TrustBook>());
        ILedger recorded = setup.BeforeLedger(Ledger);
        RequestIds ids = new(time, new Random());
        RetryDelay retries = new(new RetryPolicy(), new Random());
        Engine = new SufficeEngine(new EngineParts
        {
            Policies = policies,
            Clients = Clients,
            Ledger = recorded,
            Ids = ids,
            Retries = retries,
            Learned = learned,
            Trust = Trust,
            Time = time,
            Telemetry = setup.Telemetry,
            Shadow = EarlierLedger.Shadows(kept.Path, time),
            Logger = loggers.CreateLogger<SufficeEngine>(),
        });
        runs = RunStore.Beside(kept.Path, time);
        sweeping = time.CreateTimer(_ => runs.Sweep(), null, SweepEvery, SweepEvery);
        Pipelines = new PipelineRunner(new RunningParts
        {
            Engine = Engine,
            Policies = policies,
            Store = runs,
            Ledger = recorded,
            Ids = ids,
            Retries = retries,
            Time = time,
            Logger = loggers.CreateLogger<PipelineRunner>(),
        });
        rounds = new WatchRounds(Engine, new DriftWatch(kept.Path, time, loggers.CreateLogger<DriftWatch>()), Trust, policies, time, logger);
    }

    /// <summary>Answers calls.</summary>
    public SufficeEngine Engine { get; }

    /// <summary>Runs pipelines.</summary>
    public PipelineRunner Pipelines { get; }

    /// <summary>The clients of models, as the engine calls them.</summary>
    public IModelClients Clients { get; }

    /// <summary>The ledger's file.</summary>
    public SqliteLedger Ledger { get; }

    /// <summary>Which tasks are demoted.</summary>
    public TrustBook Trust { get; }

    /// <summary>Does before the first call what would otherwise slow it: opens the ledger, keeps there which policy is in force, reads the recordings.</summary>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The wait.</returns>
    /// <exception cref="RecordingException">A recording cannot be read.</exception>
    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        await Ledger.FlushAsync(cancellationToken).ConfigureAwait(false);
        await Task.Run(KeepPolicy, cancellationToken).ConfigureAwait(false);
        foreach (RecordingProblem problem in await models.LoadAsync(policies.Current.Providers.Values, cancellationToken).ConfigureAwait(false))
        {
            HostLog.RecordingLineUnused(logger, problem.ToString());
        }
    }

    /// <summary>Looks for drift every minute and asks the canaries that are due, until it is told to stop.</summary>
    /// <param name="told">Is told of alarms.</param>
    /// <param name="stopping">Ends it; it does not throw.</param>
    /// <returns>When it has stopped.</returns>
    public Task WatchAsync(Action<IReadOnlyCollection<DriftAlarm>> told, CancellationToken stopping) => rounds.RunAsync(told, stopping);

    /// <summary>Ends what is done beside requests, writes what is queued for the ledger, closes the clients.</summary>
    /// <returns>When all is ended.</returns>
    public async ValueTask DisposeAsync()
    {
        policies.Reloaded -= KeepUp;
        await sweeping.DisposeAsync().ConfigureAwait(false);
        Pipelines.Dispose();
        runs.Dispose();
        await Engine.EndAsync().ConfigureAwait(false);
        await Ledger.DisposeAsync().ConfigureAwait(false);
        Trust.Dispose();
        models.Dispose();
    }

    /// <summary>The same, for a process that ends without a way to wait: it waits here, for some 20 s at most.</summary>
    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    private void KeepUp(object? sender, PolicyReloadedEventArgs reloaded)
    {
        models.Keep(policies.Current.Providers.Values);
        if (reloaded.Reload.IsInForce)
        {
            KeepPolicy();
        }
    }

    private void KeepPolicy()
    {
        PolicyLoadResult inForce = policies.InForce;
        try
        {
            history.Keep(inForce);
        }
        catch (LedgerException problem)
        {
            HostLog.PolicyNotKept(logger, problem.Message, inForce.Policy!.Version);
        }
    }
}
