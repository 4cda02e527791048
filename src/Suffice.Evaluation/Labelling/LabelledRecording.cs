using System.Collections.Immutable;
using System.Text.Json;
using Suffice.Chat;
using Suffice.Checks;
using Suffice.Learning.Labelled;
using Suffice.Ledger;
using Suffice.Policy;
using Suffice.Providers.Recordings;
using Suffice.Spending;

namespace Suffice.Evaluation.Labelling;

/// <summary>Reads recordings as labelled calls: what each rung answered, what it cost, and whether it was right.</summary>
/// <param name="price">Prices a usage of a model; <see langword="null"/> where its price is not known.</param>
/// <param name="gate">The checks that judge each answer before its confidence is asked for.</param>
public sealed class LabelledRecording(Func<string, TokenUsage, decimal?> price, ImmutableArray<GateCheck> gate)
{
    /// <summary>Reads the items that hold a judged answer of every model asked for.</summary>
    /// <param name="files">The recordings.</param>
    /// <param name="ladder">The models, cheapest first.</param>
    /// <param name="second">A second model for agreement; may be <see langword="null"/>.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The calls, in the order of the files, and how many items lack an answer or a verdict.</returns>
    /// <exception cref="RecordingException">A recording cannot be read.</exception>
    public async Task<LabelledCalls> ReadAsync(
        IReadOnlyList<string> files, IReadOnlyList<string> ladder, string? second = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(ladder);
        using RecordingIndex recordings = await RecordingIndex.LoadAsync(files, cancellationToken).ConfigureAwait(false);
        List<LabelledCall> calls = [];
        int skipped = 0;
        await foreach (RecordedItem item in recordings.ReadAllAsync(cancellationToken).ConfigureAwait(false))
        {
            if (await CallAsync(item, ladder, second, cancellationToken).ConfigureAwait(false) is { } call)
            {
                calls.Add(call);
            }
            else
            {
                skipped++;
            }
        }

        return new LabelledCalls(calls, skipped, recordings.BadLines);
    }

    private async ValueTask<LabelledCall?> CallAsync(
        RecordedItem item, IReadOnlyList<string> ladder, string? second, CancellationToken cancellationToken)
    {
        ChatRequest request = item.ToRequest("auto");
        var rungs = ImmutableArray.CreateBuilder<LabelledAnswer>(ladder.Count);
        foreach (string model in ladder)
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
            Category = item.Category,
            Request = request,
            Rungs = rungs.MoveToImmutable(),
            Second = other,
            Reference = item.Reference is { } reference ? TextOf(reference) : null,
        };
    }

    private async ValueTask<LabelledAnswer?> AnswerAsync(
        RecordedItem item, ChatRequest request, string model, CancellationToken cancellationToken)
    {
        if (!item.Outputs.TryGetValue(model, out RecordedOutput? output) || output.Correct is not { } right || output.Failure is not null)
        {
            return null;
        }

        LabelledAnswer labelled = new(model, right) { CostUsd = CostOf(request, model, output), Latency = output.Latency };
        if (output.Answer is not { } answer)
        {
            return labelled;
        }

        ImmutableArray<CheckOutcome> findings = await FindAsync(new JudgedAnswer(request, answer) { AnsweredBy = model }, cancellationToken).ConfigureAwait(false);

        return labelled with { Answer = answer, Findings = findings, IsRefused = findings.Any(finding => finding.Kind == FindingKind.Failed) };
    }

    // Every check is run, also after one that fails: what is found is a signal, and what is refused is refused by any.
    private async ValueTask<ImmutableArray<CheckOutcome>> FindAsync(JudgedAnswer judged, CancellationToken cancellationToken)
    {
        var findings = ImmutableArray.CreateBuilder<CheckOutcome>(gate.Length);
        foreach (GateCheck item in gate)
        {
            Finding finding = await item.Check.JudgeAsync(judged, cancellationToken).ConfigureAwait(false);
            bool isMended = finding.IsFailed && item.OnFail is { Repair: true } && item.Check is IRepairingCheck repairing
                && repairing.Repair(judged) is not null;
            findings.Add(new CheckOutcome(item.Check.Name, isMended ? FindingKind.Passed : finding.Kind));
        }

        return findings.MoveToImmutable();
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

    private static string TextOf(JsonElement reference) =>
        reference.ValueKind == JsonValueKind.String ? reference.GetString()! : reference.GetRawText();
}
