using System.Text.Json;
using Suffice.Agents.Examples;
using Suffice.Agents.Prompting;
using Suffice.Agents.Verdicts;
using Suffice.Evaluation.Metrics;
using Suffice.Files;

namespace Suffice.Agents.Measuring;

/// <summary>Whether a worker's verdict is what was to come: code makes it of the model's ratings, as it does for a ticket.</summary>
/// <param name="standard">What the worker goes by.</param>
public sealed class VerdictMetric(WorkerStandard standard) : IMetric
{
    /// <inheritdoc/>
    public string Name => "verdict";

    /// <inheritdoc/>
    public ValueTask<MetricResult> MeasureAsync(MeasuredAnswer measured, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(measured);

        return new(Measure(measured));
    }

    private MetricResult Measure(MeasuredAnswer measured)
    {
        if (measured.Item.Reference is not { } reference)
        {
            return MetricResult.NotApplicable("nobody said what is to come of it");
        }

        if (CaseReference.WhyNot(reference) is { } wrong)
        {
            return MetricResult.Failed($"the reference: {wrong}");
        }

        if (measured.Judged.Json.Root is not { ValueKind: JsonValueKind.Object } answer)
        {
            return MetricResult.Of(false, $"the answer is {measured.Judged.Json.Error ?? "no object"}");
        }

        Verdict verdict = AnswerReading.Read(standard, answer, measured.Item.Request.ConversationText(), []);
        string said = standard.Rates ? EnumWord.Of(verdict.Decision) : answer.GetRawText();

        return MetricResult.Of(new CaseReference(reference).IsMetBy(verdict), verdict.Escalation is [{ } why, ..] ? why.Why : null) with
        {
            Prediction = said,
            Truth = reference.ValueKind == JsonValueKind.String ? reference.GetString()
                : reference.TryGetProperty("decision", out JsonElement decision) ? decision.GetString()
                : null,
        };
    }
}
