using System.Text.Json;

namespace Suffice.Evaluation.Advising.Training.Forms;

/// <summary>TRL's conversational preference: the accepted answer of the upper rung, and the lower one's that is worse.</summary>
internal sealed class PreferenceForm : ITrainingForm
{
    private readonly TurnJson turns = new(forTemplates: true);

    /// <inheritdoc/>
    public string? WhyNot(TrainingExample example) => example.Rejected is null ? "have one answer only" : FormLimits.NoImages(example);

    /// <inheritdoc/>
    public void Write(Utf8JsonWriter json, TrainingExample example)
    {
        json.WriteStartObject();
        json.WritePropertyName("prompt");
        turns.WriteAll(json, example.Prompt);
        json.WritePropertyName("chosen");
        turns.WriteAll(json, [example.Answer]);
        json.WritePropertyName("rejected");
        turns.WriteAll(json, [example.Rejected!]);
        TurnJson.WriteTools(json, example.Tools);
        json.WriteEndObject();
    }
}
