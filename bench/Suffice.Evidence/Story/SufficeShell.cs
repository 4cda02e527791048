using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Suffice.Evidence.Story;

/// <summary>Types <c>suffice</c> commands in a folder, and shows them with what they print.</summary>
/// <param name="folder">The folder.</param>
/// <param name="isBrief">True to show the commands alone.</param>
internal sealed class SufficeShell(string folder, bool isBrief)
{
    /// <summary>Runs a command and shows it.</summary>
    /// <param name="args">What is typed.</param>
    /// <exception cref="InvalidOperationException">The command did not work; that its answer is no (exit code 1) is an answer.</exception>
    public async Task RunAsync(params string[] args)
    {
        Say(args);
        string output = await EndAsync(args);
        if (!isBrief)
        {
            Console.WriteLine(output);
        }
    }

    /// <summary>Runs a command and shows it, and once more for what it tells machines.</summary>
    /// <param name="args">What is typed.</param>
    /// <returns>What it tells machines.</returns>
    /// <exception cref="InvalidOperationException">The command did not work.</exception>
    public async Task<JsonDocument> ReadAsync(params string[] args)
    {
        if (isBrief)
        {
            Say(args);
        }
        else
        {
            await RunAsync(args);
        }

        return JsonDocument.Parse(await EndAsync([.. args, "--json"]));
    }

    /// <summary>Serves until the work is done, then tells the gateway to stop, as a supervisor does.</summary>
    /// <typeparam name="T">What comes of the work.</typeparam>
    /// <param name="work">The work, given where the gateway listens.</param>
    /// <returns>What came of it.</returns>
    /// <exception cref="InvalidOperationException">The gateway did not start.</exception>
    public async Task<T> ServeAsync<T>(Func<Uri, Task<T>> work)
    {
        string[] args = ["serve", "--listen", "http://127.0.0.1:0"];
        Say(args);
        using Process gateway = Start(args);
        Task<string> output = gateway.StandardOutput.ReadToEndAsync();
        Uri address = await AddressAsync(gateway);
        Task<string> log = gateway.StandardError.ReadToEndAsync();
        try
        {
            return await work(address);
        }
        finally
        {
            using Process kill = Process.Start("kill", ["-TERM", gateway.Id.ToString(CultureInfo.InvariantCulture)]);
            await gateway.WaitForExitAsync();
            await Task.WhenAll(output, log);
        }
    }

    private async Task<string> EndAsync(string[] args)
    {
        using Process command = Start(args);
        Task<string> output = command.StandardOutput.ReadToEndAsync();
        Task<string> error = command.StandardError.ReadToEndAsync();
        await command.WaitForExitAsync();

        return command.ExitCode is 0 or 1 ? (await output).TrimEnd() + Environment.NewLine
            : throw new InvalidOperationException($"suffice {string.Join(' ', args)} ended with {command.ExitCode}: {await error}");
    }

    private static async Task<Uri> AddressAsync(Process gateway)
    {
        List<string> said = [];
        while (await gateway.StandardError.ReadLineAsync() is { } line)
        {
            if (line.StartsWith("listening on ", StringComparison.Ordinal))
            {
                return new Uri(line.Split(' ')[2]);
            }

            said.Add(line);
        }

        throw new InvalidOperationException($"the gateway did not start: {string.Join('\n', said)}");
    }

    private Process Start(string[] args)
    {
        ProcessStartInfo start = new("dotnet", [Path.Combine(AppContext.BaseDirectory, "Suffice.Cli.dll"), .. args])
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        return Process.Start(start)!;
    }

    private static void Say(string[] args) => Console.WriteLine($"$ suffice {string.Join(' ', args)}");
}
