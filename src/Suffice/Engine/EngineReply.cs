using System.Collections.Immutable;
using Suffice.Cascade;
using Suffice.Cascade.Calling;
using Suffice.Chat;
using Suffice.Ledger;

namespace Suffice.Engine;

/// <summary>What the engine gives back: an answer, a stream, or why there is neither.</summary>
/// <param name="Entry">What is known of the request; for a stream only what is known at its start.</param>
public abstract record EngineReply(RequestEntry Entry)
{
    /// <summary>The names of what the call lost on its way to the model that answers; empty when nothing was lost.</summary>
    public ImmutableArray<string> Lost { get; init; } = [];
}

/// <summary>A whole answer that passed its gate.</summary>
/// <param name="Entry">The request's row.</param>
/// <param name="Answer">The answer.</param>
public sealed record AnsweredReply(RequestEntry Entry, ChatAnswer Answer) : EngineReply(Entry);

/// <summary>An answer passed on as it arrives.</summary>
/// <param name="Entry">What is known at the start.</param>
/// <param name="Source">The wire format the events came in; <see langword="null"/> when they never were on a wire.</param>
/// <param name="Events">
/// The events, enumerated once. The last but one is <see cref="CallSettled"/>, with the request's whole row. Disposing the
/// enumerator early cancels the upstream call and records what it cost.
/// </param>
public sealed record StreamingReply(RequestEntry Entry, ChatProtocol? Source, IAsyncEnumerable<ChatEvent> Events) : EngineReply(Entry)
{
    /// <summary>
    /// The request's wait, which lasts as long as the stream: a host takes its own work on each event out of it
    /// (<see cref="WaitClock.ExcludeSince"/>), so that it counts as <see cref="RequestEntry.Overhead"/>.
    /// </summary>
    public required WaitClock Waits { get; init; }

    /// <summary>The estimated prompt length in tokens, for protocols that state it before the provider has counted.</summary>
    public long PromptTokens { get; init; }
}

/// <summary>No answer.</summary>
/// <param name="Entry">The request's row.</param>
/// <param name="Failure">Why, in the terms of a caller.</param>
public sealed record FailedReply(RequestEntry Entry, AnswerFailure Failure) : EngineReply(Entry)
{
    /// <summary>False when the ledger has no row of the request: a host that counts by rows must count it by itself. Default <see langword="true"/>.</summary>
    public bool IsRecorded { get; init; } = true;
}

/// <summary>A stream's request is settled and recorded; comes before its end.</summary>
/// <param name="Entry">The whole row.</param>
public sealed record CallSettled(RequestEntry Entry) : ChatEvent;
