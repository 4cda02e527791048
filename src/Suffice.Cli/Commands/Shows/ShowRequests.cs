using System.CommandLine;
using System.Globalization;
using Suffice.Dashboard.Requests;
using Suffice.Files;
using Suffice.Ledger;
using Suffice.Ledger.Reading;

namespace Suffice.Cli.Commands.Shows;

/// <summary><c>suffice show requests</c>.</summary>
internal static class ShowRequests
{
    /// <summary>Makes the command.</summary>
    /// <returns>The command.</returns>
    public static Command Make()
    {
        Option<string?> task = new("--task") { Description = "Only this task; an empty text for requests of none." };
        Option<string?> model = new("--model") { Description = "Only those that this model served; an empty text for those that none did." };
        Option<string?> outcome = new("--outcome") { Description = "Only those that ended so." };
        outcome.AcceptOnlyFromAmong([.. EnumWord.All<RequestOutcome>()]);
        Option<string?> reason = new("--reason") { Description = "Only those that left a rung or were refused for this check or failure." };
        Option<string?> key = new("--key") { Description = "Only those made with the key of this name; an empty text for those made without one." };
        Option<bool?> escalated = new("--escalated") { Description = "Only those that tried more than one rung; false for those that did not." };
        Option<bool?> unpriced = new("--unpriced") { Description = "Only those of which not every cost is known; false for the others." };
        Option<string?> search = new("--search") { Description = "Only those whose id or run begins with this, or whose error, reason, way, requested model or fingerprint has it in it." };
        Option<string?> pipeline = new("--pipeline") { Description = "Only those made in runs of this pipeline; an empty text for those made by themselves." };
        Option<string?> step = new("--step") { Description = "Only those made by this step of a pipeline." };
        Option<string?> run = new("--run") { Description = "Only those of this run of a pipeline." };
        Option<string> rows = new("--rows") { Description = "What callers asked for, Suffice's own rows, or all.", DefaultValueFactory = _ => EnumWord.Of(ListedRows.Asked) };
        rows.AcceptOnlyFromAmong([.. EnumWord.All<ListedRows>()]);
        Option<int> limit = new("--limit") { Description = "How many at most, 1 to 1000.", DefaultValueFactory = _ => RequestsFilter.UsualLimit };
        Option<decimal?> minCost = new("--min-cost") { Description = "Only those of which at least this much is known to have been paid, in USD." };
        Option<string?> cursor = new("--cursor") { Description = "Where the page of later ones ended: its next." };

        return PageShowing.Make(new ShownPage<RequestsFigures>(
            "requests", "The requests of the ledger, filtered and searched, the latest first.\n\nExample: suffice show requests --task ticket-triage --escalated true --days 7")
        {
            HasPeriod = true,
            Options = [task, model, outcome, reason, key, escalated, unpriced, search, pipeline, step, run, rows, minCost, limit, cursor],
            Read = inputs => new RequestsReading(inputs.Policies, inputs.Ledger).Read(new RequestsFilter
            {
                Period = inputs.Period,
                Task = inputs.Parsed.GetValue(task),
                Model = inputs.Parsed.GetValue(model),
                Outcome = inputs.Parsed.GetValue(outcome) is { } word ? WordOf<RequestOutcome>(word) : null,
                Reason = inputs.Parsed.GetValue(reason),
                Key = inputs.Parsed.GetValue(key),
                Escalated = inputs.Parsed.GetValue(escalated),
                Unpriced = inputs.Parsed.GetValue(unpriced),
                Search = inputs.Parsed.GetValue(search) is { Length: > RequestQuery.LongestSearch } ? throw new CommandException(ExitCode.WrongUse, $"--search: more than {RequestQuery.LongestSearch} characters") : inputs.Parsed.GetValue(search),
                Pipeline = inputs.Parsed.GetValue(pipeline),
                Step = inputs.Parsed.GetValue(step),
                Run = inputs.Parsed.GetValue(run),
                MinCostUsd = inputs.Parsed.GetValue(minCost) is < 0 ? throw new CommandException(ExitCode.WrongUse, "--min-cost: a cost is not below 0") : inputs.Parsed.GetValue(minCost),
                Rows = WordOf<ListedRows>(inputs.Parsed.GetValue(rows)!),
                Limit = LimitOf(inputs.Parsed.GetValue(limit)),
                After = inputs.Parsed.GetValue(cursor) is { } text ? CursorOf(text) : null,
            }),
            Tables = RequestsTables.Of,
            Lead = requests => requests.Next is { } next ? [$"older ones: --cursor {next}"] : [],
        });
    }

    private static T WordOf<T>(string word)
        where T : struct, Enum => Enum.GetValues<T>().First(value => EnumWord.Of(value) == word);

    private static int LimitOf(int limit) => limit is >= 1 and <= 1000 ? limit
        : throw new CommandException(ExitCode.WrongUse, string.Create(CultureInfo.InvariantCulture, $"--limit: {limit} is not from 1 to 1000"));

    private static RequestCursor CursorOf(string text) => RequestCursor.TryParse(text, out RequestCursor cursor) ? cursor
        : throw new CommandException(ExitCode.WrongUse, $"--cursor: \"{text}\" is not a cursor; give the next of the page before");
}
