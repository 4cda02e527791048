using System.Collections.Immutable;
using System.Text.Json;
using Suffice.Files;
using Suffice.Pipelines;
using Suffice.Pipelines.Scopes;
using Suffice.Yaml;

namespace Suffice.Policy.Compiling.Pipelines;

/// <summary>Knows what a step of a pipeline may ask for: its inputs, and what the steps above it make.</summary>
/// <param name="load">Takes what is wrong.</param>
/// <param name="inputs">The inputs.</param>
/// <param name="tasks">The policy's tasks.</param>
/// <param name="names">The names of all steps, of those too that stand below.</param>
internal sealed class KnownValues(Compilation load, ImmutableArray<PipelineInput> inputs, ImmutableArray<TaskPolicy> tasks, IEnumerable<string> names)
{
    private readonly HashSet<string> all = new(names, StringComparer.Ordinal);
    private readonly List<PipelineStep> above = [];

    /// <summary>The nearest step above that a model answers; <see langword="null"/> when there is none.</summary>
    public ModelStep? LastAnswered => above.OfType<ModelStep>().LastOrDefault();

    /// <summary>Adds a step, so that those below it may ask for it.</summary>
    /// <param name="step">The step.</param>
    public void Add(PipelineStep step) => above.Add(step);

    /// <summary>True when the pipeline has such an input.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>Whether it has.</returns>
    public bool HasInput(string name) => inputs.Any(input => input.Name == name);

    /// <summary>The type of an input that a path names; <see langword="null"/> for any other path.</summary>
    /// <param name="path">The path.</param>
    /// <returns>The type.</returns>
    public InputType? TypeOf(ScopePath path) => path is { Root: "input", Names.Length: 2 } ? inputs.FirstOrDefault(input => input.Name == path.Names[1])?.Type : null;

    /// <summary>The steps above among those that are named, in their order.</summary>
    /// <param name="asked">The names that paths ask of, which were looked at before.</param>
    /// <param name="after">The names that are stated; those that do not stand above are told of.</param>
    /// <param name="at">Where they are stated.</param>
    /// <returns>The names of steps that stand above.</returns>
    public ImmutableArray<string> StepsAbove(IEnumerable<string> asked, IEnumerable<string> after, string at)
    {
        HashSet<string> found = new(asked.Concat(after.Where(name => Find(name, at) is not null)), StringComparer.Ordinal);

        return [.. above.Select(step => step.Name).Where(found.Contains)];
    }

    /// <summary>Tells which of the paths ask for what is not there.</summary>
    /// <param name="paths">The paths.</param>
    /// <param name="use">Where they are used.</param>
    public void Check(IEnumerable<ScopePath> paths, PlaceOfUse use)
    {
        foreach (ScopePath path in paths)
        {
            Check(path, use);
        }
    }

    private void Check(ScopePath path, PlaceOfUse use)
    {
        switch (path.Root)
        {
            case "input":
                CheckInput(path, use);
                break;
            case "steps":
                CheckStep(path, use);
                break;
            case "item" when use.Repeat is not { IsEach: true }:
                load.Findings.Error(use.Path, "'item' is known only in a step with 'each'", "each: and the path of a list, or another value");
                break;
            case "index" when use.Repeat is null:
                load.Findings.Error(use.Path, "'index' is known only in a step with 'times' or 'each'", "times: a number, or another value");
                break;
            case "item" or "index":
                break;
            default:
                load.Findings.Error(use.Path, $"nothing is called {Shown.Value(path.Text)} here", $"input.NAME or steps.NAME.answer; the inputs are {Listed(inputs.Select(input => input.Name))}");
                break;
        }
    }

