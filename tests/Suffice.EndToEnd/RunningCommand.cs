using System.Diagnostics;

namespace Suffice.EndToEnd;

/// <summary>A process that ends with its test: one that fails half-way leaves no gateway behind.</summary>
internal sealed class RunningCommand : Process
{
    public static RunningCommand Start(string folder, string program, params IEnumerable<string> args)
    {
        RunningCommand command = new()
        {
            StartInfo = new ProcessStartInfo(program, args)
            {
                WorkingDirectory = folder,
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            },
        };
        command.Start();

        return command;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && !HasExited)
        {
            Kill(entireProcessTree: true);
        }

        base.Dispose(disposing);
    }
}
