using System.Collections.Immutable;
using System.Text.Json;
using Suffice.Agents.Contexts;
using Suffice.Agents.Rules;
using Suffice.Agents.Verdicts;
using Suffice.Policy;
using Suffice.Yaml;

namespace Suffice.Agents.Prompting;

/// <summary>All that a worker goes by, checked: its context files, what they mean for code, and the form of an answer.</summary>
public sealed record WorkerStandard
{
    /// <summary>The task's name.</summary>
    public required string Task { get; init; }

    /// <summary>What the policy says of it.</summary>
    public required WorkerSettings Settings { get; init; }

    /// <summary>The context files.</summary>
    public required WorkerContext Context { get; init; }

    /// <summary>What is rated; without criteria the worker labels and rates nothing.</summary>
    public required Rubric Rubric { get; init; }

    /// <summary>The escalation rules that code applies.</summary>
    public ImmutableArray<EscalationRule> Rules { get; init; } = [];

    /// <summary>The known patterns.</summary>
    internal ImmutableArray<KnownPattern> Patterns { get; init; } = [];

    /// <summary>The form of an answer: what <c>output.schema.json</c> says.</summary>
    public required JsonElement Schema { get; init; }

    /// <summary>What is wrong in its files; a worker with mistakes does not work.</summary>
    public ImmutableArray<YamlError> Problems { get; init; } = [];

    /// <summary>True when it rates: a verdict has scores.</summary>
    public bool Rates => !Rubric.Criteria.IsEmpty;

    /// <summary>Reads a worker's files.</summary>
    /// <param name="task">The task; it has <see cref="TaskPolicy.Worker"/>.</param>
    /// <returns>The standard, with what is wrong in it.</returns>
    /// <exception cref="IOException">A file that is there cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">A file that is there may not be read.</exception>
    public static WorkerStandard Read(TaskPolicy task)
    {
        ArgumentNullException.ThrowIfNull(task);
        WorkerSettings settings = task.Worker ?? throw new ArgumentException($"{task.Name} is no worker.", nameof(task));

        return Of(task.Name, settings, WorkerContext.Read(settings.Folder), OutputSchemaFile.Read(settings.Folder));
    }

    /// <summary>The same worker with other context files, such as a proposal's.</summary>
    /// <param name="context">The context.</param>
    /// <returns>The standard, with what is wrong in it. The form of an answer follows the rubric.</returns>
    public WorkerStandard With(WorkerContext context)
    {
        ArgumentNullException.ThrowIfNull(context);

        return Of(Task, Settings, context, OutputSchemaFile.Made(RubricReader.Read(context[ContextKind.Rubric]).Rubric, Settings, Schema));
    }

    private static WorkerStandard Of(string task, WorkerSettings settings, WorkerContext context, OutputSchemaFile file)
    {
        ContextFile written = context[ContextKind.Rubric];
        bool labels = written.Items.IsEmpty && file.Schema is { } given && !AnswerSchema.Rates(given);
        (Rubric rubric, ImmutableArray<YamlError> wrong) = labels ? (new Rubric([]), []) : RubricReader.Read(written);
        (ImmutableArray<EscalationRule> rules, ImmutableArray<YamlError> wrongRules) = EscalationReader.Read(context[ContextKind.Escalation]);
        (ImmutableArray<KnownPattern> patterns, ImmutableArray<YamlError> wrongPatterns) = PatternReader.Read(context[ContextKind.Patterns]);
        ImmutableArray<YamlError> problems = [.. context.Problems, .. wrong, .. wrongRules, .. wrongPatterns, .. file.Problems];
        JsonElement schema = file.Schema ?? AnswerSchema.Of(rubric, settings.Upstream, null);
        if (!labels && wrong.IsEmpty && file.Schema is { } stated && !JsonElement.DeepEquals(stated, AnswerSchema.Of(rubric, settings.Upstream, AnswerSchema.FieldsOf(stated))))
        {
            problems = problems.Add(new YamlError(file.Path, 0, 0, string.Empty, AnswerSchema.DifferenceOf(stated, rubric), $"the file that 'suffice work {task} --write-schema' writes"));
        }

        return new WorkerStandard { Task = task, Settings = settings, Context = context, Rubric = rubric, Rules = rules, Patterns = patterns, Schema = schema, Problems = problems };
    }
}
