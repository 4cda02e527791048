using System.Collections.Immutable;
using System.Text.Json;
using Suffice.Spending;

namespace Suffice.Chat;

/// <summary>One step of a streamed answer, in a shape that belongs to no vendor.</summary>
/// <remarks>
/// An answer collected from the events equals the answer the same provider would have sent whole.
/// </remarks>
public abstract record ChatEvent
{
    /// <summary>The SSE data as it came, on the first neutral event made of it, for passing on without a copy; empty on the others.</summary>
    public ReadOnlyMemory<byte> Wire { get; init; }

    /// <summary>The SSE event name as it came with <see cref="Wire"/>.</summary>
    public string? WireEvent { get; init; }

    /// <summary>Which of several choices it belongs to (OpenAI <c>n</c> above 1); 0 for the first and for events of the whole answer.</summary>
    public int Choice { get; init; }

    /// <summary>The item of OpenAI's Responses that its block is, or is held by; the last one told counts.</summary>
    public ResponsesItem? Item { get; init; }

    /// <summary>True for the events that carry content of the answer: with the first of them a stream is committed.</summary>
    public virtual bool IsContent => false;
}

/// <summary>A step of one block of the answer: a text, a piece of thinking, one tool call.</summary>
/// <param name="Block">The block; they are numbered in order of appearance.</param>
public abstract record BlockEvent(int Block) : ChatEvent;

/// <summary>The answer begins.</summary>
/// <param name="Id">The provider's id.</param>
/// <param name="Model">The model that answers.</param>
public sealed record AnswerStarted(string? Id, string? Model) : ChatEvent
{
    /// <summary>When the provider says it was made.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>The service tier, where told at the start.</summary>
    public string? ServiceTier { get; init; }

    /// <summary>Usage known at the start (Anthropic's prompt tokens).</summary>
    public TokenUsage? Usage { get; init; }

    /// <summary>The usage object as it came.</summary>
    public JsonElement? UsageJson { get; init; }

    /// <summary>Fields not held above, as they came.</summary>
    public ExtraFields Extra { get; init; } = ExtraFields.None;
}

/// <summary>More text.</summary>
/// <param name="Block">The block it belongs to.</param>
/// <param name="Text">The text.</param>
public sealed record TextDelta(int Block, string Text) : BlockEvent(Block)
{
    /// <summary>Log-probabilities of this piece, as they came.</summary>
    public JsonElement? Logprobs { get; init; }

    /// <summary>On the first piece of a block: the block's fields not held above, as they came.</summary>
    public ExtraFields Extra { get; init; } = ExtraFields.None;

    /// <inheritdoc/>
    public override bool IsContent => Text.Length > 0;
}

/// <summary>More of a refusal.</summary>
/// <param name="Block">The block it belongs to.</param>
/// <param name="Text">The text.</param>
public sealed record RefusalDelta(int Block, string Text) : BlockEvent(Block)
{
    /// <summary>On the first piece of a block: the block's fields not held above, as they came.</summary>
    public ExtraFields Extra { get; init; } = ExtraFields.None;

    /// <inheritdoc/>
    public override bool IsContent => Text.Length > 0;
}

/// <summary>More thinking.</summary>
/// <param name="Block">The block it belongs to.</param>
/// <param name="Text">The thinking.</param>
/// <param name="Signature">More of its signature.</param>
/// <param name="RedactedBytes">The encrypted form of redacted thinking.</param>
public sealed record ThinkingDelta(int Block, string Text, string? Signature = null, string? RedactedBytes = null) : BlockEvent(Block)
{
    /// <summary>The field of an OpenAI-protocol delta that carried it; <see langword="null"/> for Anthropic's blocks.</summary>
    public string? Field { get; init; }

    /// <summary>OpenAI's encrypted form of the whole block; comes with the last piece, empty when there is none.</summary>
    public string? EncryptedContent { get; init; }

    /// <summary>On the first piece of a block: the block's fields not held above, as they came.</summary>
    public ExtraFields Extra { get; init; } = ExtraFields.None;

    /// <inheritdoc/>
    public override bool IsContent => true;
}

/// <summary>A tool call begins.</summary>
/// <param name="Block">The block it is.</param>
/// <param name="Id">The call's id.</param>
/// <param name="Name">The tool's name.</param>
public sealed record ToolCallStarted(int Block, string Id, string Name) : BlockEvent(Block)
{
    /// <summary>Fields of the call not held above, as they came.</summary>
    public ExtraFields Extra { get; init; } = ExtraFields.None;

