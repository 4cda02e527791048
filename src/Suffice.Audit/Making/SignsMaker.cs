using System.Collections.Immutable;
using Suffice.Audit.Discovery.Counting;
using Suffice.Audit.Structure;

namespace Suffice.Audit.Making;

/// <summary>Says what shows the traits of a task: its fixed part, and where that is silent its sampled calls.</summary>
internal static class SignsMaker
{
    /// <summary>Makes it.</summary>
    /// <remarks>Labels that stand in the user's messages are the task's only where every sampled call lists the same ones: a ticket may list anything.</remarks>
    /// <param name="task">The task.</param>
    /// <returns>Labels and quotes.</returns>
    public static (ImmutableArray<string> Labels, ImmutableDictionary<CallTraits, string> Why) Of(TaskTally task)
    {
        FixedSigns known = task.Fixed?.Signs ?? FixedSigns.None;
        FixedSigns[] sampled = [.. task.Samples.All.OrderBy(call => call.Lot).Select(call => call.Signs)];
        ImmutableArray<string> labels = !known.Labels.IsEmpty ? known.Labels
            : sampled.Length > 0 && sampled.All(signs => signs.Labels.SequenceEqual(sampled[0].Labels)) ? sampled[0].Labels
            : [];
        ImmutableDictionary<CallTraits, string> why = sampled.Length == 0 ? known.Why : sampled[0].Why.SetItems(known.Why);
        return (labels, labels.IsEmpty ? why.Remove(CallTraits.ClosedLabels) : why);
    }
}
