using System.Collections.Immutable;
using Suffice.Catalog;
using Suffice.Chat;

namespace Suffice.Providers;

/// <summary>Sends one call to one model, once. Whoever uses it owns every retry; failures come as values.</summary>
public interface IModelClient
{
    /// <summary>Sends a call and waits for the whole answer.</summary>
    /// <param name="call">The call.</param>
    /// <param name="cancellationToken">The caller's own end; cancels the upstream call and throws.</param>
    /// <returns>The answer or the failure.</returns>
    ValueTask<ModelReply> SendAsync(ModelCall call, CancellationToken cancellationToken);

    /// <summary>Sends a call and hands out its answer as it arrives.</summary>
    /// <param name="call">The call.</param>
    /// <param name="cancellationToken">The caller's own end; cancels the upstream call and throws.</param>
    /// <returns>An open stream or the failure to open one.</returns>
    ValueTask<ModelStream> OpenAsync(ModelCall call, CancellationToken cancellationToken);
}

/// <summary>One call to one model.</summary>
/// <param name="Model">The model.</param>
/// <param name="Provider">Who serves it.</param>
/// <param name="Request">The canonical call; written afresh in the provider's protocol.</param>
public sealed record ModelCall(Model Model, ProviderDefinition Provider, ChatRequest Request)
{
    /// <summary>Headers of the caller that are passed on (an allow-list; <c>anthropic-beta</c>, <c>traceparent</c>, ...).</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>The names of what was taken out of the call because this model could not make sense of it.</summary>
    public ImmutableArray<string> Stripped { get; init; } = [];
}

/// <summary>What came of a call sent for a whole answer: exactly one of the two is set.</summary>
/// <param name="Answer">The answer.</param>
/// <param name="Failure">The failure.</param>
/// <param name="Elapsed">From sending to the end.</param>
public sealed record ModelReply(ChatAnswer? Answer, CallFailure? Failure, TimeSpan Elapsed)
{
    /// <summary>From sending to the first byte of the body, where known.</summary>
    public TimeSpan? FirstByte { get; init; }

    /// <summary>The part of <see cref="Elapsed"/> that was not waiting: writing the call and reading the answer; zero where not measured.</summary>
    public TimeSpan OwnWork { get; init; }

    /// <summary>How long the answer took when it was recorded; <see langword="null"/> for one that is no replay, or where that is not known.</summary>
    public TimeSpan? RecordedLatency { get; init; }

    /// <summary>The names of what the provider's protocol could not carry of the call.</summary>
    public ImmutableArray<string> Lost { get; init; } = [];
}

/// <summary>What came of a call sent for a stream: exactly one of the two is set.</summary>
/// <param name="Events">The events; enumerated once. A break comes as <see cref="StreamFailed"/>, never as an exception, except for the caller's own cancellation. Disposing the enumerator early cancels the upstream call.</param>
/// <param name="Failure">Why none could be opened.</param>
public sealed record ModelStream(IAsyncEnumerable<ChatEvent>? Events, CallFailure? Failure)
{
    /// <summary>The names of what the provider's protocol could not carry of the call.</summary>
    public ImmutableArray<string> Lost { get; init; } = [];
}
