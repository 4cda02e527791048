using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Suffice.Dashboard.Live;
using Suffice.Gateway.Access;
using Suffice.Gateway.Access.Sessions;
using Suffice.Gateway.Api;
using Suffice.Gateway.Calls;
using Suffice.Gateway.Health;
using Suffice.Gateway.Improving;
using Suffice.Gateway.Metrics;
using Suffice.Gateway.Pages;
using Suffice.Gateway.Pipelines;
using Suffice.Gateway.Queue;
using Suffice.Gateway.Responses;
using Suffice.Gateway.Telemetry;
using Suffice.Gateway.Working;
using Suffice.Hosting;
using Suffice.Learning.Labels;
using Suffice.Policy;
using Suffice.Policy.Reloading;
using Suffice.Providers;
using Suffice.Providers.Recordings;
using Suffice.Telemetry;

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
        .AddSingleton(options.Time)
        .AddPolicy(loader, loaded, options)
        .AddAccess(address)
        .AddEndpoints()
        .AddProviders(options)
        .AddMetrics()
        .AddEngine()
        .AddManagementApi()
        .AddWorking()
        .AddImproving()
        .AddSingleton<QueueApi>()
        .AddDashboard()
        .AddHostedService<StartUp>()
        .AddHostedService<WatchService>()
        .AddHostedService<ChiefService>();

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
            s.GetRequiredService<IPolicySource>(), address, s.GetRequiredService<FollowedKeys>(), s.GetRequiredService<TimeProvider>()))
        .AddSingleton<PageGate>()
        .AddSessions();

    private static IServiceCollection AddEndpoints(this IServiceCollection services) => services
        .AddSingleton<ModelsEndpoint>()
        .AddSingleton<TokenCounter>()
        .AddSingleton<ResponseStore>()
        .AddSingleton<ResponseKeeper>()
        .AddSingleton<ResponsesEndpoint>()
        .AddSingleton<PipelineEndpoint>()
        .AddSingleton<GatewayHealth>()
        .AddSingleton<HealthEndpoints>()
        .AddSingleton<Draining>()
        .AddHostedService(s => s.GetRequiredService<Draining>());

    private static IServiceCollection AddProviders(this IServiceCollection services, GatewayOptions options) => options.RecordTo is { } path
        ? services.AddSingleton(_ => RecordingWriter.Open(path))
        : services;

    private static IServiceCollection AddMetrics(this IServiceCollection services) => services
        .AddSingleton<EngineTelemetry>()
        .AddSingleton<CallCounters>()
        .AddSingleton<WatchMetrics>()
        .AddSingleton<GatewayMetrics>()
        .AddSingleton<AlarmCounters>()
        .AddSingleton<MetricsEndpoint>();

    private static IServiceCollection AddEngine(this IServiceCollection services) => services
        .AddSingleton(s => new EngineHost(new EngineSetup
        {
            Policies = s.GetRequiredService<PolicyHost>(),
            Time = s.GetRequiredService<TimeProvider>(),
            Loggers = s.GetRequiredService<ILoggerFactory>(),
            Locals = new LabelModelReader(),
            Telemetry = s.GetRequiredService<EngineTelemetry>(),
            BeforeClients = clients => s.GetService<RecordingWriter>() is { } writer ? Recorded(clients, writer, s) : clients,
            BeforeLedger = ledger => new WatchedLedger(
                ledger, s.GetRequiredService<CallCounters>(), s.GetRequiredService<LiveFeed>(), s.GetRequiredService<IPolicySource>(), s.GetRequiredService<ILogger<WatchedLedger>>()),
        }))
        .AddSingleton(s => s.GetRequiredService<EngineHost>().Engine)
        .AddSingleton(s => s.GetRequiredService<EngineHost>().Pipelines)
        .AddSingleton(s => s.GetRequiredService<EngineHost>().Clients)
        .AddSingleton(s => s.GetRequiredService<EngineHost>().Ledger)
        .AddSingleton(s => s.GetRequiredService<EngineHost>().Trust);

    private static RecordingClients Recorded(IModelClients clients, RecordingWriter writer, IServiceProvider services) => new(
        clients, writer, services.GetRequiredService<TimeProvider>(), services.GetRequiredService<ILogger<RecordingClients>>());
}
