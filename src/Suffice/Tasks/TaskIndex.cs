using System.Collections.Frozen;
using Suffice.Chat;
using Suffice.Policy;

namespace Suffice.Tasks;

/// <summary>A policy's tasks in the form that one call is looked up in; made once for a policy.</summary>
internal sealed class TaskIndex
{
    private readonly FrozenDictionary<string, TaskPolicy> byName;
    private readonly FrozenDictionary<string, TaskPolicy> byFingerprint;
    private readonly CompiledRule[] rules;

    public TaskIndex(SufficePolicy policy)
    {
        Policy = policy;
        byName = policy.Tasks.ToFrozenDictionary(task => task.Name, StringComparer.Ordinal);
        byFingerprint = policy.Tasks
            .SelectMany(task => task.Fingerprints.IsDefault ? [] : task.Fingerprints, (task, fingerprint) => (task, fingerprint))
            .DistinctBy(listed => listed.fingerprint)
            .ToFrozenDictionary(listed => listed.fingerprint, listed => listed.task, StringComparer.Ordinal);
        rules = [.. policy.Tasks.SelectMany(Rules)];
    }

    public SufficePolicy Policy { get; }

    public TaskPolicy? FindTask(string name) => byName.GetValueOrDefault(name);

    /// <summary>The task a call may state by this name; <c>default</c> can be stated like any other.</summary>
    public TaskPolicy? FindStated(string name) =>
        FindTask(name) ?? (name == TaskPolicy.DefaultName ? Policy.Default : null);

    public TaskPolicy? FindListed(string fingerprint) => byFingerprint.GetValueOrDefault(fingerprint);

    /// <summary>The first rule, in the policy's order, that holds.</summary>
    public CompiledRule? FindRule(ChatRequest request, string systemText, CallHeaders headers)
    {
        foreach (CompiledRule rule in rules)
        {
            if (rule.Holds(request, systemText, headers))
            {
                return rule;
            }
        }

        return null;
    }

    private static IEnumerable<CompiledRule> Rules(TaskPolicy task) => task.Match.IsDefault
        ? []
        : task.Match
            .Select((rule, index) => (rule, number: index + 1))
            .Where(numbered => numbered.rule.Conditions().Any())
            .Select(numbered => new CompiledRule(task, numbered.number, numbered.rule));
}
