using System.CommandLine;

namespace Suffice.Evidence.Loop;

/// <summary><c>loop</c>: from a weakness to a better context and back, with nothing but the program between.</summary>
internal static class LoopCommand
{
    /// <summary>Makes the command.</summary>
    /// <returns>The command.</returns>
    public static Command Make()
    {
        Command command = new(
            "loop",
            "Plays the chief of staff's whole loop over scripted stand-ins for models: a weakness in triage, complaints by quality control, a pattern on the third within seven days, a harmful proposal that the "
            + "gate refuses, a good one that it passes, approval, a watch, a roll-back. Exit code 1 when a step does not come as it must.\n\nExample: loop");
        command.SetAction(async (_, _) =>
        {
            string folder = Directory.CreateTempSubdirectory("suffice-loop-").FullName;
            try
            {
                LoopEnd end;
                await using (LoopScene scene = new(folder))
                {
                    end = await scene.PlayAsync().ConfigureAwait(false);
                }

                end.Write();

                return end.IsSound ? 0 : 1;
            }
            finally
            {
                Directory.Delete(folder, recursive: true);
            }
        });

        return command;
    }
}
