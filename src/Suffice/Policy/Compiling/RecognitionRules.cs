using System.Collections.Immutable;
using Suffice.Policy.Sources;
using Suffice.Yaml;

namespace Suffice.Policy.Compiling;

/// <summary>What must hold of the ways in which tasks are recognised.</summary>
internal sealed class RecognitionRules(Compilation load)
{
    private static readonly string[] Keys = ["match", "fingerprints", "type"];

    private readonly Dictionary<string, string> fingerprints = new(StringComparer.Ordinal);

    public void Check(WrittenTask task)
    {
        if (task.Path == TaskPolicy.DefaultName)
        {
            foreach (string key in Keys.Where(key => load.Findings.Stands($"{task.Path}.{key}")))
            {
                load.Findings.Error(
                    $"{task.Path}.{key}",
                    "default is what no task recognises",
                    "remove it, or make it a task");
            }
        }

        ImmutableArray<MatchRule> rules = task.Entry.Match ?? [];
        for (int i = 0; i < rules.Length; i++)
        {
            string at = load.Findings.ItemPath($"{task.Path}.match", i);
            if (!rules[i].Conditions().Any() && !load.Findings.StandsWithin(at))
            {
                load.Findings.Error(at, "a rule without a condition would take every call", "at least one condition");
            }
        }

        CheckFingerprints(task);
    }

    private void CheckFingerprints(WrittenTask task)
    {
        foreach (string fingerprint in task.Entry.Fingerprints ?? [])
        {
            if (!Names.Fingerprint.IsMatch(fingerprint))
            {
                load.Findings.Error(
                    $"{task.Path}.fingerprints",
                    $"{Shown.Value(fingerprint)} is no fingerprint",
                    "fp1_ and 16 hexadecimal digits, as suffice explain shows them");
            }

            if (!fingerprints.TryAdd(fingerprint, task.Name))
            {
                load.Findings.Error(
                    $"{task.Path}.fingerprints",
                    $"{Shown.Value(fingerprint)} is a fingerprint of task '{fingerprints[fingerprint]}' too",
                    "one task a fingerprint");
            }
        }
    }
}
