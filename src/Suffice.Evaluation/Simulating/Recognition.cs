using Suffice.Ledger;
using Suffice.Policy;
using Suffice.Tasks;

namespace Suffice.Evaluation.Simulating;

/// <summary>Tells whether a logged call would be taken for the same task by both policies, without its text.</summary>
/// <param name="now">The policy in force.</param>
/// <param name="next">The new policy.</param>
internal sealed class Recognition(SufficePolicy now, SufficePolicy next)
{
    private readonly bool isSame = Rules(now).SequenceEqual(Rules(next), StringComparer.Ordinal);

    /// <summary>Looks at a call.</summary>
    /// <param name="entry">The call's row.</param>
    /// <returns>True when its caller named the task and both have it, or both recognise tasks by the same rules.</returns>
    public bool IsSettled(RequestEntry entry) =>
        entry.Source is TaskSource.Header or TaskSource.Metadata or TaskSource.ModelName ? entry.Task is { } named && next.FindTask(named) is not null : isSame;

    private static IEnumerable<string> Rules(SufficePolicy policy) => policy.Tasks
        .Select(task => $"{task.Name}\n{task.Type}\n{string.Join(' ', task.Fingerprints)}\n{string.Join('\n', task.Match.Select(Text))}")
        .Append(policy.Default is null ? "none" : "default");

    private static string Text(MatchRule rule) => string.Join(
        '\t',
        [
            rule.SystemContains, rule.SystemMatches?.ToString(), rule.PromptContains, rule.Model, string.Join(' ', rule.Tools), rule.Schema,
            .. rule.Headers.Concat(rule.Metadata).Select(pair => $"{pair.Key}={pair.Value}").Order(StringComparer.Ordinal),
        ]);
}
