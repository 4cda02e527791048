using System.Collections.Immutable;
using Suffice.Evaluation.Sets;

namespace Suffice.Evaluation.Runs;

/// <summary>What a reader of a run's figures must know before trusting them.</summary>
internal static class RunWarnings
{
    public static IEnumerable<string> Of(EvalSet set, ImmutableArray<PreparedItem> items, EvalOptions options)
    {
        foreach (string note in set.Notes)
        {
            yield return note;
        }

        if (RunJudges.Wanted(items, options).Any())
        {
            foreach (string warning in OfJudge(options))
            {
                yield return warning;
            }
        }

        if (items.Any(item => item.Metrics.Contains("rouge-l")) && !options.Metrics.Any(metric => metric.Type == "rouge-l") && options.Task?.Floor?.Metric != "rouge-l")
        {
            yield return "references in prose are compared with rouge-l, which sees words and not sense; a rubric (--metric llm-rubric:...) says more";
        }
    }

    private static IEnumerable<string> OfJudge(EvalOptions options)
    {
        if (options.Judge is not { } judge)
        {
            yield break;
        }

        foreach (EvalModel model in options.Models)
        {
            if (model.Model.Id == judge.Model.Id)
            {
                yield return $"{judge.Name} judges its own answers";
            }
            else if (model.Model.Family is { } family && family == judge.Model.Family)
            {
                yield return $"{judge.Name} judges {model.Name} of its own family ({family}): judges favour their kin";
            }
        }
    }
}
