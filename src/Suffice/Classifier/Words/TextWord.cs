namespace Suffice.Classifier.Words;

/// <summary>A word or number of a text.</summary>
/// <param name="Start">Where it begins.</param>
/// <param name="Length">How long it is, in characters.</param>
/// <param name="Hash">A hash of it that is the same in every letter case.</param>
/// <param name="Place">Where it stands.</param>
public readonly record struct TextWord(int Start, int Length, uint Hash, WordPlace Place)
{
    /// <summary>True when it stands where a request may begin.</summary>
    public bool Opens => (Place & WordPlace.Opens) != WordPlace.None;

    /// <summary>True inside what is to be worked on.</summary>
    public bool IsMaterial => (Place & WordPlace.Material) != WordPlace.None;

    /// <summary>True for a number in digits.</summary>
    public bool IsNumber => (Place & WordPlace.Number) != WordPlace.None;

    /// <summary>True when a sentence, a line or a list item ended right before it.</summary>
    public bool Begins => (Place & WordPlace.Begins) != WordPlace.None;
}

/// <summary>Where a word stands.</summary>
[Flags]
public enum WordPlace
{
    /// <summary>Inside a sentence.</summary>
    None = 0,

    /// <summary>Where a request may begin: first in a sentence or line, or after a word such as <c>please</c> or <c>to</c>.</summary>
    Opens = 1,

    /// <summary>Inside what is to be worked on: a code fence, quotes of several lines, an XML element that holds material, the text after <c>Text:</c>.</summary>
    Material = 2,

    /// <summary>It is a number in digits.</summary>
    Number = 4,

    /// <summary>First in a sentence, a line or a list item.</summary>
    Begins = 8,
}
