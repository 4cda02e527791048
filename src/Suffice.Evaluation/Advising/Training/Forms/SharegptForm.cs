using System.Text;
using System.Text.Json;
using Suffice.Chat;
using Suffice.Chat.Json;

namespace Suffice.Evaluation.Advising.Training.Forms;

/// <summary>ShareGPT's form: turns by who says them; calls of tools and their results as LLaMA-Factory has them, and the tools as a text of JSON.</summary>
internal sealed class SharegptForm : ITrainingForm
{
    /// <inheritdoc/>
    public string? WhyNot(TrainingExample example)
    {
        TrainingTurn[] said = [.. example.Prompt.Where(turn => turn.Role != ChatRole.System), example.Answer];

        // What is asked stands at odd places and what is answered at even ones, or readers of this form pass the line over.
        return FormLimits.NoImages(example)
            ?? (said.Where((turn, place) => turn.Role == ChatRole.Assistant != (place % 2 == 1)).Any() ? "have turns of one side in a row, which this form has no place for"
                : example.Prompt.SkipWhile(turn => turn.Role == ChatRole.System).Any(turn => turn.Role == ChatRole.System) ? "have instructions in the middle, which this form has no place for"
                : said.Any(turn => !turn.Calls.IsEmpty && turn.Text.Length > 0) ? "say something beside a call of a tool, which this form has no place for"
                : null);
    }

    /// <inheritdoc/>
    public void Write(Utf8JsonWriter json, TrainingExample example)
    {
        json.WriteStartObject();
        json.WriteStartArray("conversations");
        string system = string.Join('\n', example.Prompt.Where(turn => turn.Role == ChatRole.System).Select(turn => turn.Text));
        if (system.Length > 0)
        {
            Write(json, "system", system);
        }

        foreach (TrainingTurn turn in example.Prompt.Where(turn => turn.Role != ChatRole.System).Append(example.Answer))
        {
            Write(json, From(turn), turn.Calls.IsEmpty ? turn.Text : CallsText(turn));
        }

        json.WriteEndArray();
        if (!example.Tools.IsDefaultOrEmpty)
        {
            json.WriteString("tools", Text(inner =>
            {
                inner.WriteStartArray();
                foreach (ToolDefinition tool in example.Tools)
                {
                    WriteBare(inner, tool);
                }

                inner.WriteEndArray();
            }));
        }

        json.WriteEndObject();
    }

    private static string From(TrainingTurn turn) => turn.Role switch
    {
        ChatRole.User => "human",
        ChatRole.Tool => "observation",
        _ => turn.Calls.IsEmpty ? "gpt" : "function_call",
    };

    private static string CallsText(TrainingTurn turn) => Text(json =>
    {
        if (turn.Calls.Length > 1)
        {
            json.WriteStartArray();
        }

        foreach (ToolCallPart call in turn.Calls)
        {
            json.WriteStartObject();
            json.WriteString("name", call.Name);
            json.WritePropertyName("arguments");
            TurnJson.WriteArguments(json, call.ArgumentsJson);
            json.WriteEndObject();
        }

        if (turn.Calls.Length > 1)
        {
            json.WriteEndArray();
        }
    });

    private static void WriteBare(Utf8JsonWriter json, ToolDefinition tool)
    {
        json.WriteStartObject();
        json.WriteString("name", tool.Name);
        json.WriteString("description", tool.Description ?? string.Empty);
        if (tool.Parameters is { } parameters)
        {
            json.WritePropertyName("parameters");
            json.RawOnOneLine(parameters);
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string from, string value)
    {
        json.WriteStartObject();
        json.WriteString("from", from);
        json.WriteString("value", value);
        json.WriteEndObject();
    }

    private static string Text(Action<Utf8JsonWriter> write) => Encoding.UTF8.GetString(JsonOutput.Bytes(JsonOutput.Element(write)));
}
