using Suffice.Audit.Readiness;
using Suffice.Classifier;
using Suffice.Files;

namespace Suffice.Audit.Reports;

/// <summary>How kinds and verdicts are called for people.</summary>
public static class Words
{
    /// <summary>The kind for people.</summary>
    /// <param name="type">The kind; <see langword="null"/> when unclear.</param>
    /// <returns>The words.</returns>
    public static string ForPeople(TaskType? type) => type is { } known ? EnumWord.Spaced(known) : "unclear";

    /// <summary>The verdict for people.</summary>
    /// <param name="verdict">The verdict.</param>
    /// <returns>The words.</returns>
    public static string ForPeople(ReadinessVerdict verdict) => verdict switch
    {
        ReadinessVerdict.Ready => "ready to try",
        ReadinessVerdict.ReadyOnceWritten => "once written down",
        _ => "keep the strong",
    };
}
