using System.Collections.Immutable;
using System.Text.Json;
using Suffice.Spending;

namespace Suffice.Chat;

/// <summary>One whole answer, in a shape that belongs to no vendor.</summary>
/// <remarks>Setting any property but <see cref="Body"/>, with <c>with</c> too, drops the body: a changed answer is written afresh.</remarks>
public sealed record ChatAnswer
{
    private ReadOnlyMemory<byte> body;

    /// <summary>The provider's id of the answer.</summary>
    public string? Id { get; init => field = Changed(value); }

    /// <summary>The model that the provider says answered.</summary>
    public string? Model { get; init => field = Changed(value); }

    /// <summary>What was said, in order.</summary>
    public required ImmutableArray<ContentPart> Parts { get; init => field = Changed(value); }

    /// <summary>Why it stopped.</summary>
    public StopReason StopReason { get; init => field = Changed(value); }

    /// <summary>The provider's own word for it.</summary>
    public string? StopReasonRaw { get; init => field = Changed(value); }

    /// <summary>The stop text that was met, where told.</summary>
    public string? StopSequence { get; init => field = Changed(value); }

    /// <summary>The tokens used.</summary>
    public TokenUsage Usage { get; init => field = Changed(value); }

    /// <summary>The service tier that was served, by which it is billed.</summary>
    public string? ServiceTier { get; init => field = Changed(value); }

    /// <summary>The inference region the provider says it used, when it bills by that.</summary>
    public string? Region { get; init => field = Changed(value); }

    /// <summary>What the provider says the call cost in USD, where it says so.</summary>
    public decimal? ReportedCostUsd { get; init => field = Changed(value); }

    /// <summary>Log-probabilities, as they came.</summary>
    public JsonElement? Logprobs { get; init => field = Changed(value); }

    /// <summary>How sure the model says it is, from 0 to 1, or what it said when asked whether it was right; a raw signal, never a probability.</summary>
    public double? StatedConfidence { get; init => field = Changed(value); }

    /// <summary>The probability of each label, in the order of the schema's <c>enum</c>, where it is known; empty when not.</summary>
    public ImmutableArray<double> LabelProbabilities { get; init => field = Changed(value); } = [];

    /// <summary>When the provider says it was made.</summary>
    public DateTimeOffset? CreatedAt { get; init => field = Changed(value); }

    /// <summary>Further choices of the same call (OpenAI <c>n</c> above 1), in order; their usage is counted here.</summary>
    public ImmutableArray<ChatAnswer> Alternatives { get; init => field = Changed(value); } = [];

    /// <summary>Top-level fields not held above, as they came.</summary>
    public ExtraFields Extra { get; init => field = Changed(value); } = ExtraFields.None;

    /// <summary>Fields of OpenAI's <c>choices[i]</c> not held above, as they came.</summary>
    public ExtraFields ChoiceExtra { get; init => field = Changed(value); } = ExtraFields.None;

    /// <summary>Fields of OpenAI's <c>choices[i].message</c> not held above (annotations, audio), as they came.</summary>
    public ExtraFields MessageExtra { get; init => field = Changed(value); } = ExtraFields.None;

    /// <summary>The usage object as it came, so that every field of it goes out again.</summary>
    public JsonElement? UsageJson { get; init => field = Changed(value); }

    /// <summary>The protocol it was read in, to which its raw words, extra fields and <see cref="Body"/> belong; <see langword="null"/> when it was made here.</summary>
    public ChatProtocol? Protocol { get; init => field = Changed(value); }

    /// <summary>The body as it came; empty when the answer was not read from one body or was changed since.</summary>
    public ReadOnlyMemory<byte> Body
    {
        get => body;
        internal init => body = value;
    }

    /// <summary>All text parts, joined without a separator.</summary>
    public string Text => ContentPart.TextOf(Parts);

    /// <summary>The tools asked for, in order.</summary>
    public IEnumerable<ToolCallPart> ToolCalls => Parts.OfType<ToolCallPart>();

    /// <summary>The same answer with its text replaced by a repaired one; every other part stays where it is.</summary>
    /// <param name="text">The new text.</param>
    /// <returns>The changed answer, no longer tied to a body.</returns>
    public ChatAnswer WithText(string text)
    {
        int place = Math.Max(0, Parts.IndexOf(Parts.FirstOrDefault(part => part is TextPart)!));
        IEnumerable<ContentPart> before = Parts.Take(place);
        IEnumerable<ContentPart> after = Parts.Skip(place).Where(part => part is not TextPart);

        return this with { Parts = [.. before, new TextPart(text), .. after] };
    }

    private T Changed<T>(T value)
    {
        body = default;
        return value;
    }
}
