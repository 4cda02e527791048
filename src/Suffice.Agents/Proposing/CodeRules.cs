using Suffice.Agents.Contexts;
using Suffice.Agents.Prompting;
using Suffice.Agents.Rules;
using Suffice.Agents.Verdicts;

namespace Suffice.Agents.Proposing;

/// <summary>What code goes by, and a draft leaves alone: how criteria count, and when a person has to look. Cases that only name a label would not show that it was loosened.</summary>
internal static class CodeRules
{
    /// <summary>Finds what a draft changes of it.</summary>
    /// <param name="before">The worker as it is.</param>
    /// <param name="after">The worker as drafted.</param>
    /// <param name="today">The day (UTC), by which known patterns expire.</param>
    /// <returns>What, a sentence each; empty when it changes nothing of it.</returns>
    public static IEnumerable<string> Changed(WorkerStandard before, WorkerStandard after, DateOnly today) =>
        [.. Scores(before.Rubric, after.Rubric), .. Escalation(before.Context[ContextKind.Escalation], after.Context[ContextKind.Escalation]), .. Hidden(before, after, today)];

    private static IEnumerable<string> Scores(Rubric before, Rubric after)
    {
        foreach (Criterion was in before.Criteria)
        {
            if (after.Find(was.Id) is { } now ? Bare(now) != Bare(was) : was.Critical || was.AutoFail)
            {
                yield return $"it changes how {was.Id} counts (weight, scale, critical, auto_fail, bonus, soft, skippable): that is a threshold, which is advised and not drafted";
            }
        }

        foreach (Criterion added in after.Criteria.Where(now => now.Bonus && before.Find(now.Id) is null))
        {
            yield return $"{added.Id} would add to every score: that is a threshold, which is advised and not drafted";
        }
    }

    private static Criterion Bare(Criterion criterion) => criterion with { Title = string.Empty, RootCauses = [] };

    private static IEnumerable<string> Escalation(ContextFile before, ContextFile after)
    {
        HashSet<string> byCode = [.. EscalationReader.AppliedByCode(before)];

        return from item in before.Items
               where after.Find(item.Id) is { } now ? SettingsOf(now) != SettingsOf(item) : byCode.Contains(item.Id)
               select $"it changes when {item.Id} has a person look, whatever a model says: that is a threshold, which is advised and not drafted";
    }

    // The block as written, whose form the reader has checked.
    private static string SettingsOf(ContextItem item) => item.Settings is null ? string.Empty : item.Text[item.Text.IndexOf("```", StringComparison.Ordinal)..(item.Text.Length - item.Body.Length)].Trim();

    private static IEnumerable<string> Hidden(WorkerStandard before, WorkerStandard after, DateOnly today) =>
        from pattern in after.Patterns
        where pattern.Expires <= today && before.Context.Find(pattern.Id)?.Text != after.Context.Find(pattern.Id)?.Text
        select $"{pattern.Id} would have expired on {pattern.Expires:yyyy-MM-dd}: no model would be shown it";
}
