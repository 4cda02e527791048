using Suffice.Classifier;
using Suffice.Policy;

namespace Suffice.Tasks;

/// <summary>Which task a call is, and how that is known.</summary>
/// <param name="Task">The task; <see langword="null"/> for a call that names a concrete model and is no task: it goes to that model.</param>
/// <param name="Source">What told.</param>
/// <param name="Why">The rule or value that told, for people.</param>
public sealed record TaskDecision(TaskPolicy? Task, TaskSource Source, string Why)
{
    /// <summary>The fingerprint of the call's fixed part; <see langword="null"/> when it has none.</summary>
    public string? Fingerprint { get; init; }

    /// <summary>What the classifier thought, when it was asked.</summary>
    public TaskType? Type { get; init; }

    /// <summary>What is wrong with the call's own statement of its task (an unknown name); the call is refused with it.</summary>
    public string? Error { get; init; }
}

/// <summary>What told which task a call is, in the order asked.</summary>
public enum TaskSource
{
    /// <summary>The header <c>x-suffice-task</c>.</summary>
    Header,

    /// <summary>The body's <c>metadata.task</c>.</summary>
    Metadata,

    /// <summary>The model name <c>task:NAME</c>.</summary>
    ModelName,

    /// <summary>The fingerprint of its fixed part.</summary>
    Fingerprint,

    /// <summary>A match rule of the policy.</summary>
    Match,

    /// <summary>The classifier, for <c>model: auto</c>.</summary>
    Classifier,

    /// <summary>Nothing else told.</summary>
    Default,

    /// <summary>The call names a concrete model and is no task.</summary>
    NamedModel,
}
