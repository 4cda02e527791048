using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Suffice.Tests.Ledger.Writing;

/// <summary>Keeps what is logged.</summary>
internal sealed class HeardLogger : ILogger
{
    private readonly ConcurrentQueue<(int Id, LogLevel Level, string Text)> heard = new();

    public IReadOnlyCollection<(int Id, LogLevel Level, string Text)> Heard => heard;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        heard.Enqueue((eventId.Id, logLevel, formatter(state, exception)));
}
