using System.Collections.Immutable;
using Suffice.Chat;
using Suffice.Checks;
using Suffice.Confidence;
using Suffice.Learning.Labelled;
using Suffice.Policy;
using Suffice.Providers.Recordings;
using Suffice.Spending;

namespace Suffice.Evaluation.Labelling;

/// <summary>Reads recordings as labelled calls: what each rung answered, what it cost, and whether it was right.</summary>
/// <param name="price">Prices a usage of a model; <see langword="null"/> where its price is not known.</param>
/// <param name="gate">The checks that judge each answer before its confidence is asked for.</param>
public sealed class LabelledRecording(Func<string, TokenUsage, decimal?> price, ImmutableArray<GateCheck> gate)
{
    /// <summary>The ladder's local rungs, which answer here.</summary>
    /// <value>None.</value>
    internal LadderLocals Locals { get; init; } = LadderLocals.None;

    /// <summary>Reads the items that hold a judged answer of every model asked for.</summary>
    /// <param name="files">The recordings.</param>
    /// <param name="ladder">The models, cheapest first, as the recording names them.</param>
    /// <param name="second">A second model for agreement; may be <see langword="null"/>.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The calls, in the order of the files, and how many items lack an answer or a verdict.</returns>
    /// <exception cref="RecordingException">A recording cannot be read.</exception>
    public Task<LabelledCalls> ReadAsync(
        IReadOnlyList<string> files, IReadOnlyList<string> ladder, string? second = null, CancellationToken cancellationToken = default) => ReadAsync(
            files,
            [.. ladder.Select(name => new PinnedModel(name, name))],
            second is null ? null : new PinnedModel(second, second),
            _ => true,
            cancellationToken);

    /// <summary>Reads the items that belong and hold a judged answer of every model asked for.</summary>
    /// <param name="files">The recordings.</param>
    /// <param name="ladder">The models, cheapest first; recorded under their names or their ids.</param>
    /// <param name="second">A second model for agreement; may be <see langword="null"/>.</param>
    /// <param name="belongs">Which calls are of the task.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The calls, in the order of the files, and how many items were left out.</returns>
    /// <exception cref="RecordingException">A recording cannot be read.</exception>
    public async Task<LabelledCalls> ReadAsync(
        IReadOnlyList<string> files,
        IReadOnlyList<PinnedModel> ladder,
        PinnedModel? second,
        Func<ChatRequest, bool> belongs,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(ladder);
        ArgumentNullException.ThrowIfNull(belongs);
        using RecordingIndex recordings = await RecordingIndex.LoadAsync(files, cancellationToken).ConfigureAwait(false);
        List<LabelledCall> calls = [];
        int skipped = 0, others = 0, trained = 0;
        await foreach (RecordedItem item in recordings.ReadAllAsync(cancellationToken).ConfigureAwait(false))
        {
            ChatRequest request = item.ToRequest("auto");
            if (!belongs(request))
            {
                others++;
            }
            else if (Locals.WereTrainedOn(item, request))
            {
                trained++;
            }
            else if (await CallAsync(Locals.Answer(item, request), request, ladder, second, cancellationToken).ConfigureAwait(false) is { } call)
            {
                calls.Add(call);
            }
            else
            {
                skipped++;
            }
        }

        return new LabelledCalls(Joined(calls), skipped, recordings.BadLines) { Others = others, Trained = trained };
    }

    /// <summary>Labels items of a task that were kept elsewhere than in a recording.</summary>
    /// <param name="items">The items, with the calls as they were made.</param>
    /// <param name="ladder">The models, cheapest first.</param>
    /// <param name="second">A second model for agreement; may be <see langword="null"/>.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The calls, in the order given, and how many lack an answer or a verdict.</returns>
    internal async Task<LabelledCalls> LabelAsync(
        IReadOnlyList<LabelledItem> items, IReadOnlyList<PinnedModel> ladder, PinnedModel? second, CancellationToken cancellationToken)
    {
        List<LabelledCall> calls = [];
        LabelledItem[] untrained = [.. items.Where(item => !Locals.WereTrainedOn(item.Item, item.Request))];
        foreach (LabelledItem item in untrained)
        {
            if (await CallAsync(Locals.Answer(item.Item, item.Request), item.Request, ladder, second, cancellationToken).ConfigureAwait(false) is { } call)
            {
                calls.Add(call);
            }
        }

        return new LabelledCalls(Joined(calls), untrained.Length - calls.Count, 0) { Trained = items.Count - untrained.Length };
    }

