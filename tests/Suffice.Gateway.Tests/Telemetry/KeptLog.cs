using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Suffice.Gateway.Tests.Telemetry;

/// <summary>A log that keeps its lines.</summary>
internal sealed class KeptLog<T> : ILogger<T>
{
    private readonly TaskCompletionSource<LogLine> first = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ConcurrentQueue<LogLine> Lines { get; } = new();

    /// <summary>Ends with the first line.</summary>
    public Task<LogLine> First => first.Task;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        LogLine line = new(logLevel, eventId.Id, formatter(state, exception));
        Lines.Enqueue(line);
        first.TrySetResult(line);
    }
}

/// <summary>A line of a log.</summary>
internal sealed record LogLine(LogLevel Level, int Event, string Text);
