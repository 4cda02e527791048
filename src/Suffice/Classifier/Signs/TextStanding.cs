namespace Suffice.Classifier.Signs;

/// <summary>What a text is in its call.</summary>
internal enum TextStanding
{
    /// <summary>Instructions; what is to be worked on stands elsewhere.</summary>
    Instruction,

    /// <summary>Instructions and material in one.</summary>
    Whole,

    /// <summary>What is to be worked on, as the instructions stand elsewhere.</summary>
    Material,
}
