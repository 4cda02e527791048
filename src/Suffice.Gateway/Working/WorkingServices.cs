using System.Collections.Immutable;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Suffice.Agents.Keeping;
using Suffice.Agents.Queue;
using Suffice.Agents.Queue.Figures;
using Suffice.Agents.Working;
using Suffice.Chat;
using Suffice.Engine;
using Suffice.Gateway.Access;
using Suffice.Gateway.Api;

namespace Suffice.Gateway.Working;

/// <summary>Registers and maps how tickets are judged over HTTP.</summary>
internal static class WorkingServices
{
    private const string Group = "workers";

    private static readonly ImmutableArray<string> TextOfVerdicts =
        ["ticket", "quotes", "quote", "missing", "root_cause", "follow_up", "fields", "criteria.reason", "escalation.why"];

    /// <summary>Registers it; the file is opened when it is first needed.</summary>
    /// <param name="services">Where.</param>
    /// <returns>The same.</returns>
    public static IServiceCollection AddWorking(this IServiceCollection services) => services
        .AddSingleton<VerdictStore>()
        .AddSingleton(s => new WorkRunner(s.GetRequiredService<SufficeEngine>(), s.GetRequiredService<AgentsFile>(), s.GetRequiredService<TimeProvider>()))
        .AddSingleton<StandingWatch>()
        .AddSingleton<FollowedStandards>()
        .AddSingleton<TextForgetting>()
        .AddHostedService<ForgettingService>()
        .AddSingleton<BlindTickets>()
        .AddSingleton<BlindCalls>()
        .AddSingleton<VerdictsApi>()
        .AddSingleton<WorkersEndpoint>();

    /// <summary>Maps it.</summary>
    /// <param name="application">Where.</param>
    public static void Map(WebApplication application)
    {
        VerdictsApi verdicts = application.Services.GetRequiredService<VerdictsApi>();
        application.Serve("POST", "/v1/workers/{task}", application.Services.GetRequiredService<WorkersEndpoint>().HandleAsync)
            .Speaks(Group, "Judges a ticket, a list of tickets, or {\"tickets\": [...]} by a worker's written standard. What was judged before is answered and not judged again.", takesBody: true)
            .ForCallers(ChatProtocol.OpenAI);
        application.Serve("GET", "/api/verdicts", verdicts.ListAsync)
            .Answers<VerdictList>(Group, "What workers said of tickets: the machine's, the person's and the final verdict beside each other.", [.. VerdictsApi.Parameters]).ForViewers().Withholding(TextOfVerdicts);
        application.Serve("GET", "/api/verdicts/{id}", verdicts.FindAsync)
            .Answers<KeptVerdict>(Group, "One verdict, with the ticket as it was.").ForViewers().Withholding(TextOfVerdicts);
    }
}
