using System.Runtime.CompilerServices;
using Suffice.Chat;
using Suffice.Classifier;
using Suffice.Files;
using Suffice.Fingerprints;
using Suffice.Policy;

namespace Suffice.Tasks;

/// <summary>
/// Recognises a call's task: what the call states, then what its fixed part is known to be, then the policy's rules,
/// then the classifier.
/// </summary>
/// <remarks>
/// <para>The order: header <c>x-suffice-task</c>; <c>metadata.task</c>; model name <c>task:NAME</c> or
/// <c>suffice/NAME</c>; fingerprint, the policy's before a learned one; the first match rule in the policy's order; the
/// classifier for <c>model: auto</c>; else <c>default</c>. A call that names a model of the policy and is none of the
/// tasks goes to that model.</para>
/// <para>The classifier is the policy's learned one, where it is sure enough; then the kind of thinking, where exactly one
/// task has it that the learned one does not know.</para>
/// <para>A stated name that is unknown is an error (<see cref="TaskDecision.Error"/>), and so is a model name that
/// means nothing; the latter has <see cref="TaskSource.NamedModel"/>. An empty header counts as none.</para>
/// <para>Recognising changes nothing: what stated tasks teach is told to
/// <see cref="LearnedFingerprints.Observe(TaskDecision)"/> by the path that serves. Thread-safe.</para>
/// </remarks>
/// <param name="learned">Fixed parts known from earlier calls.</param>
public sealed class TaskRecognizer(LearnedFingerprints learned)
{
    /// <summary>The header that states a call's task.</summary>
    public const string Header = StatedTask.Header;

    private readonly ConditionalWeakTable<SufficePolicy, TaskIndex> indexes = [];
    private readonly KnownFingerprints fingerprints = new();

    /// <summary>Recognises a call.</summary>
    /// <param name="policy">The policy in force.</param>
    /// <param name="request">The call.</param>
    /// <param name="headers">Its headers.</param>
    /// <returns>The task and what told.</returns>
    public TaskDecision Recognize(SufficePolicy policy, ChatRequest request, CallHeaders headers)
    {
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(headers);

        TaskIndex index = indexes.GetValue(policy, static made => new TaskIndex(made));
        if (request.Kind == CallKind.Embeddings)
        {
            return OfEmbeddings(index, request, headers);
        }

        string systemText = request.SystemText();
        string? fingerprint = fingerprints.Of(request, systemText);
        if (StatedTask.Of(request, headers) is { } stated)
        {
            return ByStatement(index, stated, request, fingerprint);
        }

        if (fingerprint is not null && ByFingerprint(index, request, fingerprint) is { } known)
        {
            return known;
        }

        return index.FindRule(request, systemText, headers) is { } rule
            ? new TaskDecision(rule.Task, TaskSource.Match, rule.Why + InsteadOf(request)) { Fingerprint = fingerprint }
            : ByModel(index, request, fingerprint);
    }

    private static TaskDecision ByStatement(TaskIndex index, StatedTask stated, ChatRequest request, string? fingerprint)
    {
        if (index.FindStated(stated.Name) is { } task)
        {
            string why = stated.Overruled(request) is { } other
                ? $"{stated.Place}: {task.Name}; it comes before {other.Place}, which says {UnknownName.Quoted(other.Name)}"
                : $"{stated.Place}: {task.Name}";
            return new TaskDecision(task, stated.Source, why) { Fingerprint = fingerprint };
        }

        string[] names = [.. index.Policy.Tasks.Select(known => known.Name)];
        string error = stated.Name.Length == 0
            ? $"{stated.Place} names no task; {UnknownName.Hint(string.Empty, names, "tasks")}"
            : $"{stated.Place} names the unknown task {UnknownName.Quoted(stated.Name)}; {UnknownName.Hint(stated.Name, names, "tasks")}";
        return Refused(stated.Source, error, fingerprint);
    }

    // Fixed parts and rules tell conversations apart; a call for vectors is what it says it is.
    private static TaskDecision OfEmbeddings(TaskIndex index, ChatRequest request, CallHeaders headers)
    {
        if (StatedTask.Of(request, headers) is { } stated)
        {
            return ByStatement(index, stated, request, fingerprint: null);
        }

        return StatedTask.IsAuto(request.Model)
            ? Refused(TaskSource.NamedModel, "auto chooses among models that answer; name an embedding model, or a task whose ladder has one", fingerprint: null)
            : ByModel(index, request, fingerprint: null);
    }

