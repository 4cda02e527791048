using Microsoft.Extensions.DependencyInjection;
using Suffice.Audit.Keeping;
using Suffice.Dashboard.Audits;
using Suffice.Dashboard.Calibrations;
using Suffice.Dashboard.Evals;
using Suffice.Dashboard.Models;
using Suffice.Dashboard.Policies;
using Suffice.Engine;
using Suffice.Policy;
using Suffice.Policy.Reloading;

namespace Suffice.Gateway.Pages;

/// <summary>The pages of what calls rest on: what was measured, promised, priced, decided and found in logs.</summary>
internal static class ProofPages
{
    /// <summary>Registers what they are read with.</summary>
    /// <param name="services">Where.</param>
    /// <returns>The same.</returns>
    public static IServiceCollection AddProofs(this IServiceCollection services) => services
        .AddSingleton(s => KeptRuns.Beside(PolicyOf(s)))
        .AddSingleton<EvalsReading>()
        .AddSingleton<EvalRunReading>()
        .AddSingleton<CalibrationsReading>()
        .AddSingleton(s => new ModelsReading(s.GetRequiredService<IPolicySource>(), s.GetRequiredService<TimeProvider>(), () => [.. s.GetRequiredService<SufficeEngine>().Peers.Snapshot()]))
        .AddSingleton(s => new PoliciesReading(() => s.GetRequiredService<PolicyHost>().InForce, () => s.GetRequiredService<PolicyHost>().LastReload, s.GetRequiredService<TimeProvider>()))
        .AddSingleton(s => new AuditsReading(KeptAudits.Beside(PolicyOf(s))));

    /// <summary>Maps them.</summary>
    /// <param name="pages">Where.</param>
    public static void Map(PageMap pages)
    {
        EvalPages.Map(pages);
        CalibrationPages.Map(pages);
        ModelPages.Map(pages);
        PolicyPages.Map(pages);
        AuditPages.Map(pages);
    }

    private static string PolicyOf(IServiceProvider services) => services.GetRequiredService<IPolicySource>().Current.Files[0];
}
