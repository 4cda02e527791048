using System.Collections.Immutable;
using System.Text.Json;
using Suffice.Evaluation.Runs;
using Suffice.Evaluation.Statistics.Intervals;
using Suffice.Evaluation.Verdicts;
using Suffice.Files;

namespace Suffice.Evaluation.Reports;

/// <summary>What one eval says: a run for each task or set, decided together.</summary>
/// <param name="Runs">The runs.</param>
public sealed record EvalReport(ImmutableArray<RunReport> Runs)
{
    private static readonly JsonSerializerOptions Form = MakeForm();

    /// <summary>What asking for right answers that were missing cost, USD.</summary>
    public decimal ReferencesUsd { get; init; }

    /// <summary>What all of it cost, USD: answers, judges, failed calls, references.</summary>
    public decimal SpentUsd => Runs.Sum(run => run.SpentUsd) + ReferencesUsd;

    /// <summary>True when the answer of any run is no.</summary>
    public bool IsNo => Runs.Any(run => run.IsNo);

    /// <summary>True when a run ended for failures of a provider, or more answers of a model failed than a verdict can leave out.</summary>
    public bool IsFailed => Runs.Any(run => run.Ending == RunEnding.Failing || run.Models.Any(model => model.CallErrors > VerdictRule.UsualErrorShare * model.Answers));

    /// <summary>Compares each run with an earlier one.</summary>
    /// <param name="earlier">The earlier runs, one for each; <see langword="null"/> where there is none.</param>
    /// <returns>The report with the comparisons.</returns>
    public EvalReport Beside(ImmutableArray<EvalRun?> earlier) => this with
    {
        Runs = [.. Runs.Select((run, i) => earlier[i] is { } before && run.Source is { } now ? run with { Comparison = RunComparison.Of(now, before) } : run)],
    };

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
