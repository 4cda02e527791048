using Suffice.Running;

namespace Suffice.Cli.Commands.Runs;

/// <summary>What the shell is told of a run.</summary>
internal static class RunOutcome
{
    /// <summary>The exit code.</summary>
    /// <param name="report">What came of the run.</param>
    /// <returns>Fine; no, when an answer did not meet its standard; failed, when a provider, a service or we did.</returns>
    public static int Of(RunReport report) => report.Failure?.Kind switch
    {
        null => ExitCode.Fine,
        "not_passed" or "person" or "limit" or "invalid_answer" or "nothing_fits" => ExitCode.No,
        "template" or "condition" => ExitCode.WrongUse,
        _ => ExitCode.Failed,
    };
}
