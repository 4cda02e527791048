using Suffice.Chat;

namespace Suffice.Extensions.AI.Asking;

/// <summary>A model's proof of its thinking, as one text that a program keeps and gives back, marked with whose it is.</summary>
internal static class Thinking
{
    private const string Signature = "signature:";
    private const string Redacted = "redacted:";
    private const string Encrypted = "encrypted:";

    /// <summary>The proof of a piece of thinking.</summary>
    /// <param name="part">The piece.</param>
    /// <returns>The text; <see langword="null"/> where anyone may have written it.</returns>
    public static string? ProofOf(ThinkingPart part) => part switch
    {
        { Signature: { Length: > 0 } signature } => Signature + signature,
        { RedactedBytes: { } bytes } => Redacted + bytes,
        { EncryptedContent: { Length: > 0 } content } => Encrypted + content,
        _ => null,
    };

    /// <summary>The piece of thinking that a program gives back.</summary>
    /// <param name="text">What was thought.</param>
    /// <param name="proof">Its proof; one of another client's is none here.</param>
    /// <returns>The piece.</returns>
    public static ThinkingPart Of(string text, string? proof) => proof switch
    {
        _ when After(Signature, proof) is { } signature => new ThinkingPart(text) { Signature = signature },
        _ when After(Redacted, proof) is { } bytes => new ThinkingPart(string.Empty) { RedactedBytes = bytes },
        _ when After(Encrypted, proof) is { } content => new ThinkingPart(text) { EncryptedContent = content },
        _ => new ThinkingPart(text),
    };

    private static string? After(string mark, string? proof) =>
        proof is not null && proof.StartsWith(mark, StringComparison.Ordinal) ? proof[mark.Length..] : null;
}
