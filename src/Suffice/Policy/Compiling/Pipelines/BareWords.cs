using System.Collections.Immutable;
using System.Text.Json;
using Suffice.Pipelines;
using Suffice.Pipelines.Conditions;
using Suffice.Pipelines.Scopes;

namespace Suffice.Policy.Compiling.Pipelines;

/// <summary>What the words of a condition mean that say no more than a name.</summary>
internal static class BareWords
{
    private static readonly string[] Roots = ["input", "steps", "item", "index"];

    /// <summary>The value that a path of a condition means.</summary>
    /// <remarks>
    /// <c>customer_facing</c> is the input of that name, else the policy's word for the step's task; <c>confidence</c> and
    /// <c>threshold</c> are those of the nearest step above that a model answers; any other name is an input.
    /// </remarks>
    /// <param name="path">The path as written.</param>
    /// <param name="step">The step whose condition it is.</param>
    /// <param name="known">What it may ask for.</param>
    /// <param name="tasks">The policy's tasks.</param>
    /// <returns>The value.</returns>
    /// <exception cref="FormatException">The word means nothing here.</exception>
    public static Operand Meant(ScopePath path, PipelineStep step, KnownValues known, ImmutableArray<TaskPolicy> tasks)
    {
        if (Roots.Contains(path.Root, StringComparer.Ordinal))
        {
            return new Operand(path, null);
        }

        return path.Text switch
        {
            "customer_facing" when !known.HasInput(path.Text) => new Operand(null, JsonSerializer.SerializeToElement(IsCustomerFacing(step, tasks))),
            "confidence" or "threshold" when !known.HasInput(path.Text) => known.LastAnswered is { } last
                ? new Operand(ScopePath.Read($"steps.{last.Name}.{path.Text}"), null)
                : throw new FormatException($"'{path.Text}' is that of the nearest step above that a model answers, and there is none"),
            _ => new Operand(path.Under("input"), null),
        };
    }

    private static bool IsCustomerFacing(PipelineStep step, ImmutableArray<TaskPolicy> tasks) => step is ModelStep model
        ? tasks.FirstOrDefault(task => task.Name == model.Task)?.CustomerFacing == true
        : throw new FormatException("'customer_facing' is an input, or the policy's word for a step's task; this step has no task, and the pipeline no such input");
}
