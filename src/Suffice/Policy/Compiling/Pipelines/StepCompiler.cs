using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Suffice.Files;
using Suffice.Pipelines;
using Suffice.Pipelines.Conditions;
using Suffice.Pipelines.Scopes;
using Suffice.Pipelines.Templates;
using Suffice.Policy.Entries;
using Suffice.Yaml;

namespace Suffice.Policy.Compiling.Pipelines;

/// <summary>Makes the steps of a pipeline.</summary>
internal sealed class StepCompiler(Compilation load, ImmutableArray<TaskPolicy> tasks, TemplateReader templates, KnownValues known)
{
    private readonly ModelStepParts parts = new(load, tasks);

    /// <summary>Makes a step.</summary>
    /// <param name="step">The step as written.</param>
    /// <returns>The step; one with mistakes, which are told, may lack parts.</returns>
    public PipelineStep Compile(WrittenStep step)
    {
        StepKeys.Check(step, load.Findings);
        Repetition? repeat = RepetitionOf(step);
        PipelineStep made = step.Entry switch
        {
            { Task: { } task } => Model(step, task, repeat),
            { External: { } service } => External(step, service, repeat),
            _ => new LocalStep { Name = step.Name, Signature = string.Empty, Value = ValueOf(step, "value", step.Entry.Value, repeat) ?? Nothing },
        };
        Condition? when = step.Entry.When is { } text ? ConditionOf(text, step, made, repeat) : null;

        return made with
        {
            When = when,
            Repeat = repeat,
            AtOnce = step.Entry.AtOnce ?? made.AtOnce,
            MayFail = step.Entry.OnFail == StepFailureAction.GoOn,
            Needs = known.StepsAbove(AskedOf(made, when, repeat), step.Entry.After ?? [], $"{step.Path}.after"),
            Signature = SignatureOf(step, made),
        };
    }

    private static ValueTemplate Nothing { get; } = new ValueTemplate.Fixed(JsonSerializer.SerializeToElement<string?>(null));

    private ModelStep Model(WrittenStep step, string task, Repetition? repeat)
    {
        PipelineStepEntry entry = step.Entry;
        parts.CheckTask(task, $"{step.Path}.task");

        return new ModelStep
        {
            Name = step.Name,
            Signature = string.Empty,
            Task = task,
            System = parts.SystemOf(task, entry, step.Path),
            Prompt = TextOf(step, "prompt", entry.Prompt ?? string.Empty, repeat) ?? templates.Text(string.Empty),
            Images = entry.Images is { } images ? PathOf(images, $"{step.Path}.images", repeat) : null,
            Metadata = ValueOf(step, "metadata", entry.Metadata, repeat),
            Schema = parts.SchemaOf(task, entry.Schema, $"{step.Path}.schema"),
            MaxTokens = entry.MaxTokens,
            Temperature = entry.Temperature,
            Escalates = entry.Escalate ?? true,
        };
    }

    private ExternalStep External(WrittenStep step, string service, Repetition? repeat)
    {
        PipelineStepEntry entry = step.Entry;
        Names.Check(load.Findings, $"{step.Path}.external", service, Names.Task, "what is bought");
        ExternalStep made = new()
        {
            Name = step.Name,
            Signature = string.Empty,
            Service = service,
            Price = entry.Price ?? 0,
            StandIn = ValueOf(step, "stand_in", entry.StandIn, repeat),
            Call = entry.Url is { } url ? CallOf(step, url, repeat) : null,
        };

        return made with { Unit = entry.Unit ?? made.Unit, Units = entry.Units ?? made.Units };
    }

    private ExternalCall CallOf(WrittenStep step, Uri url, Repetition? repeat)
    {
        PipelineStepEntry entry = step.Entry;
        ExternalCall call = new(url)
        {
            Body = ValueOf(step, "body", entry.Body, repeat),
            IsPrivate = entry.Private ?? false,
            Key = entry.ApiKey is null ? null : parts.KeyOf(entry.ApiKey, url, $"{step.Path}.api_key"),
        };

        return call with { Timeout = entry.Timeout ?? call.Timeout, Retries = entry.Retries ?? call.Retries };
    }

