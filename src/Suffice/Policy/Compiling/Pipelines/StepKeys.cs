using Suffice.Policy.Entries;
using Suffice.Yaml;

namespace Suffice.Policy.Compiling.Pipelines;

/// <summary>Holds a step to the keys of its kind.</summary>
internal static class StepKeys
{
    /// <summary>Tells what is missing and what has no meaning.</summary>
    /// <param name="step">The step.</param>
    /// <param name="findings">Takes it.</param>
    public static void Check(WrittenStep step, YamlFindings findings)
    {
        PipelineStepEntry entry = step.Entry;
        string[] kinds = [.. Stated(("task", entry.Task), ("external", entry.External), ("value", entry.Value))];
        if (kinds.Length != 1)
        {
            findings.Error(
                step.Path,
                kinds.Length == 0 ? "the step does nothing" : $"the step is both {string.Join(" and ", kinds)}",
                "one of task (a model answers), external (bought elsewhere), value (made here)");
            return;
        }

        if (entry is { Times: not null, Each: not null })
        {
            findings.Error(step.Path, "both times and each say how often it is run", "one of the two");
        }

        if (entry.Task is not null && entry.Prompt is null && !findings.Stands($"{step.Path}.prompt"))
        {
            findings.Error(step.Path, "'prompt' is missing", "prompt: what is asked of the model, such as \"{{ input.message }}\"");
        }

        if (entry is { System: not null, SystemFiles: not null })
        {
            findings.Error(step.Path, "both system and system_files make the fixed part of the prompt", "one of the two");
        }

        if (entry.External is not null)
        {
            CheckExternal(step, findings);
        }

        foreach (string key in Foreign(entry))
        {
            findings.Error($"{step.Path}.{key}", $"'{key}' has no meaning in a step with {kinds[0]}", "remove it");
        }
    }

    private static void CheckExternal(WrittenStep step, YamlFindings findings)
    {
        PipelineStepEntry entry = step.Entry;
        if (entry.Price is null && !findings.Stands($"{step.Path}.price"))
        {
            findings.Error(step.Path, "'price' is missing", "price: US dollars a unit; 0 for what costs nothing");
        }

        if (entry.Url is null == entry.StandIn is null)
        {
            findings.Error(
                step.Path,
                entry.Url is null ? "nothing says how it is called" : "both url and stand_in say what it gives back",
                "url: where it is asked for, or stand_in: a value in place of a call");
        }
    }

    private static IEnumerable<string> Foreign(PipelineStepEntry entry)
    {
        IEnumerable<string> models = Stated(
            ("prompt", entry.Prompt), ("system", entry.System), ("system_files", entry.SystemFiles), ("schema", entry.Schema), ("images", entry.Images),
            ("metadata", entry.Metadata), ("max_tokens", entry.MaxTokens), ("temperature", entry.Temperature), ("escalate", entry.Escalate));
        IEnumerable<string> externals = Stated(
            ("price", entry.Price), ("unit", entry.Unit), ("units", entry.Units), ("url", entry.Url), ("private", entry.Private), ("api_key", entry.ApiKey), ("body", entry.Body),
            ("timeout", entry.Timeout), ("retries", entry.Retries), ("stand_in", entry.StandIn));
        IEnumerable<string> calls = Stated(("private", entry.Private), ("api_key", entry.ApiKey), ("body", entry.Body), ("timeout", entry.Timeout), ("retries", entry.Retries));

        return entry switch
        {
            { Task: not null } => externals,
            { External: not null, StandIn: not null, Url: null } => models.Concat(calls),
            { External: not null } => models,
            _ => models.Concat(externals),
        };
    }

    private static IEnumerable<string> Stated(params IEnumerable<(string Key, object? Value)> keys) =>
        keys.Where(key => key.Value is not null).Select(key => key.Key);
}
