using Microsoft.Extensions.DependencyInjection;
using Suffice.Agents.Approving;
using Suffice.Agents.Keeping;
using Suffice.Agents.Observing;
using Suffice.Agents.Rounds;
using Suffice.Engine;
using Suffice.Policy;

namespace Suffice.Gateway.Improving;

/// <summary>Registers what is noted of agents and what follows from it.</summary>
internal static class ImprovingServices
{
    /// <summary>Registers it; the file is opened when it is first needed.</summary>
    /// <param name="services">Where.</param>
    /// <returns>The same.</returns>
    public static IServiceCollection AddImproving(this IServiceCollection services) => services
        .AddSingleton(s => AgentsFile.Beside(s.GetRequiredService<IPolicySource>().Current.Ledger.Path, s.GetRequiredService<TimeProvider>()))
        .AddSingleton<ObservationStore>()
        .AddSingleton(s => new PatternBook(s.GetRequiredService<AgentsFile>()))
        .AddSingleton(s => new ProposalDesk(s.GetRequiredService<IPolicySource>(), s.GetRequiredService<AgentsFile>(), s.GetRequiredService<TimeProvider>()))
        .AddSingleton(s => new ChiefOfStaff(
            s.GetRequiredService<SufficeEngine>(), s.GetRequiredService<IPolicySource>(), s.GetRequiredService<AgentsFile>(), s.GetRequiredService<TimeProvider>()))
        .AddSingleton<ObservationsApi>()
        .AddSingleton<PatternsApi>()
        .AddSingleton<ProposalsApi>();
}
