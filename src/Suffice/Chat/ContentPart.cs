using System.Collections.Immutable;
using System.Text;
using System.Text.Json;

namespace Suffice.Chat;

/// <summary>One piece of a message or an answer.</summary>
public abstract record ContentPart
{
    /// <summary>Anthropic's <c>cache_control</c>, as it came.</summary>
    public JsonElement? CacheControl { get; init; }

    /// <summary>Fields that no protocol's reader knows, as they came.</summary>
    public ExtraFields Extra { get; init; } = ExtraFields.None;

    /// <summary>The item of OpenAI's Responses that it is, or that holds it; <see langword="null"/> in the other protocols.</summary>
    public ResponsesItem? Item { get; init; }

    /// <summary>Joins the text parts.</summary>
    /// <param name="parts">The parts.</param>
    /// <returns>Their text without a separator; empty when there is none.</returns>
    public static string TextOf(ImmutableArray<ContentPart> parts)
    {
        if (parts is [TextPart only])
        {
            return only.Text;
        }

        StringBuilder joined = new();
        foreach (ContentPart part in parts)
        {
            if (part is TextPart text)
            {
                joined.Append(text.Text);
            }
        }

        return joined.ToString();
    }
}

/// <summary>Text.</summary>
/// <param name="Text">The text.</param>
public sealed record TextPart(string Text) : ContentPart;

/// <summary>An image, by address or by its bytes.</summary>
public sealed record ImagePart : ContentPart
{
    /// <summary>Its address, or a provider's file id; <see langword="null"/> when the bytes are here.</summary>
    public string? Url { get; init; }

    /// <summary>A provider's file id.</summary>
    public string? FileId { get; init; }

    /// <summary>Its media type, such as <c>image/png</c>, when the bytes are here.</summary>
    public string? MediaType { get; init; }

    /// <summary>Its bytes in base 64.</summary>
    public string? Base64 { get; init; }

    /// <summary>OpenAI's <c>detail</c>: <c>low</c>, <c>high</c>, <c>auto</c>.</summary>
    public string? Detail { get; init; }
}

/// <summary>The model asks for a tool.</summary>
/// <param name="Id">The call's id.</param>
/// <param name="Name">The tool's name.</param>
/// <param name="ArgumentsJson">The arguments exactly as the model wrote them; meant to be a JSON object, and not always one.</param>
public sealed record ToolCallPart(string Id, string Name, string ArgumentsJson) : ContentPart;

/// <summary>What a tool returned.</summary>
/// <param name="ToolCallId">The call it answers.</param>
/// <param name="Parts">The result.</param>
public sealed record ToolResultPart(string ToolCallId, ImmutableArray<ContentPart> Parts) : ContentPart
{
    /// <summary>True when the tool failed; <see langword="null"/> when unsaid.</summary>
    public bool? IsError { get; init; }

    /// <summary>True when the wire form was a bare string.</summary>
    public bool IsPlainString { get; init; }
}

/// <summary>The model's thinking, with the signature that lets the provider trust it later.</summary>
/// <param name="Text">The thinking; empty when redacted.</param>
public sealed record ThinkingPart(string Text) : ContentPart
{
    /// <summary>The provider's signature.</summary>
    public string? Signature { get; init; }

    /// <summary>The encrypted form of redacted thinking.</summary>
    public string? RedactedBytes { get; init; }

    /// <summary>The field of an OpenAI-protocol message that carried it (<c>reasoning_content</c>, <c>reasoning</c>); <see langword="null"/> for Anthropic's blocks.</summary>
    public string? Field { get; init; }

    /// <summary>OpenAI's encrypted form of its reasoning, which only OpenAI can use; empty when another vendor's field carried nothing but the thinking.</summary>
    public string? EncryptedContent { get; init; }

    /// <summary>True when Anthropic can check where it comes from; only such thinking is sent back to it.</summary>
    public bool IsSigned => Signature is { Length: > 0 } || RedactedBytes is not null;

    /// <summary>What its vendor trusts it by; <see langword="null"/> for thinking that anyone may have written.</summary>
    public string? Proof => Signature is { Length: > 0 } ? Signature : RedactedBytes ?? (EncryptedContent is { Length: > 0 } ? EncryptedContent : null);
}

/// <summary>The model declines, in OpenAI's field of its own.</summary>
/// <param name="Text">What it says.</param>
public sealed record RefusalPart(string Text) : ContentPart
{
    /// <summary>True when it stood in the list of parts and not in the message's <c>refusal</c> field.</summary>
    public bool InContent { get; init; }
}

/// <summary>A text that came as the tokens it was cut into, as calls for embeddings may bring it.</summary>
/// <param name="Count">How many tokens.</param>
public sealed record TokensPart(int Count) : ContentPart;

/// <summary>A part of a kind that Suffice carries and does not look into: audio, documents, server tools, references, and what comes next year.</summary>
/// <param name="Kind">The wire's <c>type</c>.</param>
/// <param name="Json">The whole part as it came.</param>
public sealed record OpaquePart(string Kind, JsonElement Json) : ContentPart
{
    /// <summary>True when it stood in OpenAI's <c>tool_calls</c> (a call of a custom tool).</summary>
    public bool IsToolCall { get; init; }

    /// <summary>True when it stood among the items of OpenAI's Responses and not inside a message.</summary>
    public bool IsItem { get; init; }
}
