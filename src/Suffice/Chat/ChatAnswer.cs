using System.Collections.Immutable;
using System.Text.Json;
using Suffice.Spending;

namespace Suffice.Chat;

/// <summary>One whole answer, in a shape that belongs to no vendor.</summary>
public sealed record ChatAnswer
{
    /// <summary>The provider's id of the answer.</summary>
    public string? Id { get; init; }

    /// <summary>The model that the provider says answered.</summary>
    public string? Model { get; init; }

    /// <summary>What was said, in order.</summary>
    public required ImmutableArray<ContentPart> Parts { get; init; }

    /// <summary>Why it stopped.</summary>
    public StopReason StopReason { get; init; }

    /// <summary>The provider's own word for it.</summary>
    public string? StopReasonRaw { get; init; }

    /// <summary>The stop text that was met, where told.</summary>
    public string? StopSequence { get; init; }

    /// <summary>The tokens used.</summary>
    public TokenUsage Usage { get; init; }

    /// <summary>The service tier that was served, by which it is billed.</summary>
    public string? ServiceTier { get; init; }

    /// <summary>The inference region the provider says it used, when it bills by that.</summary>
    public string? Region { get; init; }

    /// <summary>What the provider says the call cost in USD, where it says so.</summary>
    public decimal? ReportedCostUsd { get; init; }

    /// <summary>Log-probabilities, as they came.</summary>
    public JsonElement? Logprobs { get; init; }

    /// <summary>When the provider says it was made.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>Further choices of the same call (OpenAI <c>n</c> above 1), in order; their usage is counted here.</summary>
    public ImmutableArray<ChatAnswer> Alternatives { get; init; } = [];

    /// <summary>Fields not held above, as they came.</summary>
    public ExtraFields Extra { get; init; } = ExtraFields.None;

    /// <summary>The usage object as it came, so that every field of it goes out again.</summary>
    public JsonElement? UsageJson { get; init; }

    /// <summary>The protocol of <see cref="Body"/>.</summary>
    public ChatProtocol? BodyProtocol { get; init; }

    /// <summary>The body as it came; empty when the answer was not read from one body or was changed since.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>All text parts, joined without a separator.</summary>
    public string Text => ContentPart.TextOf(Parts);

    /// <summary>The tools asked for, in order.</summary>
    public IEnumerable<ToolCallPart> ToolCalls => Parts.OfType<ToolCallPart>();

    /// <summary>The same answer with its text replaced by a repaired one; every other part stays.</summary>
    /// <param name="text">The new text.</param>
    /// <returns>The changed answer, no longer tied to a body.</returns>
    public ChatAnswer WithText(string text) => this with
    {
        Parts = [.. Parts.Where(p => p is not TextPart), new TextPart(text)],
        Body = default,
        BodyProtocol = null,
    };
}
