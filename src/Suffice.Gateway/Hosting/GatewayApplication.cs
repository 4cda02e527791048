using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Suffice.Callers;
using Suffice.Chat;
using Suffice.Gateway.Access;
using Suffice.Gateway.Access.Sessions;
using Suffice.Gateway.Api;
using Suffice.Gateway.Calls;
using Suffice.Gateway.Health;
using Suffice.Gateway.Improving;
using Suffice.Gateway.Pages;
using Suffice.Gateway.Pipelines;
using Suffice.Gateway.Queue;
using Suffice.Gateway.Working;
using Suffice.Gateway.Telemetry;
using Suffice.Learning.Ladders;
using Suffice.Learning.Tasks;
using Suffice.Policy;
using Suffice.Yaml;

namespace Suffice.Gateway.Hosting;

/// <summary>Builds the gateway: one policy, one engine, OpenAI's and Anthropic's endpoints.</summary>
public static class GatewayApplication
{
    /// <summary>A gateway needs the keys of the providers that its ladders use.</summary>
    internal static PolicyLoadOptions Serving { get; } = new() { RequireKeys = true };

    /// <summary>
    /// All settings come from the policy. A host that watches for files of its own would look at every write of the ledger beside it.
    /// </summary>
    private static WebApplicationOptions Unwatched { get; } = new() { Args = ["--hostBuilder:reloadConfigOnChange=false"] };

    /// <summary>Builds it; the caller runs and disposes it.</summary>
    /// <param name="options">How to start.</param>
    /// <returns>The application.</returns>
    /// <exception cref="PolicyInvalidException">The policy is not valid, or would listen beyond loopback without a key.</exception>
    public static WebApplication Build(GatewayOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(Unwatched);
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning);

        // Says nothing at these levels, and while it could makes an activity and a log scope for every call.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);

        // Forged cookies and tokens are answered, not told: anyone can send as many as they like.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.None);

        // What seals cookies lies in a folder of its owner alone, which it warns of; where that cannot be, one line of ours tells it.
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Critical);

        // A start that fails is told by whoever starts; the host's own telling is a stack trace.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical);
        if (options.JsonLog)
        {
            builder.Logging.ClearProviders();
            builder.Logging.AddJsonConsole(console => console.IncludeScopes = true);
        }

        if (options.Quiet)
        {
            builder.Logging.SetMinimumLevel(LogLevel.Critical);
        }

        PolicyLoader loader = PolicyLoader.BuiltIn(TimeProvider.System, new EstimatorReader(), new TaskGuesserReader());
        PolicyLoadResult loaded = LoadPolicy(options, loader);
        Uri address = ListenAddress.Pick(loaded.Policy!.Gateway, options.Listen);
        builder.WebHost.UseUrls(address.ToString());
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = null;
        });
        builder.WebHost.UseSockets(InlineSockets.Configure);
        builder.Services.AddSufficeGateway(loader, loaded, options, address);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = Draining.LimitOf(loaded.Policy.Gateway));
        builder.Services.AddOtlpExport(loaded.Policy.Telemetry.Otlp, builder.Configuration);
        WebApplication application = builder.Build();
        try
        {
            Map(application);

            return application;
        }
        catch (CallerKeyFileException broken)
        {
            throw new PolicyInvalidException([new YamlError("gateway", 0, 0, "keys_file", broken.Message, "remove the file to begin without callers' keys")]);
        }
    }

    private static PolicyLoadResult LoadPolicy(GatewayOptions options, PolicyLoader loader)
    {
        PolicyLoadResult loaded = loader.Load(options.PolicyPath, Serving);

        return loaded.IsValid ? loaded : throw new PolicyInvalidException(loaded.Errors);
    }

    private static void Map(WebApplication application)
    {
        IServiceProvider services = application.Services;
        Draining draining = services.GetRequiredService<Draining>();
        application.Use(next => context => draining.HandleAsync(next, context));
        CallerAccess access = services.GetRequiredService<CallerAccess>();
        PageGate pages = services.GetRequiredService<PageGate>();
        PersonSessions sessions = services.GetRequiredService<PersonSessions>();
        application.Use(next => context => OwnThread.HandleAsync(next, context));
        application.Use(next => new AccessGate(access, pages, sessions, next).HandleAsync);
        application.WithoutSessionsForAll();
        CallEndpoints.Map(application);
        application.Serve("POST", "/v1/pipelines/{name}", services.GetRequiredService<PipelineEndpoint>().HandleAsync)
            .Speaks("pipelines", "Runs a pipeline of the policy, or goes on with a run that stopped; whole, or as events while it happens.", takesBody: true)
            .ForCallers(ChatProtocol.OpenAI);
        WorkingServices.Map(application);
        ApiEndpoints.Map(application);
        ImprovingEndpoints.Map(application);
        QueueEndpoints.Map(application);
        DashboardPages.Map(application);
        HealthEndpoints health = services.GetRequiredService<HealthEndpoints>();
        MetricsEndpoint metrics = services.GetRequiredService<MetricsEndpoint>();
        application.Serve("GET", "/healthz", HealthEndpoints.AliveAsync)
            .Speaks("health", "The process lives.").ForAnyone();
        application.Serve("GET", "/readyz", health.ReadyAsync)
            .Speaks("health", "Calls are taken, and what is not as it should be; 503 once the gateway is told to stop.").ForAnyone();
        application.Serve("GET", "/metrics", metrics.HandleAsync)
            .Shows("health", "Everything that is counted, in Prometheus' text form.", "text/plain").ForViewers();
        application.MapFallback("{*path}", (RequestDelegate)new UnknownPath(application, services.GetRequiredService<ShowRefusal>()).HandleAsync).ForAnyone();
    }
}
