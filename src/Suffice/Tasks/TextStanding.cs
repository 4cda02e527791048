namespace Suffice.Tasks;

/// <summary>What a text is in its call.</summary>
internal enum TextStanding
{
    /// <summary>Instructions, or instructions and material in one.</summary>
    Instruction,

    /// <summary>What is to be worked on, as the instructions stand elsewhere.</summary>
    Material,
}
