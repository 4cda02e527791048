using Suffice.Dashboard.Audits;

namespace Suffice.Gateway.Pages;

/// <summary>Maps the pages of audits.</summary>
internal static class AuditPages
{
    /// <summary>Maps them.</summary>
    /// <param name="pages">Where.</param>
    public static void Map(PageMap pages)
    {
        AuditsReading audits = pages.Part<AuditsReading>();
        pages.Page("/audits", "/api/audits", "Reports of suffice audit that were kept.", new PageKind<AuditsFigures>
        {
            Section = "audits",
            Component = typeof(AuditsPage),
            Title = _ => "Audits",
            Read = _ => audits.Read(),
            Tables = figures => AuditTables.Of(figures),
        });
        pages.Page("/audits/{name}", "/api/audits/{name}", "One report of suffice audit: tasks found, spending, candidate ladders, readiness, coverage.", new PageKind<AuditFigures>
        {
            Section = "audits",
            Component = typeof(AuditPage),
            Title = figures => $"Audit {figures.Name}",
            Read = asked => audits.Read(asked.Route()),
            Tables = figures => AuditTables.Of(figures),
            Absent = asked => $"No audit \"{asked.Route()}\" was kept; /audits lists those there are.",
        });
    }
}
