using Microsoft.Extensions.DependencyInjection;
using Suffice.Dashboard.Calibrations;
using Suffice.Dashboard.Evals;
using Suffice.Policy;

namespace Suffice.Gateway.Pages;

/// <summary>The pages of what calls rest on: what was measured, promised, priced and decided.</summary>
internal static class ProofPages
{
    /// <summary>Registers what they are read with.</summary>
    /// <param name="services">Where.</param>
    /// <returns>The same.</returns>
    public static IServiceCollection AddProofs(this IServiceCollection services) => services
        .AddSingleton(s => KeptRuns.Beside(s.GetRequiredService<IPolicySource>().Current.Files[0]))
        .AddSingleton<EvalsReading>()
        .AddSingleton<EvalRunReading>()
        .AddSingleton<CalibrationsReading>();

    /// <summary>Maps them.</summary>
    /// <param name="pages">Where.</param>
    public static void Map(PageMap pages)
    {
        EvalPages.Map(pages);
        CalibrationPages.Map(pages);
    }
}
