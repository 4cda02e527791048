using System.Collections.Immutable;
using System.Text.Json;
using Suffice.Chat;
using Suffice.Chat.Json;

namespace Suffice.Evaluation.Advising.Training.Forms;

/// <summary>Writes turns as messages of Chat Completions, as OpenAI's trainer wants them or as chat templates of open models do.</summary>
/// <param name="forTemplates">True for chat templates: arguments of calls are objects, results name their tool.</param>
internal sealed class TurnJson(bool forTemplates)
{
    /// <summary>Writes a list of turns.</summary>
    /// <param name="json">Where.</param>
    /// <param name="turns">The turns.</param>
    /// <param name="weighs">Tells of an assistant's turn whether it is trained on; <see langword="null"/> to say nothing of it.</param>
    public void WriteAll(Utf8JsonWriter json, ImmutableArray<TrainingTurn> turns, Func<TrainingTurn, bool>? weighs = null)
    {
        Dictionary<string, string> names = new(StringComparer.Ordinal);
        json.WriteStartArray();
        foreach (TrainingTurn turn in turns)
        {
            foreach (ToolCallPart call in turn.Calls)
            {
                names[call.Id] = call.Name;
            }

            Write(json, turn, turn.ToolCallId is { } id ? names.GetValueOrDefault(id) : null, weighs);
        }

        json.WriteEndArray();
    }

    /// <summary>Writes tools as Chat Completions offer them.</summary>
    /// <param name="json">Where; the name is written, too.</param>
    /// <param name="tools">The tools; nothing is written of none.</param>
    public static void WriteTools(Utf8JsonWriter json, ImmutableArray<ToolDefinition> tools)
    {
        if (tools.IsDefaultOrEmpty)
        {
            return;
        }

        json.WriteStartArray("tools");
        foreach (ToolDefinition tool in tools)
        {
            WriteTool(json, tool);
        }

        json.WriteEndArray();
    }

    /// <summary>Writes a tool.</summary>
    /// <param name="json">Where.</param>
    /// <param name="tool">The tool.</param>
    public static void WriteTool(Utf8JsonWriter json, ToolDefinition tool)
    {
        json.WriteStartObject();
        json.WriteString("type", "function");
        json.WriteStartObject("function");
        json.WriteString("name", tool.Name);
        if (tool.Description is { } description)
        {
            json.WriteString("description", description);
        }

        if (tool.Parameters is { } parameters)
        {
            json.WritePropertyName("parameters");
            json.RawOnOneLine(parameters);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>Writes a call's arguments: the object that they are, or their text where they are none.</summary>
    /// <param name="json">Where; the name is written.</param>
    /// <param name="arguments">The arguments as the model wrote them.</param>
    public static void WriteArguments(Utf8JsonWriter json, string arguments)
    {
        try
        {
            using JsonDocument read = JsonDocument.Parse(arguments);
            if (read.RootElement.ValueKind == JsonValueKind.Object)
            {
                json.RawOnOneLine(read.RootElement);
                return;
            }
        }
        catch (JsonException)
        {
            // Written as the text that it is.
        }

        json.WriteStringValue(arguments);
    }

    private void Write(Utf8JsonWriter json, TrainingTurn turn, string? tool, Func<TrainingTurn, bool>? weighs)
    {
        json.WriteStartObject();
        json.WriteString("role", turn.Role switch
        {
            ChatRole.System or ChatRole.Developer => "system",
            ChatRole.User => "user",
            ChatRole.Tool => "tool",
            _ => "assistant",
        });
        if (turn.ToolCallId is { } id)
        {
            json.WriteString("tool_call_id", id);
        }

        if (forTemplates && tool is not null)
        {
            json.WriteString("name", tool);
        }

        WriteContent(json, turn);
        WriteCalls(json, turn);
        if (turn.Role == ChatRole.Assistant && weighs is not null && !weighs(turn))
        {
            json.WriteNumber("weight", 0);
        }

        json.WriteEndObject();
    }

    private static void WriteContent(Utf8JsonWriter json, TrainingTurn turn)
    {
        if (turn.Images.IsEmpty)
        {
            if (turn.Text.Length > 0 || turn.Calls.IsEmpty)
            {
                json.WriteString("content", turn.Text);
            }

            return;
        }

        json.WriteStartArray("content");
        if (turn.Text.Length > 0)
        {
            json.WriteStartObject();
            json.WriteString("type", "text");
            json.WriteString("text", turn.Text);
            json.WriteEndObject();
        }

        foreach (string image in turn.Images)
        {
            json.WriteStartObject();
            json.WriteString("type", "image_url");
            json.WriteStartObject("image_url");
            json.WriteString("url", image);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private void WriteCalls(Utf8JsonWriter json, TrainingTurn turn)
    {
        if (turn.Calls.IsEmpty)
        {
            return;
        }

        json.WriteStartArray("tool_calls");
        foreach (ToolCallPart call in turn.Calls)
        {
            json.WriteStartObject();
            json.WriteString("id", call.Id);
            json.WriteString("type", "function");
            json.WriteStartObject("function");
            json.WriteString("name", call.Name);
            json.WritePropertyName("arguments");
            if (forTemplates)
            {
                WriteArguments(json, call.ArgumentsJson);
            }
            else
            {
                json.WriteStringValue(call.ArgumentsJson);
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
