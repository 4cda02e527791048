using System.Globalization;
using Suffice.Files;
using Suffice.Reports.Csv;

namespace Suffice.Audit.Reports.Csv;

/// <summary>The tasks of a report as a table, one line each.</summary>
public static class TaskCsv
{
    private static readonly CsvColumn<AuditedTask>[] Columns =
    [
        new("task", task => CsvValue.Text(task.Name)),
        new("found", task => CsvValue.Text(task.Found)),
        new("type", task => task.Type is { } type ? EnumWord.Of(type) : string.Empty),
        new("readiness", task => EnumWord.Of(task.Readiness.Verdict)),
        new("why", task => CsvValue.Text(task.Readiness.Sentence)),
        new("missing", task => CsvValue.Text(string.Join("; ", task.Readiness.Missing))),
        new("calls", task => CsvValue.Number(task.Profile.Calls)),
        new("calls_unpriced", task => CsvValue.Number(task.Unpriced)),
        new("models", task => CsvValue.Text(string.Join("; ", task.Models.Select(model => string.Create(CultureInfo.InvariantCulture, $"{model.What} ({model.Count})"))))),
        new("paid_usd", task => CsvValue.Number(task.PaidUsd)),
        new("ladder", task => CsvValue.Text(First(task) is { } ladder ? string.Join(" > ", ladder.Rungs) : null)),
        new("ladder_now_usd", task => CsvValue.Number(First(task)?.NowUsd)),
        new("first_rung_low_usd", task => CsvValue.Number(First(task)?.FirstRungLowUsd)),
        new("first_rung_usd", task => CsvValue.Number(First(task)?.FirstRungUsd)),
        new("first_rung_high_usd", task => CsvValue.Number(First(task)?.FirstRungHighUsd)),
        new("break_even_escalation", task => CsvValue.Share(First(task)?.BreakEvenEscalation)),
        new("assumed_escalation", task => CsvValue.Share(First(task)?.AssumedEscalation)),
        new("possible_saving_usd", task => CsvValue.Number(task.PossibleSavingUsd)),
        new("cache_saving_usd", task => CsvValue.Number(task.Cache?.Usd)),
        new("batch_saving_usd", task => CsvValue.Number(task.Batch?.Usd)),
        new("prompt_tokens_median", task => CsvValue.Number(task.Profile.PromptTokens.Median)),
        new("prompt_tokens_p90", task => CsvValue.Number(task.Profile.PromptTokens.P90)),
    ];

    /// <summary>Writes it.</summary>
    /// <param name="report">The report.</param>
    /// <param name="to">Where; stays open.</param>
    public static void Write(AuditReport report, TextWriter to)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(to);

        CsvTable.Write(to, report.Tasks, Columns);
    }

    private static LadderPrice? First(AuditedTask task) => task.Ladders is [LadderPrice first, ..] ? first : null;
}
