using Suffice.Classifier;


namespace Suffice.Audit.Bench.Labelled;

/// <summary>Kinds of task as the policy writes them.</summary>
internal static class TaskTypes
{
    public static TaskType Parse(string name) => Enum.Parse<TaskType>(name.Replace("_", string.Empty, StringComparison.Ordinal), ignoreCase: true);
}
