using System.Collections.Immutable;
using System.Text.Json;
using Suffice.Chat;
using Suffice.Chat.Json;

namespace Suffice.Providers.Recordings.Lines;

/// <summary>Writes the pieces of a message or an answer such that <see cref="PartReader"/> reads them again.</summary>
internal static class PartWriter
{
    /// <summary>The kind of part that a call of a tool of an unknown form is written as.</summary>
    public const string OpaqueToolCall = "opaque_tool_call";

    public static void Write(Utf8JsonWriter writer, ImmutableArray<ContentPart> parts, bool asText)
    {
        if (asText && parts is [TextPart only])
        {
            writer.WriteStringValue(only.Text);
            return;
        }

        writer.WriteStartArray();
        foreach (ContentPart part in parts)
        {
            WritePart(writer, part);
        }

        writer.WriteEndArray();
    }

    /// <summary>Arguments that are one line of a JSON object are written as that object, others as the text they are.</summary>
    public static void WriteArguments(Utf8JsonWriter writer, string name, string arguments)
    {
        writer.WritePropertyName(name);
        if (IsObjectOnOneLine(arguments))
        {
            writer.WriteRawValue(arguments, skipInputValidation: true);
        }
        else
        {
            writer.WriteStringValue(arguments);
        }
    }

    private static void WritePart(Utf8JsonWriter writer, ContentPart part)
    {
        if (part is OpaquePart { IsToolCall: false } opaque)
        {
            writer.RawOnOneLine(opaque.Json);
            return;
        }

        writer.WriteStartObject();
        switch (part)
        {
            case TextPart text:
                writer.WriteString("type", "text");
                writer.WriteString("text", text.Text);
                break;
            case RefusalPart refusal:
                writer.WriteString("type", "refusal");
                writer.WriteString("refusal", refusal.Text);
                if (refusal.InContent)
                {
                    writer.WriteBoolean("in_content", true);
                }

                break;
            case ThinkingPart thinking:
                WriteThinking(writer, thinking);
                break;
            case ToolCallPart call:
                writer.WriteString("type", "tool_use");
                writer.WriteString("id", call.Id);
                writer.WriteString("name", call.Name);
                WriteArguments(writer, "input", call.ArgumentsJson);
                break;
            case ToolResultPart result:
                WriteResult(writer, result);
                break;
            case ImagePart image:
                WriteImage(writer, image);
                break;
            case OpaquePart call:
                writer.WriteString("type", OpaqueToolCall);
                ItemWriter.WriteJson(writer, "call", call.Json);
                break;
        }

        writer.WriteEndObject();
    }

    private static void WriteThinking(Utf8JsonWriter writer, ThinkingPart thinking)
    {
        writer.WriteString("type", thinking.RedactedBytes is null ? "thinking" : "redacted_thinking");
        if (thinking.RedactedBytes is { } redacted)
        {
            writer.WriteString("data", redacted);
        }
        else
        {
            writer.WriteString("thinking", thinking.Text);
            ItemWriter.WriteText(writer, "signature", thinking.Signature);
            ItemWriter.WriteText(writer, "encrypted_content", thinking.EncryptedContent);
            ItemWriter.WriteText(writer, "field", thinking.Field);
        }
    }

    private static void WriteResult(Utf8JsonWriter writer, ToolResultPart result)
    {
        writer.WriteString("type", "tool_result");
        writer.WriteString("tool_use_id", result.ToolCallId);
        if (result.IsError is { } isError)
        {
            writer.WriteBoolean("is_error", isError);
        }

        writer.WritePropertyName("content");
        Write(writer, result.Parts, result.IsPlainString);
    }

    private static void WriteImage(Utf8JsonWriter writer, ImagePart image)
    {
        if (image.Url is { } url)
        {
            writer.WriteString("type", "image_url");
            writer.WriteStartObject("image_url");
            writer.WriteString("url", url);
            ItemWriter.WriteText(writer, "detail", image.Detail);
            writer.WriteEndObject();
            return;
        }

        writer.WriteString("type", "image");
        writer.WriteStartObject("source");
        writer.WriteString("type", image.FileId is null ? "base64" : "file");
        ItemWriter.WriteText(writer, "file_id", image.FileId);
        ItemWriter.WriteText(writer, "media_type", image.MediaType);
        ItemWriter.WriteText(writer, "data", image.Base64);
        ItemWriter.WriteText(writer, "detail", image.Detail);
        writer.WriteEndObject();
    }

    private static bool IsObjectOnOneLine(string arguments)
    {
        if (arguments.AsSpan().IndexOfAny('\n', '\r') >= 0)
        {
            return false;
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(arguments);

            // Kept in the model's own spelling, but for blanks around it, which a raw value could not carry.
            return document.RootElement.ValueKind == JsonValueKind.Object && arguments[0] == '{' && arguments[^1] == '}';
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
