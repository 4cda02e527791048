using System.Collections.Immutable;
using System.Globalization;
using Suffice.Confidence;
using Suffice.Dashboard.Times;
using Suffice.Ledger.Policies;
using Suffice.Ledger.Reading;
using Suffice.Yaml;

namespace Suffice.Dashboard.Tasks;

/// <summary>Which thresholds of a task came into force when, as the ledger keeps its policies.</summary>
/// <param name="ledger">The ledger.</param>
/// <param name="task">The task.</param>
internal sealed class ThresholdHistory(LedgerReader ledger, string task)
{
    // A policy that is edited all day is no history of thresholds; the latest changes are what a reader looks for.
    private const int MostRead = 60;

    private readonly string calibration = $"tasks.{task}.calibration.";
    private readonly string confidence = $"tasks.{task}.confidence";

    /// <summary>Reads the changes of a time.</summary>
    /// <param name="period">The days.</param>
    /// <param name="current">The calibration in force; <see langword="null"/> for none.</param>
    /// <returns>The changes, the earliest first; where the ledger knows of none, the day on which the calibration in force was made.</returns>
    public ImmutableArray<ThresholdChange> Read(Period period, Calibration? current)
    {
        PolicyNote[] notes = [.. ledger.ReadPolicies().Where(note => note.At < period.To).TakeWhile((note, place) => place == 0 || note.Until >= period.From).Take(MostRead + 1).Reverse()];
        bool isCut = notes.Length > MostRead;
        Dictionary<string, ImmutableSortedDictionary<string, string>> kept = new(StringComparer.Ordinal);
        ImmutableSortedDictionary<string, string>? before = null;
        ImmutableArray<ThresholdChange>.Builder changes = ImmutableArray.CreateBuilder<ThresholdChange>();
        foreach (PolicyNote note in notes)
        {
            ImmutableSortedDictionary<string, string> now = kept.TryGetValue(note.Version, out ImmutableSortedDictionary<string, string>? known) ? known : kept[note.Version] = ValuesOf(ledger.ReadPolicy(note.Version));
            // Of the first of many it is not known what was before it.
            DateTimeOffset at = before is null ? BegunAt(note, now) : note.At;
            if (IsOther(before, now) && at >= period.From && !(isCut && before is null))
            {
                changes.Add(new ThresholdChange(at, note.Version, now.GetValueOrDefault("made_at"), now));
            }

            before = now;
        }

        return changes.Count > 0 || current is null || before is { IsEmpty: false } || current.MadeAt < period.From || current.MadeAt >= period.To
            ? changes.ToImmutable()
            : [new ThresholdChange(current.MadeAt, null, PolicyValues.Of(task, current).First().Value, Named(PolicyValues.Of(task, current)))];
    }

    // A ledger that was begun later than the threshold knows only that it was in force by then; the day it was made is nearer.
    private static DateTimeOffset BegunAt(PolicyNote note, ImmutableSortedDictionary<string, string> values) =>
        DateTimeOffset.TryParse(values.GetValueOrDefault("made_at"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset made) && made < note.At ? made : note.At;

    private static bool IsOther(ImmutableSortedDictionary<string, string>? before, ImmutableSortedDictionary<string, string> now) =>
        before is null ? !now.IsEmpty : !before.SequenceEqual(now);

    private ImmutableSortedDictionary<string, string> ValuesOf(KeptPolicy? kept) => Named(kept?.Values ?? []);

    private ImmutableSortedDictionary<string, string> Named(IEnumerable<ValueOrigin> values) => values
        .Where(value => value.Path.StartsWith(calibration, StringComparison.Ordinal) || value.Path == confidence || value.Path.StartsWith(confidence + ".", StringComparison.Ordinal))
        .GroupBy(value => value.Path.StartsWith(calibration, StringComparison.Ordinal) ? value.Path[calibration.Length..] : value.Path[(confidence.Length - "confidence".Length)..], StringComparer.Ordinal)
        .ToImmutableSortedDictionary(value => value.Key, value => value.Last().Value, StringComparer.Ordinal);
}
