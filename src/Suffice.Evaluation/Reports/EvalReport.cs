using System.Collections.Immutable;
using System.Text.Json;
using Suffice.Evaluation.Replay;
using Suffice.Evaluation.Verdicts;
using Suffice.Reports;

namespace Suffice.Evaluation.Reports;

/// <summary>What one eval says: a run for each task or set, decided together.</summary>
/// <param name="Runs">The runs.</param>
public sealed record EvalReport(ImmutableArray<RunReport> Runs)
{
    private static readonly JsonSerializerOptions Form = MakeForm();

    /// <summary>What the runs spent, USD, judges and failed calls included.</summary>
    public decimal SpentUsd => Runs.Sum(run => run.SpentUsd);

    /// <summary>True when the answer of any run is no.</summary>
    public bool IsNo => Runs.Any(run => run.IsNo);

    /// <summary>True when a run ended for failures of a provider, or more answers of a model failed than a verdict can leave out.</summary>
    public bool IsFailed => Runs.Any(run => (run.Stopped is not null && !run.AtCap) || run.Models.Any(model => model.CallErrors > VerdictRule.UsualErrorShare * model.Answers));

    /// <summary>The report for machines.</summary>
    /// <returns>One JSON object.</returns>
    public string ToJson() => JsonSerializer.Serialize(this, Form);

    private static JsonSerializerOptions MakeForm()
    {
        JsonSerializerOptions form = new() { WriteIndented = true };
        MachineJson.Configure(form);
        form.Converters.Add(new IntervalJsonConverter());
        return form;
    }
}
