using Suffice.Evaluation.Offline;
using Suffice.Policy;

namespace Suffice.Cli.Commands.Evals;

/// <summary>A policy and what belongs beside it.</summary>
/// <param name="Path">Its file, whether it is there or not.</param>
/// <param name="Policy">The policy; <see langword="null"/> when there is none.</param>
/// <param name="Recorded">Prices models whose answers come with the items.</param>
/// <param name="Asks">True to call models even where the items bring their answers.</param>
internal sealed record LoadedPolicy(string Path, SufficePolicy? Policy, RecordedModels Recorded, bool Asks)
{
    /// <summary>The folder that runs and kept answers lie under.</summary>
    public string Folder { get; } = System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(Path))!;

    /// <summary>A task of the policy.</summary>
    /// <param name="name">Its name, or <c>default</c>.</param>
    /// <returns>The task; <see langword="null"/> when there is none.</returns>
    public TaskPolicy? Task(string name) => Policy?.FindAny(name);
}
