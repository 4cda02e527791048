namespace Suffice.Chat.Wires;

/// <summary>Takes one vendor's proof of its thinking through another vendor's field for it, so that a later turn can give it back to its owner.</summary>
/// <remarks>
/// Anthropic checks <c>signature</c> and OpenAI <c>encrypted_content</c>; either refuses the other's. The mark before the value tells
/// whose it is: it goes back to its owner as it came, and never to anyone else.
/// </remarks>
internal static class CarriedReasoning
{
    private const string Mark = "suffice.carried.";
    private const string Signature = Mark + "signature.";
    private const string Redacted = Mark + "redacted.";
    private const string Encrypted = Mark + "encrypted.";

    /// <summary>True when a body holds such a value and so cannot go out as it came.</summary>
    public static bool IsIn(ReadOnlySpan<byte> body) => body.IndexOf("\"suffice.carried."u8) >= 0;

    /// <summary>What the <c>encrypted_content</c> of Responses holds of a part; of thinking that nobody signed, the mark alone.</summary>
    public static string ForResponses(ThinkingPart part) =>
        part.RedactedBytes is { } bytes ? Redacted + bytes : Signature + part.Signature;

    /// <summary>What Anthropic's <c>signature</c> holds of OpenAI's encrypted reasoning.</summary>
    public static string ForAnthropic(string encrypted) => Encrypted + encrypted;

    /// <summary>The part that an <c>encrypted_content</c> makes of thinking.</summary>
    public static ThinkingPart FromResponses(string text, string? encrypted) => encrypted switch
    {
        not null when encrypted.StartsWith(Redacted, StringComparison.Ordinal) => new ThinkingPart(string.Empty) { RedactedBytes = encrypted[Redacted.Length..] },
        Signature => new ThinkingPart(text) { Signature = string.Empty },
        not null when encrypted.StartsWith(Signature, StringComparison.Ordinal) => new ThinkingPart(text) { Signature = encrypted[Signature.Length..] },
        _ => new ThinkingPart(text) { EncryptedContent = encrypted },
    };

    /// <summary>The part that a <c>signature</c> makes of thinking.</summary>
    public static ThinkingPart FromAnthropic(string text, string? signature) =>
        signature is not null && signature.StartsWith(Encrypted, StringComparison.Ordinal)
            ? new ThinkingPart(text) { EncryptedContent = signature[Encrypted.Length..] }
            : new ThinkingPart(text) { Signature = signature };
}
