using System.Collections.Frozen;
using System.Collections.Immutable;
using Suffice.Confidence;

namespace Suffice.Watching.Demotions;

/// <summary>Who is demoted, as a file of demotions said when it was read.</summary>
internal sealed class KnownTrust : ITaskTrust
{
    private readonly FrozenDictionary<string, TaskTrust> demoted;

    private KnownTrust(FrozenDictionary<string, TaskTrust> demoted) => this.demoted = demoted;

    /// <summary>Every task is trusted.</summary>
    public static KnownTrust Whole { get; } = new(FrozenDictionary<string, TaskTrust>.Empty);

    /// <summary>The tasks that are demoted.</summary>
    public ImmutableArray<string> Demoted => demoted.Keys;

    /// <summary>Whom demotions leave trusted.</summary>
    /// <param name="demotions">The demotions, lifted ones included; of two in force of one task the later holds, as where a file was edited by hand.</param>
    public static KnownTrust Of(IEnumerable<Demotion> demotions) => new(demotions
        .Where(demotion => demotion.IsInForce())
        .GroupBy(demotion => demotion.Task, StringComparer.Ordinal)
        .Select(ofTask => ofTask.Last())
        .ToFrozenDictionary(
            demotion => demotion.Task,
            demotion => new TaskTrust { Cause = demotion.Cause, Why = demotion.Why, Since = demotion.Since },
            StringComparer.Ordinal));

    /// <inheritdoc/>
    public TaskTrust Of(string task) => demoted.TryGetValue(task, out TaskTrust? trust) ? trust : TaskTrust.Whole;
}
