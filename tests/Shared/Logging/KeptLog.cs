using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Suffice;

/// <summary>A log that keeps every line whole, whether it is given as a logger, as what makes loggers, or to a host.</summary>
internal sealed class KeptLog : ILogger, ILoggerFactory, ILoggerProvider
{
    private readonly TaskCompletionSource<LogLine> first = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ConcurrentQueue<LogLine> Lines { get; } = [];

    public ConcurrentQueue<string> Scopes { get; } = [];

    /// <summary>Ends with the first line.</summary>
    public Task<LogLine> First => first.Task;

    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider)
    {
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
    {
        Scopes.Enqueue($"{state}");

        return null;
    }

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        string values = state is IEnumerable<KeyValuePair<string, object?>> pairs ? string.Join(' ', pairs.Select(pair => $"{pair.Key}={pair.Value}")) : string.Empty;
        LogLine line = new(logLevel, eventId.Id, formatter(state, exception), values, exception);
        Lines.Enqueue(line);
        first.TrySetResult(line);
    }

    public void Dispose()
    {
    }
}

/// <summary>A line of a log, with the values in it.</summary>
internal sealed record LogLine(LogLevel Level, int Event, string Text, string Values, Exception? Exception);
