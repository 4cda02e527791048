using System.Diagnostics;
using System.Globalization;
using Names = Suffice.Telemetry.TelemetryNames.Prometheus;

namespace Suffice.Gateway.Metrics;

/// <summary>Writes how the process and its runtime do.</summary>
internal static class ProcessMetrics
{
    private static readonly decimal Started = StartedAt();

    /// <summary>Writes it.</summary>
    /// <param name="writer">Where.</param>
    public static void Write(PrometheusWriter writer)
    {
        writer.Single(Names.ProcessCpu, "counter", "Processor time.", Seconds(Environment.CpuUsage.TotalTime));
        writer.Single(Names.ProcessMemory, "gauge", "Memory held.", Environment.WorkingSet);
        writer.Single(Names.ProcessStart, "gauge", "When the process started, in seconds since 1970.", Started);
        writer.Single(Names.HeapBytes, "gauge", "Bytes of the managed heap.", GC.GetTotalMemory(forceFullCollection: false));
        writer.Single(Names.AllocatedBytes, "counter", "Bytes allocated since the start.", GC.GetTotalAllocatedBytes());
        writer.Single(Names.PauseSeconds, "counter", "Time in which collections stopped the program.", Seconds(GC.GetTotalPauseDuration()));
        writer.Single(Names.PoolThreads, "gauge", "Threads of the pool.", ThreadPool.ThreadCount);
        writer.Single(Names.PoolQueue, "gauge", "Work that waits for a thread.", ThreadPool.PendingWorkItemCount);
        writer.Family(Names.Collections, "counter", "Collections by generation.");
        for (int generation = 0; generation <= GC.MaxGeneration; generation++)
        {
            writer.Sample(GC.CollectionCount(generation), ("generation", generation.ToString(CultureInfo.InvariantCulture)));
        }
    }

    private static decimal Seconds(TimeSpan span) => (decimal)span.Ticks / TimeSpan.TicksPerSecond;

    private static decimal StartedAt()
    {
        using Process process = Process.GetCurrentProcess();

        return Seconds(process.StartTime.ToUniversalTime() - DateTime.UnixEpoch);
    }
}
