using Suffice.Learning.Ladders;
using Suffice.Learning.Tasks;
using Suffice.Policy;

namespace Suffice.Cli.Inputs;

/// <summary>Loads the policy that a command works on.</summary>
internal static class Policies
{
    /// <summary>Loads a policy and whatever is wrong with it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">How; default for looking at it.</param>
    /// <returns>The policy or its mistakes.</returns>
    public static PolicyLoadResult TryLoad(string path, PolicyLoadOptions? options = null) =>
        PolicyLoader.BuiltIn(TimeProvider.System, new EstimatorReader(), new TaskGuesserReader()).Load(Require(path), options);

    /// <summary>Makes sure that there is a policy file.</summary>
    /// <param name="path">What was typed.</param>
    /// <returns>The same path.</returns>
    public static string Require(string path) => InputFile.Require(path, "name a policy (README.md has a first one), or try 'suffice demo'");

    /// <summary>A task that is not there.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="name">What was typed.</param>
    /// <returns>Says so, and which there are.</returns>
    public static CommandException NoTask(SufficePolicy policy, string name) =>
        new(ExitCode.WrongUse, $"the policy has no task \"{name}\"; it has {string.Join(", ", policy.Tasks.Select(task => task.Name))}");

    /// <summary>Loads a policy that must be valid.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">How; default for looking at it.</param>
    /// <returns>The policy and where its values come from.</returns>
    public static PolicyLoadResult Load(string path, PolicyLoadOptions? options = null)
    {
        PolicyLoadResult loaded = TryLoad(path, options);

        return loaded.IsValid
            ? loaded
            : throw new CommandException(ExitCode.No, string.Join(Environment.NewLine, loaded.Errors));
    }
}
