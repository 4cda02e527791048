using Suffice.Reports.Html;

namespace Suffice.Audit.Reports.Html;

/// <summary>The page's style and script. The script sorts, filters and opens details for print; the page says all it has to say without it.</summary>
internal static class ReportAssets
{
    /// <summary>Both of them.</summary>
    public static PageAssets Of { get; } = new(PageAssets.HouseStyle, PageAssets.Read(typeof(ReportAssets).Assembly, "audit/report.js"));

    /// <summary>The style.</summary>
    public static string Style => Of.Style;
}
