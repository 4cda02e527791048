using System.CommandLine;
using Suffice.Dashboard.Evals;
using Suffice.Reports;

namespace Suffice.Cli.Commands.Shows;

/// <summary><c>suffice show evals</c> and <c>suffice show eval RUN</c>.</summary>
internal static class ShowEvals
{
    /// <summary>Makes the command of all runs.</summary>
    /// <returns>The command.</returns>
    public static Command Make()
    {
        Option<string?> task = new("--task") { Description = "Only runs of this task." };
        Option<int> page = new("--page") { Description = "Which part of the list, 25 runs each.", DefaultValueFactory = _ => 1 };

        return PageShowing.Make(new ShownPage<EvalsFigures>(
            "evals", "Runs of suffice eval: models with their pass rates and intervals, verdicts, cost.\n\nExample: suffice show evals --task triage")
        {
            Read = inputs => new EvalsReading(inputs.Runs).Read(inputs.Parsed.GetValue(task), inputs.Parsed.GetValue(page)),
            Tables = figures => EvalsTables.Of(figures),
            Lead = figures => figures.Pages > 1 ? [$"{Figures.Count(figures.Count, "run")}, part {figures.Page} of {figures.Pages} (--page)"] : [],
            Options = [task, page],
        });
    }

    /// <summary>Makes the command of one run.</summary>
    /// <returns>The command.</returns>
    public static Command MakeOne()
    {
        Argument<string> run = new("run") { Description = "The run, as suffice show evals names it." };
        Option<string?> kind = new("--kind") { Description = "Only items of this kind." };
        kind.AcceptOnlyFromAmong([.. ItemKinds.Words]);
        Option<int> page = new("--page") { Description = "Which part of the items, 50 each; --csv items holds all.", DefaultValueFactory = _ => 1 };
        Option<string?> item = new("--item") { Description = "An item to look at: every answer to it." };

        return PageShowing.Make(new ShownPage<EvalRunFigures>(
            "eval", "One run of suffice eval: its verdicts in words, each model's figures, and its items, differences first.\n\nExample: suffice show eval triage-20261120-081500-000-1f2e3d4c --kind cheap_wrong")
        {
            Named = run,
            Read = inputs => new EvalRunReading(inputs.Runs).Read(inputs.Parsed.GetValue(run)!, new EvalRunFilter
            {
                Kind = inputs.Parsed.GetValue(kind),
                Page = inputs.Parsed.GetValue(page),
                Most = inputs.IsForCsv ? int.MaxValue : EvalRunFilter.UsualItems,
                Item = inputs.Parsed.GetValue(item),
                WithTexts = true,
            }),
            Tables = figures => EvalRunTables.Of(figures),
            Lead = LeadOf,
            Options = [kind, page, item],
            Absent = inputs => $"there is no eval run \"{inputs.Parsed.GetValue(run)}\"; 'suffice show evals' lists those there are",
        });
    }

    private static IEnumerable<string> LeadOf(EvalRunFigures figures)
    {
        foreach (string sentence in figures.Verdicts.SelectMany(verdict => verdict.Words).Concat(figures.Warnings))
        {
            yield return sentence;
        }

        if (figures.Item is not { } item)
        {
            yield break;
        }

        yield return $"{item.Item}: {item.Asked}";
        foreach (EvalAnswer answer in item.Answers)
        {
            yield return $"{answer.Model}: {answer.Word}: {answer.Text ?? answer.ErrorKind} {string.Join("; ", answer.Reasons)}".TrimEnd();
        }
    }
}
