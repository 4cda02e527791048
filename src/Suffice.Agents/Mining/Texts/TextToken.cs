namespace Suffice.Agents.Mining.Texts;

/// <summary>A word of a text, in small letters and without the punctuation around it.</summary>
/// <param name="Word">The word.</param>
/// <param name="Mask">What stands for it in a template, such as <c>&lt;number&gt;</c>; <see langword="null"/> for a plain word.</param>
/// <param name="IsLast">True when a clause or a line ends with it: no phrase goes on from there.</param>
internal readonly record struct TextToken(string Word, string? Mask, bool IsLast)
{
    /// <summary>The word, or what stands for it.</summary>
    public string Masked => Mask ?? Word;

    /// <summary>True when it may stand in a phrase: a plain word, or a name with a digit in it (<c>office365</c>), but no value.</summary>
    public bool IsPhrase => Mask is null or TokenMasks.Code;
}
