using System.Diagnostics;
using System.Globalization;

namespace Suffice.Running.Keeping;

/// <summary>The process that has a run in hand, so that another can tell whether it still lives.</summary>
/// <param name="Host">The machine.</param>
/// <param name="Process">The process's number.</param>
/// <param name="Started">When it was started, in ticks: numbers are given anew.</param>
internal sealed record RunOwner(string Host, int Process, long Started)
{
    // The system tells starts relative to its own, which each process works out anew.
    private const long Blur = 2 * TimeSpan.TicksPerSecond;

    // Numbers of processes mean something within their own space alone, and containers may share a name.
    private static string Machine => $"{Environment.MachineName}{SpaceOf("/proc/self/ns/pid")}".Replace('/', '_');

    /// <summary>This process.</summary>
    /// <returns>The owner.</returns>
    public static RunOwner Here()
    {
        using Process process = System.Diagnostics.Process.GetCurrentProcess();
        return new RunOwner(Machine, process.Id, process.StartTime.ToUniversalTime().Ticks);
    }

    /// <summary>Reads one.</summary>
    /// <param name="text">As <see cref="ToString"/> writes it.</param>
    /// <returns>The owner; <see langword="null"/> for any other text.</returns>
    public static RunOwner? Read(string text) =>
        text.Split('/') is [var host, var number, var started]
        && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out int process)
        && long.TryParse(started, NumberStyles.None, CultureInfo.InvariantCulture, out long ticks)
            ? new RunOwner(host, process, ticks)
            : null;

    /// <summary>Tells whether it lives.</summary>
    /// <returns>Whether it does; <see langword="null"/> when that cannot be seen from this machine.</returns>
    public bool? IsAlive()
    {
        if (Host != Machine)
        {
            return null;
        }

        try
        {
            using Process process = System.Diagnostics.Process.GetProcessById(Process);
            return Math.Abs(process.StartTime.ToUniversalTime().Ticks - Started) < Blur;
        }
        catch (SystemException)
        {
            return false;
        }
    }

    private static string SpaceOf(string link)
    {
        try
        {
            return File.ResolveLinkTarget(link, returnFinalTarget: false) is { } space ? $" {space.Name}" : string.Empty;
        }
        catch (Exception absent) when (absent is IOException or UnauthorizedAccessException)
        {
            return string.Empty; // No such thing on this system.
        }
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Host}/{Process}/{Started}");
}
