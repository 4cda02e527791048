using System.Collections.Immutable;
using Suffice.Files;

namespace Suffice.Audit.Readiness;

/// <summary>Says of a task whether a small model can be tried on it.</summary>
/// <remarks>
/// A statement about structure, not about quality: it says that an answer can be checked against something written, never that a small model is good
/// enough. That is measured on items with right answers.
/// </remarks>
public static class ReadinessJudge
{
    /// <summary>Judges a task.</summary>
    /// <param name="profile">What its calls are like.</param>
    /// <returns>The statement.</returns>
    public static ReadinessStatement Judge(TaskProfile profile)
    {
        ArgumentNullException.ThrowIfNull(profile);

        if (profile.WithText == 0)
        {
            return new(
                ReadinessVerdict.KeepStrong,
                "Keep the strong model: the log keeps no text of these calls, so nothing can be said about their structure.",
                [],
                ["Keep prompts and answers of a share of the calls, and audit again."],
                []);
        }

        TaskSigns signs = new(profile);
        ReadinessFinding found = Careful(signs, ReadinessRules.Ask(signs));
        return new(found.Verdict, Sentence(signs, found), ReadinessEvidence.Of(signs), Missing(signs, found), [.. found.Checks]);
    }

    // Where a mistake is dear, being able to check the form is not enough.
    private static ReadinessFinding Careful(TaskSigns signs, ReadinessFinding found) =>
        signs.IsHighStakes && found.Verdict != ReadinessVerdict.KeepStrong
            ? found with { Verdict = ReadinessVerdict.KeepStrong, Because = "a mistake is dear here (medicine, law, credit, safety or hiring), whatever the form of the answer", Missing = [] }
            : found;

    private static string Sentence(TaskSigns signs, ReadinessFinding found)
    {
        string kind = signs.Type is { } type ? EnumWord.Spaced(type) : "work of no clear kind";
        return found.Verdict switch
        {
            ReadinessVerdict.Ready => $"A small model can be tried now: this is {kind}, and {found.Because}.",
            ReadinessVerdict.ReadyOnceWritten => $"A small model can be tried once something is written down: this is {kind}; {found.Because}.",
            _ => $"Keep the strong model: this is {kind}, and {found.Because}.",
        };
    }

    private static ImmutableArray<string> Missing(TaskSigns signs, ReadinessFinding found) =>
        found.Verdict == ReadinessVerdict.ReadyOnceWritten && !signs.HasWayOut && found.Missing.Length > 0
            ? [.. found.Missing, "Write what to do when unsure: a label such as UNKNOWN, or handing over to a person."]
            : [.. found.Missing];
}
