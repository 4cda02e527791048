using Suffice.Audit.Readiness;

namespace Suffice.Audit.Reports.Html.Parts;

/// <summary>How a verdict looks: never by its colour alone.</summary>
internal static class Verdict
{
    public static string ClassOf(ReadinessVerdict verdict) => verdict switch
    {
        ReadinessVerdict.Ready => "ready",
        ReadinessVerdict.ReadyOnceWritten => "once",
        _ => "keep",
    };

    /// <summary>Its place when sorted: what can be done first comes first.</summary>
    public static int Order(ReadinessVerdict verdict) => (int)verdict;
}
