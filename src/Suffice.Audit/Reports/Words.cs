using System.Text.Json;
using Suffice.Audit.Readiness;
using Suffice.Classifier;

namespace Suffice.Audit.Reports;

/// <summary>How kinds and verdicts are called: in snake case for machines and policies, in words for people.</summary>
public static class Words
{
    /// <summary>The kind as a policy writes it, such as <c>slot_filling</c>.</summary>
    /// <param name="type">The kind.</param>
    /// <returns>The word.</returns>
    public static string Of(TaskType type) => JsonNamingPolicy.SnakeCaseLower.ConvertName(type.ToString());

    /// <summary>The verdict as JSON writes it, such as <c>ready_once_written</c>.</summary>
    /// <param name="verdict">The verdict.</param>
    /// <returns>The word.</returns>
    public static string Of(ReadinessVerdict verdict) => JsonNamingPolicy.SnakeCaseLower.ConvertName(verdict.ToString());

    /// <summary>The kind for people.</summary>
    /// <param name="type">The kind; <see langword="null"/> when unclear.</param>
    /// <returns>The words.</returns>
    public static string ForPeople(TaskType? type) => type is { } known ? Of(known).Replace('_', ' ') : "unclear";

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
