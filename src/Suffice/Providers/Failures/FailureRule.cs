namespace Suffice.Providers.Failures;

/// <summary>One row of the table that tells what a provider's error means; a part left out fits everything.</summary>
/// <param name="Kind">The class.</param>
/// <param name="Word">The error's <c>code</c> or <c>type</c>.</param>
/// <param name="Phrase">Words of its message, in any case.</param>
internal sealed record FailureRule(FailureKind Kind, string? Word = null, string? Phrase = null)
{
    public bool Fits(ProviderError error) =>
        (Word is null || Word == error.Code || Word == error.Type)
        && (Phrase is null || error.Message.Contains(Phrase, StringComparison.OrdinalIgnoreCase));
}

/// <summary>What a provider said went wrong.</summary>
/// <param name="Status">The HTTP status; 200 for an error inside a stream or a success.</param>
/// <param name="Type">Its <c>type</c>.</param>
/// <param name="Code">Its <c>code</c>.</param>
/// <param name="Message">Its message.</param>
internal readonly record struct ProviderError(int Status, string? Type, string? Code, string Message);
