using System.Collections.Immutable;

namespace Suffice.Chat;

/// <summary>One message of a conversation.</summary>
public sealed record ChatMessage
{
    /// <summary>Who speaks.</summary>
    public required ChatRole Role { get; init; }

    /// <summary>What is said, in order.</summary>
    public required ImmutableArray<ContentPart> Parts { get; init; }

    /// <summary>The speaker's name, where the protocol carries one.</summary>
    public string? Name { get; init; }

    /// <summary>True when the wire form was a bare string and not a list of parts, so that it goes out as it came.</summary>
    public bool IsPlainString { get; init; }

    /// <summary>Fields that no protocol's reader knows, as they came.</summary>
    public ExtraFields Extra { get; init; } = ExtraFields.None;

    /// <summary>All text parts, joined without a separator.</summary>
    public string Text => ContentPart.TextOf(Parts);

    /// <summary>True for a system message that stands for a field of its own (Anthropic's <c>system</c>, the <c>instructions</c> of Responses); one that keeps its role's word stays among the messages.</summary>
    internal bool IsInstructions => Role == ChatRole.System && Extra.Find("role") is null;

    /// <summary>A message of plain text.</summary>
    /// <param name="role">Who speaks.</param>
    /// <param name="text">What is said.</param>
    /// <returns>The message.</returns>
    public static ChatMessage Of(ChatRole role, string text) =>
        new() { Role = role, Parts = [new TextPart(text)], IsPlainString = true };
}
