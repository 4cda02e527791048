using System.Collections.Immutable;
using Suffice.Confidence;
using Suffice.Learning.Labelled;

namespace Suffice.Learning.Ladders;

/// <summary>The rows of all looks at labelled calls, read once for all folds.</summary>
internal sealed class LadderRows
{
    private LadderRows(IReadOnlyList<LabelledCall> calls, LookReader reader)
    {
        Calls = calls;
        Reader = reader;
        Ladder = [.. calls[0].Rungs.Select(rung => rung.Model)];
        Before = [.. calls.Select(call => reader.Before(call.Request))];
        bool answered = calls.All(call => call.Rungs.All(rung => rung.Answer is not null));
        After = answered ? RowsAfter(withSecond: false) : [];
        AfterSecond = answered && calls.All(call => call.Second?.Answer is not null) ? RowsAfter(withSecond: true) : [];
    }

    public IReadOnlyList<LabelledCall> Calls { get; }

    public LookReader Reader { get; }

    public ImmutableArray<string> Ladder { get; }

    public LookRow[] Before { get; }

    /// <summary>For each rung, each call's row; empty when some answer was not kept.</summary>
    public LookRow[][] After { get; }

    /// <summary>The same with the second model's answer.</summary>
    public LookRow[][] AfterSecond { get; }

    /// <summary>Reads calls.</summary>
    /// <exception cref="ArgumentException">There are too few, or their ladders differ.</exception>
    public static LadderRows Of(IReadOnlyList<LabelledCall> calls, LadderLearning options)
    {
        if (calls.Count < LadderLearner.FewestCalls)
        {
            throw new ArgumentException($"An estimator needs {LadderLearner.FewestCalls} labelled calls or more; there are {calls.Count}.", nameof(calls));
        }

        string[] ladder = [.. calls[0].Rungs.Select(rung => rung.Model)];
        if (ladder.Length == 0)
        {
            throw new ArgumentException($"The labelled call \"{calls[0].Id}\" has no rungs.", nameof(calls));
        }

        if (calls.FirstOrDefault(call => !call.Rungs.Select(rung => rung.Model).SequenceEqual(ladder, StringComparer.Ordinal)) is { } other)
        {
            throw new ArgumentException(
                $"The labelled call \"{other.Id}\" has the rungs {string.Join(", ", other.Rungs.Select(rung => rung.Model))}; the others have {string.Join(", ", ladder)}.", nameof(calls));
        }

        ImmutableArray<string> checks =
        [
            .. calls.SelectMany(call => call.Rungs).SelectMany(rung => rung.Findings).Select(outcome => outcome.Check)
                .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
        ];
        return new LadderRows(calls, new LookReader(options.Bits, checks));
    }

    /// <summary>What is known of an answer, as the gate would see it.</summary>
    public static AnswerSignals SignalsOf(LabelledCall call, int rung, bool withSecond) => new(call.Request, rung, call.Rungs[rung].Answer!)
    {
        Findings = call.Rungs[rung].Findings,
        Second = withSecond ? call.Second?.Answer : null,
    };

    private LookRow[][] RowsAfter(bool withSecond) =>
        [.. Enumerable.Range(0, Ladder.Length).Select(rung => Calls.Select((call, i) => Reader.After(Before[i], SignalsOf(call, rung, withSecond), withSecond)).ToArray())];
}