    private TaskDecision? ByFingerprint(TaskIndex index, ChatRequest request, string fingerprint)
    {
        if (index.FindListed(fingerprint) is { } listed)
        {
            string why = $"fingerprint {fingerprint}, listed by task {listed.Name}{InsteadOf(request)}";
            return new TaskDecision(listed, TaskSource.Fingerprint, why) { Fingerprint = fingerprint };
        }

        if (learned.Find(fingerprint) is { } name && index.FindTask(name) is { } task)
        {
            string why = $"fingerprint {fingerprint}, learned from calls that named task {name}{InsteadOf(request)}";
            return new TaskDecision(task, TaskSource.Fingerprint, why) { Fingerprint = fingerprint };
        }

        return null;
    }

    private static TaskDecision ByModel(TaskIndex index, ChatRequest request, string? fingerprint)
    {
        if (StatedTask.IsAuto(request.Model))
        {
            return ByClassifier(index, request, fingerprint);
        }

        if (index.Policy.Models.ContainsKey(request.Model))
        {
            string why = $"the call names model {request.Model} and is none of the tasks";
            return new TaskDecision(null, TaskSource.NamedModel, why) { Fingerprint = fingerprint };
        }

        return Refused(TaskSource.NamedModel, UnknownModel(index, request.Model), fingerprint);
    }

    private static string UnknownModel(TaskIndex index, string model)
    {
        if (index.FindTask(model) is { } task)
        {
            return $"unknown model {UnknownName.Quoted(model)}; did you mean \"task:{task.Name}\"?";
        }

        string hint = UnknownName.Hint(model, [.. index.Policy.Models.Keys, StatedTask.Auto], "models");
        return model.Length == 0 ? $"the call names no model; {hint}" : $"unknown model {UnknownName.Quoted(model)}; {hint}";
    }

    private static TaskDecision ByClassifier(TaskIndex index, ChatRequest request, string? fingerprint)
    {
        if (index.Policy.Classifier is not { } learner)
        {
            return ByType(index, request, fingerprint, null);
        }

        (string? name, string why) = learner.Name(request);
        TaskPolicy? named = name is null ? null : index.FindStated(name);

        return named is null
            ? ByType(index, request, fingerprint, name is null ? why : $"{why}, which the policy does not have")
            : new TaskDecision(named, named == index.Policy.Default ? TaskSource.Default : TaskSource.Classifier, why) { Fingerprint = fingerprint };
    }

    // A learned classifier knows what calls of its tasks look like: one it does not name is not given to them by its kind alone.
    private static TaskDecision ByType(TaskIndex index, ChatRequest request, string? fingerprint, string? unnamed)
    {
        TaskClassification found = RuleTaskClassifier.Classify(request);
        string before = unnamed is null ? string.Empty : $"{unnamed}; ";
        TaskPolicy[] tasks = found.Type is null
            ? []
            : [.. index.Policy.Tasks.Where(task => task.Type == found.Type && (unnamed is null || !index.Policy.Classifier!.Knows(task.Name)))];
        if (tasks is [TaskPolicy only])
        {
            return new TaskDecision(only, TaskSource.Classifier, $"{before}{Word(found.Type)} ({found.Why}): task {only.Name}")
            {
                Fingerprint = fingerprint,
                Type = found.Type,
            };
        }

        string why = before + (found.Type is null ? $"the classifier cannot tell ({found.Why})"
            : tasks.Length == 0 ? $"{Word(found.Type)} ({found.Why}), but no {(unnamed is null ? string.Empty : "other ")}task has this type"
            : $"{Word(found.Type)} ({found.Why}), but {tasks.Length} tasks have this type: "
                + string.Join(", ", tasks.Select(task => task.Name)));
        TaskDecision decision = index.Policy.Default is { } standard
            ? new TaskDecision(standard, TaskSource.Default, why) { Fingerprint = fingerprint }
            : Refused(TaskSource.Default, $"no task for this call: {why}, and the policy has no default", fingerprint);
        return decision with { Type = found.Type };
    }

    private static TaskDecision Refused(TaskSource source, string error, string? fingerprint) =>
        new(null, source, error) { Fingerprint = fingerprint, Error = error };

    // A call that names a model and is recognised as a task gets the task's ladder: said, because the caller asked for something else.
    private static string InsteadOf(ChatRequest request) =>
        StatedTask.IsAuto(request.Model) ? string.Empty : $"; the call named model {UnknownName.Quoted(request.Model)}";

    private static string Word(TaskType? type) => type is { } known ? EnumWord.Spaced(known) : string.Empty;
}
