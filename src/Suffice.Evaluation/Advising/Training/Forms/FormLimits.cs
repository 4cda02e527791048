namespace Suffice.Evaluation.Advising.Training.Forms;

/// <summary>What several forms cannot hold.</summary>
internal static class FormLimits
{
    /// <summary>Forms of text alone.</summary>
    /// <param name="example">The example.</param>
    /// <returns>Why it has no line; <see langword="null"/> when it has one.</returns>
    public static string? NoImages(TrainingExample example) => example.Prompt.Any(turn => !turn.Images.IsEmpty) ? "hold images, which this form has no place for" : null;
}
