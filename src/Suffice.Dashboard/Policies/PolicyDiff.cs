using System.Collections.Immutable;
using Suffice.Yaml;

namespace Suffice.Dashboard.Policies;

/// <summary>Holds two policies against each other, value by value.</summary>
internal static class PolicyDiff
{
    /// <summary>Finds what is otherwise; where a value only moved to another line or file is no difference.</summary>
    /// <param name="before">The values of the one.</param>
    /// <param name="after">The values of the other.</param>
    /// <returns>The differences, task by task, in the order of the other's file; what is gone stands last in its group.</returns>
    public static ImmutableArray<PolicyChange> Of(ImmutableArray<ValueOrigin> before, ImmutableArray<ValueOrigin> after)
    {
        Dictionary<string, ValueOrigin> then = First(before);
        Dictionary<string, ValueOrigin> now = First(after);

        return
        [
            .. after.Where(value => ReferenceEquals(now[value.Path], value) && (!then.TryGetValue(value.Path, out ValueOrigin? old) || old.Value != value.Value))
                .Select(value => then.TryGetValue(value.Path, out ValueOrigin? old)
                    ? new PolicyChange(GroupOf(value.Path), value.Path, PolicyChangeKind.Changed, old.Value, value.Value, value.Origin)
                    : new PolicyChange(GroupOf(value.Path), value.Path, PolicyChangeKind.Added, null, value.Value, value.Origin))
                .Concat(before.Where(value => ReferenceEquals(then[value.Path], value) && !now.ContainsKey(value.Path))
                    .Select(value => new PolicyChange(GroupOf(value.Path), value.Path, PolicyChangeKind.Removed, value.Value, null, value.Origin)))
                .GroupBy(change => change.Group, StringComparer.Ordinal)
                .OrderBy(group => group.Key, StringComparer.Ordinal)
                .SelectMany(group => group),
        ];
    }

    private static Dictionary<string, ValueOrigin> First(ImmutableArray<ValueOrigin> values)
    {
        Dictionary<string, ValueOrigin> first = new(StringComparer.Ordinal);
        foreach (ValueOrigin value in values)
        {
            first.TryAdd(value.Path, value);
        }

        return first;
    }

    private static string GroupOf(string path) => path.Split('.') switch
    {
        ["tasks", string task, ..] => $"task {task}",
        ["models", string model, ..] => $"model {model}",
        [string first, ..] => first,
        _ => string.Empty,
    };
}
