using System.Collections.Immutable;
using System.Globalization;
using Suffice.Drift;
using Suffice.Ledger;

namespace Suffice.Watching.Canaries;

/// <summary>Holds what a model answers to its canaries now against its first week, prompt by prompt, by an exact test.</summary>
/// <remarks>
/// A prompt whose answer is a near tie moves with the slightest change of the weights, and one answer more or less is no news: so what is
/// compared is how often the first week's most frequent answer comes (Fisher's exact test, each prompt given its share of the level).
/// </remarks>
internal static class CanaryTest
{
    /// <summary>How long the first week is.</summary>
    public static readonly TimeSpan Week = TimeSpan.FromDays(7);

    private const double Level = 0.001;

    // With fewer on a side no difference reaches the level.
    private const int Least = 8;

    /// <summary>Compares.</summary>
    /// <param name="canaries">The canaries, in the order asked.</param>
    /// <param name="now">The time.</param>
    /// <returns>A result for each model and pinned id that has a first week and answers after it.</returns>
    public static ImmutableArray<CanaryResult> Of(IEnumerable<CanaryNote> canaries, DateTimeOffset now) =>
    [
        .. canaries
            .GroupBy(note => (note.Answer.Model, note.Answer.ModelId))
            .Select(model => Of(model.Key.Model, model.Key.ModelId, [.. model], now)),
    ];

    private static CanaryResult Of(string model, string id, ImmutableArray<CanaryNote> notes, DateTimeOffset now)
    {
        DateTimeOffset frozen = notes[0].At + Week;
        DateTimeOffset since = now - Week > frozen ? now - Week : frozen;
        IGrouping<string, CanaryNote>[] prompts = notes.GroupBy(note => note.Answer.Prompt).ToArray();
        double least = 1;
        string? told = null;
        foreach (IGrouping<string, CanaryNote>? prompt in prompts)
        {
            string[] before = [.. prompt.Where(note => note.At < frozen).Select(note => note.Answer.Answer)];
            string[] later = [.. prompt.Where(note => note.At >= since).Select(note => note.Answer.Answer)];
            if (before.Length < Least || later.Length < Least)
            {
                continue;
            }

            string usual = before.GroupBy(answer => answer).MaxBy(group => group.Count())!.Key;
            int hits = before.Count(answer => answer == usual);
            int hitsNow = later.Count(answer => answer == usual);
            double probability = Math.Min(1, FisherExact.Probability(hits, before.Length, hitsNow, later.Length) * prompts.Length);
            if (probability < least)
            {
                least = probability;
                told = string.Create(
                    CultureInfo.InvariantCulture,
                    $"its usual answer to a canary came {hitsNow} of {later.Length} times this week, where it came {hits} of {before.Length} times in the first (p {probability:0.0e0})");
            }
        }

        ImmutableArray<string> known = [.. notes.Where(note => note.At < frozen).Select(note => note.Answer.Fingerprint).OfType<string>().Distinct()];
        ImmutableArray<string> systems = [.. notes.Where(note => note.At >= since).Select(note => note.Answer.Fingerprint).OfType<string>().Distinct().Except(known)];

        return new CanaryResult(model, id, notes.Length, frozen, least, told)
        {
            IsAlarm = least < Level,
            NewSystems = systems,
            Expected = notes.Count(note => note.At >= now - Week && note.Answer.IsExpected == true),
            Unexpected = notes.Count(note => note.At >= now - Week && note.Answer.IsExpected == false),
        };
    }
}
