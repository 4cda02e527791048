using System.Text.Json;
using Suffice.Chat.Json;

namespace Suffice.Evaluation.Advising.Training.Forms;

/// <summary>OpenAI's supervised form: messages that end with the answer, and the tools. Earlier turns of the assistant weigh nothing: nobody accepted them.</summary>
/// <param name="withSchema">Whether the schema of the answer is told as <c>response_format</c>.</param>
internal sealed class ChatForm(bool withSchema) : ITrainingForm
{
    private readonly TurnJson turns = new(forTemplates: false);

    /// <inheritdoc/>
    public string? WhyNot(TrainingExample example) => null;

    /// <inheritdoc/>
    public void Write(Utf8JsonWriter json, TrainingExample example)
    {
        json.WriteStartObject();
        json.WritePropertyName("messages");
        turns.WriteAll(json, [.. example.Prompt, example.Answer], turn => ReferenceEquals(turn, example.Answer));
        TurnJson.WriteTools(json, example.Tools);
        if (!example.Tools.IsDefaultOrEmpty && example.ParallelToolCalls is { } parallel)
        {
            json.WriteBoolean("parallel_tool_calls", parallel);
        }

        if (withSchema && example.Schema is { } schema)
        {
            json.WriteStartObject("response_format");
            json.WriteString("type", "json_schema");
            json.WriteStartObject("json_schema");
            json.WriteString("name", "answer");
            json.WritePropertyName("schema");
            json.RawOnOneLine(schema);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }
}