    private static LabelledCall[] Joined(List<LabelledCall> calls)
    {
        string[] keys = SameCalls.Keys(calls.Select(call => (call.Request, call.SplitKey)));

        return [.. calls.Select((call, i) => call.SplitKey == keys[i] ? call : call with { SplitKey = keys[i] })];
    }

    private async ValueTask<LabelledCall?> CallAsync(
        RecordedItem item, ChatRequest request, IReadOnlyList<PinnedModel> ladder, PinnedModel? second, CancellationToken cancellationToken)
    {
        ImmutableArray<LabelledAnswer>.Builder rungs = ImmutableArray.CreateBuilder<LabelledAnswer>(ladder.Count);
        foreach (PinnedModel model in ladder)
        {
            if (await AnswerAsync(item, request, model, cancellationToken).ConfigureAwait(false) is not { } answer)
            {
                return null;
            }

            rungs.Add(answer);
        }

        LabelledAnswer? other = second is null ? null : await AnswerAsync(item, request, second, cancellationToken).ConfigureAwait(false);

        return second is not null && other is null ? null : new LabelledCall
        {
            Id = item.Id,
            SplitKey = item.SplitKey,
            Task = item.Task,
            Category = item.Category,
            Request = request,
            Rungs = rungs.MoveToImmutable(),
            Second = other,
            Reference = item.ReferenceText,
        };
    }

    private async ValueTask<LabelledAnswer?> AnswerAsync(
        RecordedItem item, ChatRequest request, PinnedModel pinned, CancellationToken cancellationToken)
    {
        string model = pinned.Name;
        if ((!item.Outputs.TryGetValue(model, out RecordedOutput? output) && !item.Outputs.TryGetValue(pinned.Id, out output)) || output.Correct is not { } right || output.Failure is not null)
        {
            return null;
        }

        LabelledAnswer labelled = new(model, right) { CostUsd = CostOf(request, model, output), Latency = output.Latency };
        if (output.Answer is not { } answer)
        {
            return labelled;
        }

        RecordedAsker asker = new(item, (name, asked) => CostOf(request, name, asked));
        (JudgedAnswer judged, ImmutableArray<CheckOutcome> findings) =
            await FindAsync(new JudgedAnswer(request, answer, asker) { AnsweredBy = model }, cancellationToken).ConfigureAwait(false);

        return labelled with { Answer = judged.Answer, CostUsd = labelled.CostUsd + asker.CostUsd, Findings = findings, IsRefused = findings.Any(finding => finding.Kind == FindingKind.Failed) };
    }

    // Every check is run, also after one that fails: what is found is a signal, and what is refused is refused by any. What a check
    // mends is looked at as mended, as at the gate.
    private async ValueTask<(JudgedAnswer Judged, ImmutableArray<CheckOutcome> Findings)> FindAsync(
        JudgedAnswer judged, CancellationToken cancellationToken)
    {
        ImmutableArray<CheckOutcome>.Builder findings = ImmutableArray.CreateBuilder<CheckOutcome>(gate.Length);
        foreach (GateCheck item in gate)
        {
            Finding finding = await item.Check.JudgeAsync(judged, cancellationToken).ConfigureAwait(false);
            if (finding.IsFailed && item is { OnFail.Repair: true, Check: IRepairingCheck repairing } && repairing.Repair(judged) is { } mended)
            {
                judged = new JudgedAnswer(judged.Request, judged.Answer.WithText(mended), judged.Models) { AnsweredBy = judged.AnsweredBy };
                finding = await item.Check.JudgeAsync(judged, cancellationToken).ConfigureAwait(false);
            }

            findings.Add(new CheckOutcome(item.Check.Name, finding.Kind));
        }

        return (judged, findings.MoveToImmutable());
    }

    private decimal? CostOf(ChatRequest request, string model, RecordedOutput output)
    {
        if (output.Answer?.ReportedCostUsd is { } reported)
        {
            return reported;
        }

        return output.Usage.Basis != UsageBasis.None ? price(model, output.Usage)
            : output.Answer is { } answer ? price(model, TokenEstimate.Usage(request, answer))
            : null;
    }
}
