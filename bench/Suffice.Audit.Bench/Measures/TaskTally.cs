using System.Collections.Immutable;
using Suffice.Audit.Bench.Labelled;
using Suffice.Audit.Readiness;
using Suffice.Audit.Structure;
using Suffice.Classifier;

namespace Suffice.Audit.Bench.Measures;

/// <summary>Puts the shapes of a task's calls together, as an audit does.</summary>
internal static class TaskTally
{
    public static TaskProfile Of(CallClassifier classifier, IReadOnlyList<LabelledCall> calls)
    {
        Dictionary<TaskType, long> types = [];
        Dictionary<CallTraits, long> traits = [];
        FixedSigns first = classifier.ReadWhole(calls[0].Request);
        int tools = 0;
        foreach (LabelledCall call in calls)
        {
            CallShape shape = classifier.Classify(call.Request, [], classifier.ReadFixed(call.Request), 0);
            tools = Math.Max(tools, shape.Tools);
            if (shape.Type is { } type)
            {
                types[type] = types.GetValueOrDefault(type) + 1;
            }

            foreach (CallTraits trait in Enum.GetValues<CallTraits>().Where(trait => trait != CallTraits.None && shape.Traits.HasFlag(trait)))
            {
                traits[trait] = traits.GetValueOrDefault(trait) + 1;
            }
        }

        return new TaskProfile
        {
            Calls = calls.Count,
            WithText = calls.Count,
            Types = types.ToImmutableDictionary(),
            Traits = traits.ToImmutableDictionary(),
            Why = first.Why,
            Labels = first.Labels,
            Tools = tools,
        };
    }
}
