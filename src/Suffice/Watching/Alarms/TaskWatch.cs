using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Serialization;
using Suffice.Checks;
using Suffice.Confidence;
using Suffice.Drift;
using Suffice.Ledger;

namespace Suffice.Watching.Alarms;

/// <summary>All that is watched of one task on one ladder: verdicts of pairs, and the traffic that they stand for.</summary>
/// <remarks>Pure: it takes rows of the ledger and gives alarms, and can be written and read whole.</remarks>
internal sealed record TaskWatch
{
    /// <summary>The task.</summary>
    public required string Task { get; init; }

    /// <summary>The ladder, joined by <c>&gt;</c>; another ladder is another watch.</summary>
    public required string Ladder { get; init; }

    /// <summary>Since when it is watched (UTC): rows before belong to an earlier watch.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>Whether answers say the same as the last rung's.</summary>
    public FallWatch Agreement { get; init; } = new();

    /// <summary>What judges say of them.</summary>
    public FallWatch Judged { get; init; } = new();

    /// <summary>Calibrated confidences of first answers.</summary>
    public ValueWatch Confidence { get; init; } = new();

    /// <summary>Fingerprints of calls.</summary>
    public MixWatch Traffic { get; init; } = new();

    /// <summary>Prompt tokens.</summary>
    public ValueWatch PromptLength { get; init; } = new();

    /// <summary>Answer tokens of the first rung.</summary>
    public ValueWatch AnswerLength { get; init; } = new();

    /// <summary>Milliseconds of the first rung.</summary>
    public ValueWatch Latency { get; init; } = new();

    /// <summary>The window over whether calls leave the first rung.</summary>
    public AdwinState? Escalation { get; init; }

    /// <summary>The key under which it is kept.</summary>
    [JsonIgnore]
    public string Key => KeyOf(Task, Ladder);

    /// <summary>The key of a task on a ladder.</summary>
    /// <param name="task">The task.</param>
    /// <param name="ladder">The ladder.</param>
    /// <returns>The key.</returns>
    public static string KeyOf(string task, string ladder) => $"{task}|{ladder}";

    /// <summary>Adds a shadow.</summary>
    /// <param name="verdict">What comparing the answers told.</param>
    /// <param name="at">When (UTC).</param>
    /// <returns>What is known then, and the alarms.</returns>
    public (TaskWatch Next, ImmutableArray<DriftAlarm> Alarms) AddShadow(ShadowVerdict verdict, DateTimeOffset at)
    {
        if (verdict is not (ShadowVerdict.Same or ShadowVerdict.Different) || at < Since)
        {
            return (this, []);
        }

        FallWatch next = Agreement.Add(verdict == ShadowVerdict.Same ? 0 : -1);

        return (this with { Agreement = next }, next.IsAlarm && !Agreement.IsAlarm ? [Alarm(DriftSignal.Agreement, next.Tell("differ from"), at)] : []);
    }

    /// <summary>Adds what a judge said.</summary>
    /// <param name="verdict">The verdict.</param>
    /// <param name="at">When (UTC).</param>
    /// <returns>What is known then, and the alarms.</returns>
    public (TaskWatch Next, ImmutableArray<DriftAlarm> Alarms) AddJudged(ShadowVerdict verdict, DateTimeOffset at)
    {
        int? difference = verdict switch
        {
            ShadowVerdict.Same => 0,
            ShadowVerdict.Better => 1,
            ShadowVerdict.Worse => -1,
            _ => null,
        };
        if (difference is not { } known || at < Since)
        {
            return (this, []);
        }

        FallWatch next = Judged.Add(known);

        return (this with { Judged = next }, next.IsAlarm && !Judged.IsAlarm ? [Alarm(DriftSignal.Judged, next.Tell("are judged worse than"), at)] : []);
    }

    /// <summary>Adds a request.</summary>
    /// <param name="entry">Its row.</param>
    /// <returns>What is known then, and the alarms.</returns>
    public (TaskWatch Next, ImmutableArray<DriftAlarm> Alarms) Add(RequestEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        AttemptEntry? first = entry.Attempts.FirstOrDefault(a => a.Rung == 0 && a.Outcome is AttemptOutcome.Accepted or AttemptOutcome.Rejected);
        if (first is null || !entry.IsRequest || entry.At < Since)
        {
            return (this, []);
        }

        List<DriftAlarm> alarms = [];
        TaskWatch next = this with
        {
            Traffic = Mixed(Traffic, entry.Fingerprint ?? TaskConfidence.NoFingerprint, DriftSignal.Traffic, entry.At, alarms),
            PromptLength = Valued(PromptLength, first.Usage.Prompt, DriftSignal.PromptLength, entry.At, alarms),
            AnswerLength = Valued(AnswerLength, first.Usage.Completion, DriftSignal.AnswerLength, entry.At, alarms),
            Latency = Valued(Latency, first.Latency.TotalMilliseconds, DriftSignal.Latency, entry.At, alarms),
            Confidence = ScoreOf(first) is { } score ? Valued(Confidence, score, DriftSignal.Confidence, entry.At, alarms) : Confidence,
        };
        Adwin escalation = new(state: Escalation);
        if (escalation.Add(entry.IsEscalated ? 1 : 0) is { } before)
        {
            alarms.Add(Alarm(DriftSignal.Escalation, string.Create(CultureInfo.InvariantCulture, $"{escalation.Mean:P0} of the calls leave the first rung, where {before:P0} did"), entry.At));
        }

        return (next with { Escalation = escalation.State }, [.. alarms]);
    }

    private static double? ScoreOf(AttemptEntry attempt)
    {
        foreach (CheckOutcome check in attempt.Checks)
        {
            if (check is { Check: "confidence", Score: { } score })
            {
                return score;
            }
        }

        return null;
    }

    private ValueWatch Valued(ValueWatch watch, double value, DriftSignal signal, DateTimeOffset at, List<DriftAlarm> alarms)
    {
        (ValueWatch next, WindowTest? test) = watch.Add(value);
        bool isScore = signal is DriftSignal.Confidence or DriftSignal.PromptLength;
        if (test is { } told && (isScore ? told.IsUnstable : told.IsMoved))
        {
            alarms.Add(Alarm(signal, told.Told, at));
        }

        return next;
    }

    private MixWatch Mixed(MixWatch watch, string kind, DriftSignal signal, DateTimeOffset at, List<DriftAlarm> alarms)
    {
        (MixWatch next, WindowTest? test) = watch.Add(kind);
        if (test is { IsUnstable: true } told)
        {
            alarms.Add(Alarm(signal, told.Told, at));
        }

        return next;
    }

    private DriftAlarm Alarm(DriftSignal signal, string why, DateTimeOffset at) => new(Task, Ladder, signal, why, at);
}
