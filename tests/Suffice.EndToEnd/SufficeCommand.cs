using System.Diagnostics;
using System.Globalization;

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

    public static RunningCommand Start(string folder, params string[] args) =>
        RunningCommand.Start(folder, "dotnet", [Path.Combine(AppContext.BaseDirectory, "Suffice.Cli.dll"), .. args]);

    /// <summary>Waits until a gateway listens.</summary>
    /// <returns>Where.</returns>
    public static async Task<Uri> AddressAsync(Process gateway)
    {
        while (await gateway.StandardError.ReadLineAsync() is { } line)
        {
            if (line.StartsWith("listening on ", StringComparison.Ordinal))
            {
                return new Uri(line.Split(' ')[2]);
            }
        }

        throw new InvalidOperationException("the gateway did not start");
    }

    /// <summary>Tells a command to stop, as a supervisor does, and does not wait for it.</summary>
    public static async Task TellToStopAsync(Process command)
    {
        using Process kill = Process.Start("kill", ["-TERM", command.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }

    /// <summary>Tells a command to stop and waits until it has.</summary>
    public static async Task StopAsync(Process command)
    {
        await TellToStopAsync(command);
        await command.WaitForExitAsync();
    }
}

internal sealed record CommandResult(int ExitCode, string Output, string Error);
