using System.Text.Json;

namespace Suffice.Evaluation.Advising.Training.Forms;

/// <summary>TRL's conversational prompt and completion.</summary>
internal sealed class PromptCompletionForm : ITrainingForm
{
    private readonly TurnJson turns = new(forTemplates: true);

    /// <inheritdoc/>
    public string? WhyNot(TrainingExample example) => FormLimits.NoImages(example);

    /// <inheritdoc/>
    public void Write(Utf8JsonWriter json, TrainingExample example)
    {
        json.WriteStartObject();
        json.WritePropertyName("prompt");
        turns.WriteAll(json, example.Prompt);
        json.WritePropertyName("completion");
        turns.WriteAll(json, [example.Answer]);
        TurnJson.WriteTools(json, example.Tools);
        json.WriteEndObject();
    }
}
