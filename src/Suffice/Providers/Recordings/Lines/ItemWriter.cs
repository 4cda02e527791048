using System.Text.Json;
using Suffice.Chat;
using Suffice.Chat.Json;
using Suffice.Files;

namespace Suffice.Providers.Recordings.Lines;

/// <summary>Writes an item as one line that reads back as the same item.</summary>
internal static class ItemWriter
{
    public static void Write(Utf8JsonWriter writer, RecordedItem item)
    {
        writer.WriteStartObject();
        writer.WriteString("id", item.Id);
        WriteText(writer, "split_key", item.SplitKey == item.Id ? null : item.SplitKey);
        WriteText(writer, "dataset", item.Dataset);
        WriteText(writer, "task", item.Task);
        WriteText(writer, "category", item.Category);
        WriteCall(writer, item);
        WriteJson(writer, "schema", item.Schema);
        WriteJson(writer, "reference", item.Reference);
        writer.WriteStartObject("outputs");
        foreach ((string model, RecordedOutput output) in item.Outputs)
        {
            writer.WritePropertyName(model);
            OutputWriter.Write(writer, output);
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void WriteCall(Utf8JsonWriter writer, RecordedItem item)
    {
        if (item.Messages is [{ Role: ChatRole.User, Name: null, Parts: [TextPart only] }])
        {
            writer.WriteString("prompt", only.Text);
        }
        else
        {
            writer.WriteStartArray("messages");
            foreach (ChatMessage message in item.Messages)
            {
                WriteMessage(writer, message);
            }

            writer.WriteEndArray();
        }

        if (!item.Tools.IsEmpty)
        {
            writer.WriteStartArray("tools");
            foreach (ToolDefinition tool in item.Tools)
            {
                WriteTool(writer, tool);
            }

            writer.WriteEndArray();
        }
    }

    private static void WriteMessage(Utf8JsonWriter writer, ChatMessage message)
    {
        writer.WriteStartObject();
        writer.WriteString("role", EnumWord.Of(message.Role));
        WriteText(writer, "name", message.Name);
        writer.WritePropertyName("content");
        PartWriter.Write(writer, message.Parts, message.IsPlainString);
        writer.WriteEndObject();
    }

    private static void WriteTool(Utf8JsonWriter writer, ToolDefinition tool)
    {
        if (tool.Json is { } whole)
        {
            writer.RawOnOneLine(whole);
            return;
        }

        writer.WriteStartObject();
        writer.WriteString("type", "function");
        writer.WriteStartObject("function");
        writer.WriteString("name", tool.Name);
        WriteText(writer, "description", tool.Description);
        WriteJson(writer, "parameters", tool.Parameters);
        if (tool.Strict is { } strict)
        {
            writer.WriteBoolean("strict", strict);
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    public static void WriteText(Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(name, value);
        }
    }

    public static void WriteJson(Utf8JsonWriter writer, string name, JsonElement? value)
    {
        if (value is { ValueKind: not JsonValueKind.Undefined } json)
        {
            writer.WritePropertyName(name);
            writer.RawOnOneLine(json);
        }
    }
}
