using System.Text.Json;
using Suffice.Chat;

namespace Suffice.Evaluation.Advising.Training.Forms;

/// <summary>Alpaca's form: the instructions, what they are applied to, the answer; where there are no instructions, what the user says is the instruction.</summary>
internal sealed class AlpacaForm : ITrainingForm
{
    /// <inheritdoc/>
    public string? WhyNot(TrainingExample example) =>
        FormLimits.NoImages(example)
        ?? (!example.Tools.IsDefaultOrEmpty || !example.Answer.Calls.IsEmpty ? "offer tools, which this form has no place for"
            : example.Prompt.Count(turn => turn.Role != ChatRole.System) != 1 ? "have several turns, of which this form holds one"
            : null);

    /// <inheritdoc/>
    public void Write(Utf8JsonWriter json, TrainingExample example)
    {
        string system = string.Join('\n', example.Prompt.Where(turn => turn.Role == ChatRole.System).Select(turn => turn.Text));
        string user = example.Prompt.Single(turn => turn.Role != ChatRole.System).Text;
        json.WriteStartObject();
        json.WriteString("instruction", system.Length > 0 ? system : user);
        json.WriteString("input", system.Length > 0 ? user : string.Empty);
        json.WriteString("output", example.Answer.Text);
        json.WriteEndObject();
    }
}
