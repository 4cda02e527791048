using System.Text.Json;

namespace Suffice.Evaluation.Advising.Training.Forms;

/// <summary>A form of training lines. One file a form, one line in <see cref="TrainingForms"/>.</summary>
internal interface ITrainingForm
{
    /// <summary>Why an example has no line in this form.</summary>
    /// <param name="example">The example.</param>
    /// <returns>The end of a sentence about several; <see langword="null"/> when it has one.</returns>
    string? WhyNot(TrainingExample example);

    /// <summary>Writes the line's object.</summary>
    /// <param name="json">Where.</param>
    /// <param name="example">The example.</param>
    void Write(Utf8JsonWriter json, TrainingExample example);
}
