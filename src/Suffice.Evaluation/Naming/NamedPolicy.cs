using Suffice.Evaluation.Sets;
using Suffice.Policy;

namespace Suffice.Evaluation.Naming;

/// <summary>Reads the items of a policy's tasks: each is a call of its task.</summary>
public static class NamedPolicy
{
    /// <summary>Reads them.</summary>
    /// <param name="path">The policy file; its folder is where tasks lie.</param>
    /// <param name="policy">The policy.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The calls; none when no task has items.</returns>
    /// <exception cref="EvalSetException">A file of items cannot be read.</exception>
    public static async Task<NamedExamples> ReadAsync(string path, SufficePolicy policy, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(policy);
        List<NamedExamples> parts = [];
        foreach (string task in policy.Tasks.Select(task => task.Name))
        {
            if (TaskEvals.Find(path, task) is { IsEmpty: false } files)
            {
                parts.Add(await NamedFile.ReadOfAsync(task, files, cancellationToken).ConfigureAwait(false));
            }
        }

        return NamedExamples.Of(parts);
    }
}
