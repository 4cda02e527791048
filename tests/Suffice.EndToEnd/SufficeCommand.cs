using System.Diagnostics;

namespace Suffice.EndToEnd;

/// <summary>Runs the built <c>suffice</c> command as a user would.</summary>
internal static class SufficeCommand
{
    public static async Task<CommandResult> RunAsync(string folder, params string[] args)
    {
        using Process process = Start(folder, args);
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();

        return new CommandResult(process.ExitCode, await output, await error);
    }

    public static Process Start(string folder, params string[] args)
    {
        ProcessStartInfo start = new("dotnet")
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "Suffice.Cli.dll"));
        foreach (string arg in args)
        {
            start.ArgumentList.Add(arg);
        }

        return Process.Start(start)!;
    }
}

internal sealed record CommandResult(int ExitCode, string Output, string Error);
