using System.Text.Json;

namespace Suffice.Evaluation.Advising.Training.Forms;

/// <summary>OpenAI's preference: a call, its preferred output, and one that is not.</summary>
internal sealed class OpenAIPreferenceForm : ITrainingForm
{
    private readonly TurnJson turns = new(forTemplates: false);

    /// <inheritdoc/>
    public string? WhyNot(TrainingExample example) => example.Rejected is null ? "have one answer only" : FormLimits.NoImages(example);

    /// <inheritdoc/>
    public void Write(Utf8JsonWriter json, TrainingExample example)
    {
        json.WriteStartObject();
        json.WriteStartObject("input");
        json.WritePropertyName("messages");
        turns.WriteAll(json, example.Prompt);
        TurnJson.WriteTools(json, example.Tools);
        if (!example.Tools.IsDefaultOrEmpty && example.ParallelToolCalls is { } parallel)
        {
            json.WriteBoolean("parallel_tool_calls", parallel);
        }

        json.WriteEndObject();
        json.WritePropertyName("preferred_output");
        turns.WriteAll(json, [example.Answer]);
        json.WritePropertyName("non_preferred_output");
        turns.WriteAll(json, [example.Rejected!]);
        json.WriteEndObject();
    }
}
