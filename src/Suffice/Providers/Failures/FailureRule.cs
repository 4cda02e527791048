namespace Suffice.Providers.Failures;

/// <summary>One row of the table that tells what a provider's error means; a part left out fits everything.</summary>
/// <param name="Kind">The class.</param>
/// <param name="Word">The error's <c>code</c> or <c>type</c>.</param>
/// <param name="Phrase">Words of its message, in any case.</param>
/// <param name="Status">The HTTP status, where the word alone says too little.</param>
internal sealed record FailureRule(FailureKind Kind, string? Word = null, string? Phrase = null, int? Status = null)
{
    public bool Fits(ProviderError error) =>
        (Status is null || Status == error.Status)
        && (Word is null || Word == error.Code || Word == error.Type)
        && (Phrase is null || error.Message.Contains(Phrase, StringComparison.OrdinalIgnoreCase));
}

/// <summary>What a provider said went wrong.</summary>
/// <param name="Status">The HTTP status; 200 for an error inside a stream or a success.</param>
/// <param name="Type">Its <c>type</c>.</param>
/// <param name="Code">Its <c>code</c>.</param>
/// <param name="Message">Its message.</param>
internal readonly record struct ProviderError(int Status, string? Type, string? Code, string Message);
