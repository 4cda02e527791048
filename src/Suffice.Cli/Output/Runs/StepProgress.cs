using Suffice.Files;
using Suffice.Running;
using static System.FormattableString;

namespace Suffice.Cli.Output.Runs;

/// <summary>Tells on standard error what happens in a run, a line a step; nothing where that is no terminal.</summary>
internal static class StepProgress
{
    /// <summary>Tells it.</summary>
    /// <param name="happened">What happened.</param>
    public static void Tell(RunEvent happened)
    {
        if (!Console.IsErrorRedirected && happened is StepEnded { Report: { } step })
        {
            Console.Error.WriteLine(Printable.Of(Invariant($"{NameOf(step)}: {EnumWord.Of(step.Status)}{(step.IsEarlier ? " before" : string.Empty)}{(step.Path is { Length: > 0 } path ? $", {path}" : string.Empty)}, {step.Latency.TotalMilliseconds:0} ms")));
        }
    }

    /// <summary>A step's name, with which repetition it is.</summary>
    /// <param name="step">The step.</param>
    /// <returns>The name.</returns>
    public static string NameOf(StepReport step) => step.Index == 0 ? step.Step : Invariant($"{step.Step} {step.Index}");
}
