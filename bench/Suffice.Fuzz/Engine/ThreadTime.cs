using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Suffice.Fuzz.Engine;

/// <summary>The processor time of the thread that asks: other work on the machine and pauses do not make it longer.</summary>
internal static partial class ThreadTime
{
    /// <summary>CLOCK_THREAD_CPUTIME_ID of Linux.</summary>
    private const int OfThread = 3;

    /// <summary>The time so far; where the system does not tell it, a clock's.</summary>
    public static TimeSpan Now() =>
        OperatingSystem.IsLinux() && Read(OfThread, out Spec time) == 0
            ? TimeSpan.FromTicks((time.Seconds * TimeSpan.TicksPerSecond) + (time.Nanoseconds / TimeSpan.NanosecondsPerTick))
            : Stopwatch.GetElapsedTime(0);

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static partial int Read(int clock, out Spec time);

    [StructLayout(LayoutKind.Sequential)]
    private struct Spec
    {
        public long Seconds;
        public long Nanoseconds;
    }
}