    /// <inheritdoc/>
    public override bool IsContent => true;
}

/// <summary>More of a tool call's arguments.</summary>
/// <param name="Block">The block it belongs to.</param>
/// <param name="Json">A piece of the arguments' JSON text, split anywhere.</param>
public sealed record ToolArgumentsDelta(int Block, string Json) : BlockEvent(Block)
{
    /// <inheritdoc/>
    public override bool IsContent => Json.Length > 0;
}

/// <summary>A block is complete.</summary>
/// <param name="Block">The block.</param>
public sealed record BlockEnded(int Block) : BlockEvent(Block);

/// <summary>A block of a kind that is carried and not looked into begins, or goes on.</summary>
/// <param name="Block">The block.</param>
/// <param name="Json">The event or part as it came.</param>
public sealed record OpaqueDelta(int Block, JsonElement Json) : BlockEvent(Block)
{
    /// <summary>True for a piece of OpenAI's <c>tool_calls</c> (a call of a custom tool).</summary>
    public bool IsToolCall { get; init; }

    /// <summary>True for an item of OpenAI's Responses, told whole each time: the last one counts.</summary>
    public bool IsItem { get; init; }

    /// <inheritdoc/>
    public override bool IsContent => true;
}

/// <summary>The model has stopped.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Raw">The provider's own word.</param>
/// <param name="StopSequence">The stop text met, where told.</param>
public sealed record AnswerStopped(StopReason Reason, string? Raw, string? StopSequence = null) : ChatEvent
{
    /// <summary>How sure the model says it is; see <see cref="ChatAnswer.StatedConfidence"/>. No protocol carries it.</summary>
    public double? StatedConfidence { get; init; }

    /// <summary>The probability of each label; see <see cref="ChatAnswer.LabelProbabilities"/>. No protocol carries them.</summary>
    public ImmutableArray<double> LabelProbabilities { get; init; } = [];
}

/// <summary>Token counts; each bucket is a total so far, and a later event's larger count wins.</summary>
/// <param name="Usage">The counts.</param>
/// <param name="UsageJson">The object as it came.</param>
public sealed record UsageReported(TokenUsage Usage, JsonElement? UsageJson) : ChatEvent
{
    /// <summary>The service tier served, where told.</summary>
    public string? ServiceTier { get; init; }

    /// <summary>The inference region served, where told.</summary>
    public string? Region { get; init; }

    /// <summary>What the provider says the call cost in USD, where it says so.</summary>
    public decimal? ReportedCostUsd { get; init; }

    /// <summary>True when the server-sent event said nothing else, so that it may be left out for a caller who did not ask for usage.</summary>
    public bool IsAlone { get; init; }
}

/// <summary>Fields of the answer that no protocol's reader knows, as they came; lists of the same name follow each other, of other values the last wins.</summary>
/// <param name="Answer">Of the whole answer.</param>
/// <param name="OfChoice">Of OpenAI's choice.</param>
/// <param name="OfMessage">Of OpenAI's message.</param>
public sealed record FieldsReported(ExtraFields Answer, ExtraFields OfChoice, ExtraFields OfMessage) : ChatEvent;

/// <summary>A server-sent event that only orders what the others say (OpenAI's <c>response.content_part.added</c>); it goes on in its own protocol alone.</summary>
public sealed record WireOnly : ChatEvent;

/// <summary>A sign of life without meaning (Anthropic's <c>ping</c>, an SSE comment).</summary>
public sealed record KeepAlive : ChatEvent;

/// <summary>The stream is complete (OpenAI <c>[DONE]</c>, Anthropic <c>message_stop</c>, Responses <c>response.completed</c>).</summary>
public sealed record AnswerEnded : ChatEvent;

/// <summary>The provider reports a failure inside the stream, or the stream broke; nothing follows.</summary>
/// <param name="Kind">The provider's word for it, or ours for a broken stream.</param>
/// <param name="Message">What it says.</param>
public sealed record StreamFailed(string Kind, string Message) : ChatEvent
{
    /// <summary>Our <c>Kind</c> for a connection that broke.</summary>
    public const string Broken = "connection_broken";

    /// <summary>Our <c>Kind</c> for a stream that ended before its answer did.</summary>
    public const string Incomplete = "incomplete_stream";

    /// <summary>Our <c>Kind</c> for data that is not what the protocol says.</summary>
    public const string Invalid = "invalid_stream";
}