    private void CheckInput(ScopePath path, PlaceOfUse use)
    {
        if (path.Names.Length > 1 && !HasInput(path.Names[1]) && !load.Findings.Stands($"{PipelineOf(use.Path)}.input.{path.Names[1]}"))
        {
            load.Findings.Error(
                use.Path,
                $"the pipeline has no input {Shown.Value(path.Names[1])}",
                NearWords.Advise(path.Names[1], [.. inputs.Select(input => input.Name)], "its inputs are"));
        }
    }

    private void CheckStep(ScopePath path, PlaceOfUse use)
    {
        if (path.Step is not { } name || Find(name, use.Path) is not { } step)
        {
            return;
        }

        string? part = path.Names.Length > 2 ? path.Names[2] : null;
        if (part is null || !StepView.Names.Contains(part, StringComparer.Ordinal))
        {
            load.Findings.Error(
                use.Path,
                $"{Shown.Value(path.Text)} names no part of a step",
                $"steps.{name}.answer{(part is null ? string.Empty : $".{part}")}; the parts are {string.Join(", ", StepView.Names)}");
            return;
        }

        if (part is "confidence" or "threshold")
        {
            CheckConfidence(step, use);
        }
        else if (part == "answer" && path.Names.Length > 3)
        {
            CheckField(step, path.Names[3], use);
        }
    }

    private PipelineStep? Find(string name, string at)
    {
        if (above.Find(step => step.Name == name) is { } step)
        {
            return step;
        }

        load.Findings.Error(
            at,
            all.Contains(name) ? $"the step '{Shown.Key(name)}' does not stand above" : $"there is no step '{Shown.Key(name)}'",
            all.Contains(name) ? "a step sees those above it: move it down, or the other up" : NearWords.Advise(name, [.. above.Select(one => one.Name)], "the steps above are"));
        return null;
    }

    // Nothing uncalibrated lets an answer pass, here as in a gate.
    private void CheckConfidence(PipelineStep step, PlaceOfUse use)
    {
        if (load.Options.WithoutCalibrations)
        {
            return;
        }

        if (step is not ModelStep model)
        {
            load.Findings.Error(use.Path, $"no model answers the step '{step.Name}', so that it has no confidence", "a step with a task");
        }
        else if (tasks.FirstOrDefault(task => task.Name == model.Task) is { Confidence: null } task)
        {
            load.Findings.Error(
                use.Path,
                $"the task '{task.Name}' has no calibration, and an uncalibrated confidence says nothing",
                $"run: suffice calibrate {task.Name}, and state the task's confidence");
        }
    }

    private void CheckField(PipelineStep step, string field, PlaceOfUse use)
    {
        if (step is ModelStep { IsRepeated: false, Schema: null } && field != "size")
        {
            load.Findings.Error(
                use.Path,
                $"the answer of '{step.Name}' is a text, and has no field {Shown.Value(field)}",
                "a schema for the step, or output.schema.json in the task's folder; or the answer as it is");
            return;
        }

        if (step is ModelStep { IsRepeated: false, Schema: { ValueKind: JsonValueKind.Object } schema }
            && schema.TryGetProperty("properties", out JsonElement properties)
            && schema.TryGetProperty("additionalProperties", out JsonElement others)
            && others.ValueKind == JsonValueKind.False
            && !properties.TryGetProperty(field, out _))
        {
            load.Findings.Error(
                use.Path,
                $"the answer of '{step.Name}' has no field {Shown.Value(field)} by its schema",
                NearWords.Advise(field, [.. properties.EnumerateObject().Select(property => property.Name)], "its fields are"));
        }
    }

    // An input that is there and wrong was told already.
    private static string PipelineOf(string path) => string.Join('.', path.Split('.').Take(2));

    private static string Listed(IEnumerable<string> names) => string.Join(", ", names) is { Length: > 0 } listed ? listed : "none";
}

/// <summary>Where a path is used.</summary>
/// <param name="Path">The place in the pipeline.</param>
/// <param name="Repeat">How often the step there is run; <see langword="null"/> for once.</param>
internal sealed record PlaceOfUse(string Path, Repetition? Repeat);
