using System.Collections.Immutable;
using System.Text.Json;

namespace Suffice.Chat;

/// <summary>One call, in a shape that belongs to no vendor and loses nothing of any protocol.</summary>
/// <remarks>
/// Readers fill it from the wire; writers make any protocol's body of it afresh for every attempt. <see cref="Body"/> lets the
/// same protocol go out without writing the messages again; setting any other property, with <c>with</c> too, drops it, so
/// that a changed call can never be sent in its old form. <see cref="Model"/>, <see cref="Stream"/> and <see cref="Kind"/> alone keep
/// it: writers replace the first two in the body, and the last is not in it.
/// </remarks>
public sealed record ChatRequest
{
    private ReadOnlyMemory<byte> body;

    /// <summary>What it asks for. Default: an answer to a conversation.</summary>
    public CallKind Kind { get; init; }

    /// <summary>The protocol it came in.</summary>
    public required ChatProtocol Protocol { get; init => field = Changed(value); }

    /// <summary>The model the caller named, as named (<c>auto</c> and <c>task:NAME</c> included).</summary>
    public required string Model { get; init; }

    /// <summary>The conversation; Anthropic's separate <c>system</c> is its first message.</summary>
    public required ImmutableArray<ChatMessage> Messages { get; init => field = Changed(value); }

    /// <summary>The tools offered.</summary>
    public ImmutableArray<ToolDefinition> Tools { get; init => field = Changed(value); } = [];

    /// <summary>Whether a tool must be called.</summary>
    public ToolChoice? ToolChoice { get; init => field = Changed(value); }

    /// <summary>Whether several tools may be called at once; <see langword="null"/> when unsaid.</summary>
    public bool? ParallelToolCalls { get; init => field = Changed(value); }

    /// <summary>The form asked of the answer.</summary>
    public AnswerFormat? Format { get; init => field = Changed(value); }

    /// <summary>The most answer tokens the caller wants.</summary>
    public int? MaxOutputTokens { get; init => field = Changed(value); }

    /// <summary>Sampling temperature.</summary>
    public decimal? Temperature { get; init => field = Changed(value); }

    /// <summary>Nucleus sampling share.</summary>
    public decimal? TopP { get; init => field = Changed(value); }

    /// <summary>Texts that end the answer.</summary>
    public ImmutableArray<string> Stop { get; init => field = Changed(value); } = [];

    /// <summary>How much to think.</summary>
    public ReasoningRequest? Reasoning { get; init => field = Changed(value); }

    /// <summary>True when the caller wants a stream.</summary>
    public bool Stream { get; init; }

    /// <summary>True when an OpenAI caller asked for usage at the end of its stream.</summary>
    public bool StreamUsage { get; init => field = Changed(value); }

    /// <summary>True when log-probabilities were asked for.</summary>
    public bool Logprobs { get; init => field = Changed(value); }

    /// <summary>The caller's <c>metadata</c> object, as it came.</summary>
    public JsonElement? Metadata { get; init => field = Changed(value); }

    /// <summary>The service tier asked for.</summary>
    public string? ServiceTier { get; init => field = Changed(value); }

    /// <summary>Top-level fields not held above, as they came (seed, penalties, user, n, thinking options, and what comes next year).</summary>
    public ExtraFields Extra { get; init => field = Changed(value); } = ExtraFields.None;

    /// <summary>Small differences of form that were read, so that the same protocol gets them back.</summary>
    public RequestForms Forms { get; init => field = Changed(value); }

    /// <summary>The body as it came; empty when the call was not read from the wire or was changed since.</summary>
    public ReadOnlyMemory<byte> Body
    {
        get => body;
        internal init => body = value;
    }

    /// <summary>The text of all system and developer messages, joined by line feeds: the fixed part of most calls.</summary>
    /// <returns>The text; empty when there is none.</returns>
    public string SystemText() => JoinText(instructions: true);

    /// <summary>The text of all other messages, joined by line feeds.</summary>
    /// <returns>The text; empty when there is none.</returns>
    public string ConversationText() => JoinText(instructions: false);

    /// <summary>The same call, asked again after an answer that did not pass: the answer and a word on what was wrong are appended.</summary>
    /// <remarks>Valid in every protocol; tool calls of the failed answer are answered with an error, as all demand.</remarks>
    /// <param name="failed">The answer that did not pass.</param>
    /// <param name="violation">What is wrong with it, in words a model can act on.</param>
    /// <returns>The changed call, no longer tied to a body.</returns>
    public ChatRequest WithCorrection(ChatAnswer failed, string violation) =>
        this with { Messages = [.. Messages, .. Correction.Of(this, failed, violation)] };

    private string JoinText(bool instructions)
    {
        string? first = null;
        System.Text.StringBuilder? joined = null;
        foreach (ChatMessage message in Messages)
        {
            if ((message.Role is ChatRole.System or ChatRole.Developer) != instructions)
            {
                continue;
            }

            string text = message.Text;
            if (first is null)
            {
                first = text;
            }
            else
            {
                joined ??= new System.Text.StringBuilder(first);
                joined.Append('\n').Append(text);
            }
        }

        return joined?.ToString() ?? first ?? string.Empty;
    }

    private T Changed<T>(T value)
    {
        body = default;
        return value;
    }
}
