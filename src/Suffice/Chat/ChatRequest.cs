using System.Collections.Immutable;
using System.Text.Json;

namespace Suffice.Chat;

/// <summary>One call, in a shape that belongs to no vendor and loses nothing of either protocol.</summary>
/// <remarks>Readers fill it from the wire; writers make any protocol's body of it afresh for every attempt.</remarks>
public sealed record ChatRequest
{
    /// <summary>The protocol it came in.</summary>
    public required ChatProtocol Protocol { get; init; }

    /// <summary>The model the caller named, as named (<c>auto</c> and <c>task:NAME</c> included).</summary>
    public required string Model { get; init; }

    /// <summary>The conversation; Anthropic's separate <c>system</c> is its first message.</summary>
    public required ImmutableArray<ChatMessage> Messages { get; init; }

    /// <summary>The tools offered.</summary>
    public ImmutableArray<ToolDefinition> Tools { get; init; } = [];

    /// <summary>Whether a tool must be called.</summary>
    public ToolChoice? ToolChoice { get; init; }

    /// <summary>Whether several tools may be called at once; <see langword="null"/> when unsaid.</summary>
    public bool? ParallelToolCalls { get; init; }

    /// <summary>The form asked of the answer.</summary>
    public AnswerFormat? Format { get; init; }

    /// <summary>The most answer tokens the caller wants.</summary>
    public int? MaxOutputTokens { get; init; }

    /// <summary>Sampling temperature.</summary>
    public decimal? Temperature { get; init; }

    /// <summary>Nucleus sampling share.</summary>
    public decimal? TopP { get; init; }

    /// <summary>Texts that end the answer.</summary>
    public ImmutableArray<string> Stop { get; init; } = [];

    /// <summary>How much to think.</summary>
    public ReasoningRequest? Reasoning { get; init; }

    /// <summary>True when the caller wants a stream.</summary>
    public bool Stream { get; init; }

    /// <summary>True when an OpenAI caller asked for usage at the end of its stream.</summary>
    public bool StreamUsage { get; init; }

    /// <summary>True when log-probabilities were asked for.</summary>
    public bool Logprobs { get; init; }

    /// <summary>The caller's <c>metadata</c> object, as it came.</summary>
    public JsonElement? Metadata { get; init; }

    /// <summary>The service tier asked for.</summary>
    public string? ServiceTier { get; init; }

    /// <summary>Top-level fields not held above, as they came (seed, penalties, user, n, thinking options, and what comes next year).</summary>
    public ExtraFields Extra { get; init; } = ExtraFields.None;

    /// <summary>The body as it came; empty when the call was not read from the wire or was changed since.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>The text of all system and developer messages, joined by line feeds: the fixed part of most calls.</summary>
    /// <returns>The text; empty when there is none.</returns>
    public string SystemText() => JoinText(instructions: true);

    /// <summary>The text of all other messages, joined by line feeds.</summary>
    /// <returns>The text; empty when there is none.</returns>
    public string ConversationText() => JoinText(instructions: false);

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
}
