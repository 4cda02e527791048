using System.Globalization;
using System.Text.Json;
using Suffice.Agents.Verdicts;
using Suffice.Agents.Working;
using Suffice.Files;

namespace Suffice.Cli.Commands.Work;

/// <summary>Writes verdicts as a table, a row a ticket: for a spreadsheet.</summary>
internal static class VerdictCsv
{
    /// <summary>Writes it.</summary>
    /// <param name="writer">Where.</param>
    /// <param name="rubric">The rubric; each criterion has a column.</param>
    /// <param name="outcomes">What came of each ticket.</param>
    public static void Write(TextWriter writer, Rubric rubric, IReadOnlyCollection<WorkOutcome> outcomes)
    {
        string[] fields = [.. outcomes.SelectMany(outcome => FieldsOf(outcome).Select(field => field.Name)).Distinct(StringComparer.Ordinal)];
        Row(writer, ["ticket", "machine", "machine_score", "human", "human_score", "final", "final_score", .. rubric.Criteria.Select(criterion => criterion.Id), .. fields, "auto_fail", "escalated_by", "root_cause", "follow_up", "complaint_about", "patterns", "path", "reason", "cost_usd", "failure", "verdict_id"]);
        foreach (WorkOutcome outcome in outcomes)
        {
            Row(writer, Cells(rubric, fields, outcome));
        }
    }

    private static IEnumerable<string?> Cells(Rubric rubric, string[] fields, WorkOutcome outcome)
    {
        KeptVerdict? kept = outcome.Verdict;
        Verdict? machine = kept?.Machine;

        return
        [
            outcome.Ticket.Id,
            Word(machine?.Decision),
            Number(machine?.Score),
            Word(kept?.Human?.Decision),
            Number(kept?.Human?.Score),
            Word(kept?.Final),
            Number(kept?.FinalScore),
            .. rubric.Criteria.Select(criterion => machine?.Criteria.FirstOrDefault(rating => rating.Criterion == criterion.Id)?.Rating?.ToString(CultureInfo.InvariantCulture)),
            .. fields.Select(name => FieldsOf(outcome).Where(field => field.Name == name).Select(field => field.Value.ToString()).FirstOrDefault()),
            machine is null ? null : string.Join(' ', machine.AutoFail),
            machine is null ? null : string.Join("; ", machine.Escalation.Select(why => $"{why.By}: {why.Why}")),
            machine?.RootCause,
            machine?.FollowUp,
            machine?.ComplaintAbout is { } about ? $"{about.Agent}: {about.Code}{(about.Field is null ? string.Empty : $"/{about.Field}")}" : null,
            machine is null ? null : string.Join(' ', machine.Patterns),
            kept?.Path,
            kept?.Reason,
            Number(kept is null ? outcome.LostUsd : kept.CostUsd),
            outcome.Failure,
            kept?.Id,
        ];
    }

    private static JsonProperty[] FieldsOf(WorkOutcome outcome) =>
        outcome.Verdict?.Machine.Fields is { ValueKind: JsonValueKind.Object } fields ? [.. fields.EnumerateObject()] : [];

    private static string? Word(Decision? decision) => decision is { } word ? EnumWord.Of(word) : null;

    private static string? Number(decimal? number) => number?.ToString(CultureInfo.InvariantCulture);

    private static void Row(TextWriter writer, IEnumerable<string?> cells) => writer.WriteLine(string.Join(',', cells.Select(Cell)));

    private static string Cell(string? text)
    {
        if (text is null or "")
        {
            return string.Empty;
        }

        // A spreadsheet takes what begins so for a formula; a ticket's text is no one's to run.
        string safe = text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' && !decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _) ? $"'{text}" : text;

        return safe.AsSpan().IndexOfAny(",\"\r\n") < 0 ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
