using Suffice.Dashboard.Calibrations;

namespace Suffice.Gateway.Pages;

/// <summary>Maps the pages of calibrations.</summary>
internal static class CalibrationPages
{
    /// <summary>Maps them.</summary>
    /// <param name="pages">Where.</param>
    public static void Map(PageMap pages)
    {
        CalibrationsReading calibrations = pages.Part<CalibrationsReading>();
        pages.Page("/calibrations", "/api/calibrations", "What each task's threshold promises, how that was proved, and what came of it.", new PageKind<CalibrationsFigures>
        {
            Section = "calibrations",
            Component = typeof(CalibrationsPage),
            Title = _ => "Calibration",
            Read = asked => calibrations.Read(asked.Period),
            Tables = figures => CalibrationTables.Of(figures),
            HasPeriod = true,
        });
        pages.Page("/calibrations/{name}", "/api/calibrations/{name}", "A task's calibration: promise, proof, reliability, what other thresholds would do, expected beside seen.", new PageKind<CalibrationFigures>
        {
            Section = "calibrations",
            Component = typeof(CalibrationPage),
            Title = figures => $"Calibration of {figures.Task}",
            Read = asked => calibrations.Read(asked.Route(), asked.Period),
            Tables = figures => CalibrationTables.Of(figures),
            HasPeriod = true,
            Absent = asked => $"The task \"{asked.Route()}\" rests on no calibration, or is not in the policy; /calibrations lists those that do.",
        });
    }
}
