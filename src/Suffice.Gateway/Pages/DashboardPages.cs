using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Suffice.Dashboard.Agents;
using Suffice.Dashboard.Floors;
using Suffice.Dashboard.Home;
using Suffice.Dashboard.Live;
using Suffice.Dashboard.Pipelines;
using Suffice.Dashboard.Queue;
using Suffice.Dashboard.Requests;
using Suffice.Dashboard.Tasks;
using Suffice.Engine;
using Suffice.Gateway.Access;
using Suffice.Gateway.Api;
using Suffice.Policy;

namespace Suffice.Gateway.Pages;

/// <summary>The dashboard: registers what its pages read, and maps them; a new page is a file and a line in each.</summary>
internal static class DashboardPages
{
    /// <summary>Registers it.</summary>
    /// <param name="services">Where.</param>
    /// <returns>The same.</returns>
    public static IServiceCollection AddDashboard(this IServiceCollection services)
    {
        services.AddRazorComponents();

        return services
            .AddSingleton<WaitingReading>()
            .AddProofs()
            .AddSingleton<PageFrames>()
            .AddSingleton<PageAnswer>()
            .AddSingleton<ShowRefusal>(s => s.GetRequiredService<PageAnswer>().ShowAsync)
            .AddSingleton<SignInPages>()
            .AddSingleton(s => new FloorReading(s.GetRequiredService<IPolicySource>().Current.Files[0]))
            .AddSingleton<HomeReading>()
            .AddSingleton<TicketsReading>()
            .AddSingleton<JudgingReading>()
            .AddSingleton<TasksReading>()
            .AddSingleton<TaskReading>()
            .AddSingleton<RequestsReading>()
            .AddSingleton<RequestReading>()
            .AddSingleton<ExplainReading>()
            .AddSingleton<LiveFeed>()
            .AddSingleton<LiveReading>()
            .AddSingleton<LiveEvents>()
            .AddSingleton<RoutePlan>(s => (endpoint, request, headers) => s.GetRequiredService<SufficeEngine>().Plan(new EngineCall(request, headers, endpoint)))
            .AddSingleton<AgentsReading>()
            .AddSingleton<AgentReading>()
            .AddSingleton<PatternReading>()
            .AddSingleton<ProposalReading>()
            .AddSingleton<PipelinesReading>()
            .AddSingleton<PipelineReading>();
    }

    /// <summary>Maps it.</summary>
    /// <param name="application">Where.</param>
    public static void Map(WebApplication application)
    {
        PageMap pages = new(application);
        application.Serve("GET", "/assets/{name}", AssetEndpoint.HandleAsync).Shows("pages", "A style sheet or script of the pages.", "text/css").ForAnyone();
        SignInPages.Map(application);
        HomePages.Map(pages);
        QueuePages.Map(pages);
        ProofPages.Map(pages);
        TaskPages.Map(pages);
        RequestPages.Map(pages);
        LivePages.Map(pages, application);
        AgentsPages.Map(pages);
        PipelinesPages.Map(pages);
    }
}
