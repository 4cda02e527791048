using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Suffice.Confidence;
using Suffice.Engine;
using Suffice.Gateway.Access;
using Suffice.Gateway.Api;
using Suffice.Gateway.Calls;
using Suffice.Gateway.Health;
using Suffice.Gateway.Metrics;
using Suffice.Gateway.Responses;
using Suffice.Gateway.Telemetry;
using Suffice.Learning.Labels;
using Suffice.Ledger;
using Suffice.Ledger.Writing;
using Suffice.Policy;
using Suffice.Policy.Reloading;
using Suffice.Providers;
using Suffice.Providers.Recordings;
using Suffice.Providers.Retries;
using Suffice.Tasks;
using Suffice.Telemetry;
using Suffice.Watching.Alarms;
using Suffice.Watching.Demotions;

namespace Suffice.Gateway.Hosting;

/// <summary>Registers what a gateway is made of.</summary>
internal static class GatewayServices
{
    /// <summary>Registers it, in the order in which a call walks.</summary>
    /// <param name="services">Where.</param>
    /// <param name="loader">Loads the policy again when its files change.</param>
    /// <param name="loaded">The policy to start with.</param>
    /// <param name="options">How to start.</param>
    /// <param name="address">Where it listens.</param>
    /// <returns>The same.</returns>
    public static IServiceCollection AddSufficeGateway(
        this IServiceCollection services, PolicyLoader loader, PolicyLoadResult loaded, GatewayOptions options, Uri address) => services
        .AddSingleton(TimeProvider.System)
        .AddPolicy(loader, loaded, options)
        .AddAccess(address)
        .AddEndpoints()
        .AddTasks()
        .AddWatching()
        .AddProviders(options)
        .AddMetrics()
        .AddLedger()
        .AddEngine()
        .AddManagementApi()
        .AddHostedService<StartUp>()
        .AddHostedService<WatchService>();

    private static IServiceCollection AddPolicy(
        this IServiceCollection services, PolicyLoader loader, PolicyLoadResult loaded, GatewayOptions options) => services
        .AddSingleton(s => new PolicyHost(
            loader,
            options.PolicyPath,
            loaded,
            new PolicyHostOptions { Load = GatewayApplication.Serving },
            s.GetRequiredService<TimeProvider>(),
            s.GetRequiredService<ILogger<PolicyHost>>()))
        .AddSingleton<IPolicySource>(s => s.GetRequiredService<PolicyHost>());

    private static IServiceCollection AddAccess(this IServiceCollection services, Uri address) => services
        .AddSingleton<FollowedKeys>()
        .AddSingleton(s => new CallerAccess(
            s.GetRequiredService<IPolicySource>(), address, s.GetRequiredService<FollowedKeys>(), s.GetRequiredService<TimeProvider>()));

    private static IServiceCollection AddEndpoints(this IServiceCollection services) => services
        .AddSingleton<ModelsEndpoint>()
        .AddSingleton<TokenCounter>()
        .AddSingleton<ResponseStore>()
        .AddSingleton<ResponseKeeper>()
        .AddSingleton<ResponsesEndpoint>()
        .AddSingleton<GatewayHealth>()
        .AddSingleton<HealthEndpoints>()
        .AddSingleton<Draining>()
        .AddHostedService(s => s.GetRequiredService<Draining>());

    private static IServiceCollection AddTasks(this IServiceCollection services) => services
        .AddSingleton(s => EarlierLedger.Fingerprints(s.GetRequiredService<IPolicySource>().Current.Ledger.Path));

    private static IServiceCollection AddWatching(this IServiceCollection services) => services
        .AddSingleton(s => new TrustBook(
            TrustFile.Beside(s.GetRequiredService<IPolicySource>().Current.Ledger.Path),
            s.GetRequiredService<TimeProvider>(),
            s.GetRequiredService<ILogger<TrustBook>>()))
        .AddSingleton<ITaskTrust>(s => s.GetRequiredService<TrustBook>())
        .AddSingleton(s => new DriftWatch(
            s.GetRequiredService<IPolicySource>().Current.Ledger.Path,
            s.GetRequiredService<TimeProvider>(),
            s.GetRequiredService<ILogger<DriftWatch>>()))
        .AddSingleton<AlarmCounters>();

    private static IServiceCollection AddProviders(this IServiceCollection services, GatewayOptions options)
    {
        services.AddSingleton(ClientsThatFollowThePolicy);
        services.AddSingleton(_ => new RetryDelay(new RetryPolicy(), new Random()));

        return options.RecordTo is { } path
            ? services
                .AddSingleton(_ => RecordingWriter.Open(path))
                .AddSingleton<IModelClients>(s => new RecordingClients(
                    s.GetRequiredService<ModelClients>(),
                    s.GetRequiredService<RecordingWriter>(),
                    s.GetRequiredService<TimeProvider>(),
                    s.GetRequiredService<ILogger<RecordingClients>>()))
            : services.AddSingleton<IModelClients>(s => s.GetRequiredService<ModelClients>());
    }

    private static ModelClients ClientsThatFollowThePolicy(IServiceProvider services)
    {
        ModelClients clients = new(
            services.GetRequiredService<TimeProvider>(), services.GetRequiredService<ILoggerFactory>(), new LabelModelReader());
        PolicyHost policies = services.GetRequiredService<PolicyHost>();
        policies.Reloaded += (_, _) => clients.Keep(policies.Current.Providers.Values);

        return clients;
    }

    private static IServiceCollection AddLedger(this IServiceCollection services) => services
        .AddSingleton(s => new SqliteLedger(
            s.GetRequiredService<IPolicySource>().Current.Ledger,
            s.GetRequiredService<TimeProvider>(),
            s.GetRequiredService<ILogger<SqliteLedger>>()))
        .AddSingleton<ILedger>(s => new WatchedLedger(
            s.GetRequiredService<SqliteLedger>(),
            s.GetRequiredService<CallCounters>(),
            s.GetRequiredService<IPolicySource>(),
            s.GetRequiredService<ILogger<WatchedLedger>>()));

    private static IServiceCollection AddMetrics(this IServiceCollection services) => services
        .AddSingleton<EngineTelemetry>()
        .AddSingleton<CallCounters>()
        .AddSingleton<WatchMetrics>()
        .AddSingleton<GatewayMetrics>()
        .AddSingleton<MetricsEndpoint>();

    private static IServiceCollection AddEngine(this IServiceCollection services) => services
        .AddSingleton(s => new SufficeEngine(new EngineParts
        {
            Policies = s.GetRequiredService<IPolicySource>(),
            Clients = s.GetRequiredService<IModelClients>(),
            Ledger = s.GetRequiredService<ILedger>(),
            Ids = new RequestIds(s.GetRequiredService<TimeProvider>(), new Random()),
            Retries = s.GetRequiredService<RetryDelay>(),
            Learned = s.GetRequiredService<LearnedFingerprints>(),
            Trust = s.GetRequiredService<ITaskTrust>(),
            Time = s.GetRequiredService<TimeProvider>(),
            Telemetry = s.GetRequiredService<EngineTelemetry>(),
            Shadow = EarlierLedger.Shadows(s.GetRequiredService<IPolicySource>().Current.Ledger.Path, s.GetRequiredService<TimeProvider>()),
            Logger = s.GetRequiredService<ILogger<SufficeEngine>>(),
        }));
}
