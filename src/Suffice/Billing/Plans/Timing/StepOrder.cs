using Suffice.Billing.Plans.Entries;
using Suffice.Files;
using Suffice.Yaml;

namespace Suffice.Billing.Plans.Timing;

/// <summary>Which step waits for which.</summary>
internal static class StepOrder
{
    /// <summary>Tells what is wrong: names of no step, circles.</summary>
    /// <param name="steps">The steps.</param>
    /// <param name="findings">Takes what is wrong.</param>
    /// <returns>True when nothing is.</returns>
    public static bool Hold(IReadOnlyDictionary<string, StepEntry> steps, YamlFindings findings)
    {
        bool held = true;
        foreach ((string name, StepEntry step) in steps)
        {
            for (int i = 0; i < (step.AfterSteps?.Length ?? 0); i++)
            {
                string awaited = step.AfterSteps!.Value[i];
                if (!steps.ContainsKey(awaited))
                {
                    held = false;
                    findings.Error(
                        findings.ItemPath($"steps.{name}.after_steps", i),
                        $"no step is named {Shown.Value(awaited)}",
                        NearWords.Advise(awaited, [.. steps.Keys.Where(other => other != name)], "the other steps are"));
                }
            }
        }

        foreach (string name in steps.Keys.Where(name => held && WaitsForItself(name, steps)))
        {
            held = false;
            findings.Error($"steps.{name}.after_steps", "it waits for itself, at once or by way of others", "steps that are done before it begins");
        }

        return held;
    }

    private static bool WaitsForItself(string name, IReadOnlyDictionary<string, StepEntry> steps)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        Stack<string> open = new(steps[name].AfterSteps ?? []);
        while (open.TryPop(out string? awaited))
        {
            if (awaited == name)
            {
                return true;
            }

            if (seen.Add(awaited))
            {
                foreach (string further in steps[awaited].AfterSteps ?? [])
                {
                    open.Push(further);
                }
            }
        }

        return false;
    }
}
