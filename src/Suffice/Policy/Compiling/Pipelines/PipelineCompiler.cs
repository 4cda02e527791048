using System.Collections.Immutable;
using System.Text.Json;
using Suffice.Pipelines;
using Suffice.Pipelines.Templates;
using Suffice.Policy.Entries;
using Suffice.Policy.Sources;

namespace Suffice.Policy.Compiling.Pipelines;

/// <summary>Makes the pipelines of a policy, checking that every step names what is there.</summary>
internal sealed class PipelineCompiler(Compilation load, ImmutableArray<TaskPolicy> tasks)
{
    private readonly TemplateReader templates = new();

    /// <summary>Makes them.</summary>
    /// <param name="written">The pipelines as written.</param>
    /// <returns>The pipelines; those with mistakes, which are told, may lack parts.</returns>
    public ImmutableArray<Pipeline> Compile(IReadOnlyList<WrittenPipeline> written) => [.. written.Select(Compile)];

    private Pipeline Compile(WrittenPipeline written)
    {
        PipelineEntry entry = written.Entry;
        Names.Check(load.Findings, written.Path, written.Name, Names.Task, "a pipeline");
        ImmutableArray<PipelineInput> inputs = [.. entry.Input.Select(input => InputOf(written, input.Key, input.Value))];
        KnownValues known = new(load, inputs, tasks, entry.Steps.Keys);
        StepCompiler compiler = new(load, tasks, templates, known);
        List<PipelineStep> steps = [];
        foreach ((string name, PipelineStepEntry step) in entry.Steps)
        {
            string path = $"{written.Path}.steps.{name}";
            Names.Check(load.Findings, path, name, Names.Step, "a step");
            PipelineStep made = compiler.Compile(new WrittenStep(name, step, path, written.StepTexts.GetValueOrDefault(name, string.Empty)));
            known.Add(made);
            steps.Add(made);
        }

        return new Pipeline
        {
            Name = written.Name,
            Why = entry.Why,
            Inputs = inputs,
            Steps = [.. steps],
            Output = entry.Output is { } output ? OutputOf(output, written, known) : null,
            Keep = entry.Keep,
            Deadline = entry.Deadline,
        };
    }

    private PipelineInput InputOf(WrittenPipeline written, string name, PipelineInputEntry entry)
    {
        string path = $"{written.Path}.input.{name}";
        Names.Check(load.Findings, path, name, Names.Step, "an input");
        PipelineInput input = new(name, entry.Type, entry.Optional || entry.Default is not null, entry.Default);
        if (entry.Default is { ValueKind: not JsonValueKind.Null } value && input.WhyNot(value) is { } wrong)
        {
            load.Findings.Error($"{path}.default", wrong, "a default of the input's own type");
        }

        return input;
    }

    private ValueTemplate? OutputOf(JsonElement output, WrittenPipeline written, KnownValues known)
    {
        string path = $"{written.Path}.output";
        try
        {
            ValueTemplate template = templates.Value(output);
            known.Check(template.Paths, new PlaceOfUse(path, null));
            return template;
        }
        catch (FormatException broken)
        {
            load.Findings.Error(path, broken.Message, "a Liquid template, such as {{ steps.draft.answer }}");
            return null;
        }
    }
}

/// <summary>A step as written.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Entry">What is said of it.</param>
/// <param name="Path">Where it stands.</param>
/// <param name="Text">What is written of it, in one form.</param>
internal sealed record WrittenStep(string Name, PipelineStepEntry Entry, string Path, string Text);