    private Repetition? RepetitionOf(WrittenStep step)
    {
        if (step.Entry.Each is { } each)
        {
            return PathOf(each, $"{step.Path}.each", null) is { } list && IsOfType(list, InputType.List, $"{step.Path}.each") ? new Repetition(null, list, IsEach: true) : null;
        }

        if (step.Entry.Times is not { } times)
        {
            return null;
        }

        if (int.TryParse(times, NumberStyles.None, CultureInfo.InvariantCulture, out int count) && count <= Repetition.Most)
        {
            return new Repetition(count, null, IsEach: false);
        }

        return PathOf(times, $"{step.Path}.times", null) is { } path && IsOfType(path, InputType.Number, $"{step.Path}.times") ? new Repetition(null, path, IsEach: false) : null;
    }

    private bool IsOfType(ScopePath path, InputType wanted, string at)
    {
        if (known.TypeOf(path) is not { } type || type == wanted || type == InputType.Any)
        {
            return true;
        }

        load.Findings.Error(at, $"{path.Text} is a {EnumWord.Of(type)}", $"a {EnumWord.Of(wanted)}");
        return false;
    }

    private ScopePath? PathOf(string text, string at, Repetition? repeat)
    {
        if (ScopePath.Read(text) is not { } path)
        {
            load.Findings.Error(at, $"{Shown.Value(text)} is no path", $"a path such as input.images, or for times a number up to {Repetition.Most}");
            return null;
        }

        known.Check([path], new PlaceOfUse(at, repeat));
        return path;
    }

    private Condition? ConditionOf(string text, WrittenStep step, PipelineStep made, Repetition? repeat)
    {
        string at = $"{step.Path}.when";
        try
        {
            Condition condition = ConditionReader.Read(text, path => BareWords.Meant(path, made, known, tasks));
            known.Check(condition.Paths, new PlaceOfUse(at, repeat));
            return condition;
        }
        catch (FormatException broken)
        {
            load.Findings.Error(at, broken.Message, "a condition such as: customer_facing or steps.draft.confidence < 0.9");
            return null;
        }
    }

    private TextTemplate? TextOf(WrittenStep step, string key, string text, Repetition? repeat) =>
        Template(step, key, () => templates.Text(text), made => made.Paths, repeat);

    private ValueTemplate? ValueOf(WrittenStep step, string key, JsonElement? value, Repetition? repeat) =>
        value is { } written ? Template(step, key, () => templates.Value(written), made => made.Paths, repeat) : null;

    private T? Template<T>(WrittenStep step, string key, Func<T> read, Func<T, ImmutableArray<ScopePath>> paths, Repetition? repeat)
        where T : class
    {
        string at = $"{step.Path}.{key}";
        try
        {
            T made = read();
            known.Check(paths(made), new PlaceOfUse(at, repeat));
            return made;
        }
        catch (FormatException broken)
        {
            load.Findings.Error(at, broken.Message, "a Liquid template, such as {{ input.message }}");
            return null;
        }
    }

    private static IEnumerable<string> AskedOf(PipelineStep made, Condition? when, Repetition? repeat)
    {
        IEnumerable<ScopePath> asked = made switch
        {
            ModelStep model => model.Prompt.Paths.Concat(model.Metadata?.Paths ?? []).Concat(model.Images is { } images ? [images] : []),
            ExternalStep external => (external.Call?.Body?.Paths ?? []).Concat(external.StandIn?.Paths ?? []),
            LocalStep local => local.Value.Paths,
            _ => [],
        };

        return asked.Concat(when?.Paths ?? []).Concat(repeat?.Of is { } of ? [of] : []).Select(path => path.Step).OfType<string>();
    }

    private static string SignatureOf(WrittenStep step, PipelineStep made)
    {
        string all = made is ModelStep model ? $"{step.Text}\n{model.System}\n{model.Schema?.GetRawText()}" : step.Text;

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(all)).AsSpan(0, 8));
    }
}
