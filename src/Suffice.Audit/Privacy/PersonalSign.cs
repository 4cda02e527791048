namespace Suffice.Audit.Privacy;

/// <summary>Looks for one kind of personal data.</summary>
/// <remarks>
/// What it decides must not depend on a digit that follows what it found: that digit may be masked, and masking what is masked
/// already must change nothing. Its look ahead is bounded, so that no text costs more than its length.
/// </remarks>
/// <param name="text">The text.</param>
/// <param name="at">Where a word or a run of digits begins.</param>
/// <param name="previous">The character before it, as written; a line feed at the start.</param>
/// <returns>What begins there; default for nothing of the kind.</returns>
internal delegate Found PersonalSign(ReadOnlySpan<char> text, int at, char previous);

/// <summary>What was found at a place.</summary>
/// <param name="Kept">How many characters stay as they are.</param>
/// <param name="Masked">How many after them are personal.</param>
/// <param name="Mask">What is written in their place.</param>
internal readonly record struct Found(int Kept, int Masked, string Mask)
{
    /// <summary>True when nothing was found.</summary>
    public bool IsNothing => Kept + Masked == 0;

    /// <summary>Something that stays, whatever other signs would say of it.</summary>
    public static Found Harmless(int length) => new(length, 0, string.Empty);

    /// <summary>Something personal.</summary>
    public static Found Personal(int length, string mask) => new(0, length, mask);
}
