using System.Collections.Immutable;
using System.Text.Json;
using Suffice.Chat;

namespace Suffice.Providers.Recordings.Lines;

/// <summary>Reads the pieces of a message or an answer in the forms of OpenAI's and Anthropic's protocols.</summary>
internal static class PartReader
{
    public static ImmutableArray<ContentPart> Read(JsonElement content, string path)
    {
        switch (content.ValueKind)
        {
            case JsonValueKind.String:
                return [new TextPart(content.GetString()!)];
            case JsonValueKind.Array:
                ImmutableArray<ContentPart>.Builder parts = ImmutableArray.CreateBuilder<ContentPart>(content.GetArrayLength());
                foreach (JsonElement part in content.EnumerateArray())
                {
                    parts.Add(One(part, $"{path}[{parts.Count}]"));
                }

                return parts.MoveToImmutable();
            default:
                throw RowFields.Wrong(path, content, "a text or a list of parts");
        }
    }

    /// <summary>A tool call: OpenAI's <c>{id, function: {name, arguments}}</c> or plain <c>{id, name, arguments}</c>.</summary>
    public static ToolCallPart ToolCall(JsonElement element, string path, int number)
    {
        RowFields call = RowFields.Of(element, path);
        RowFields function = call.Find("function") is { } inner
            ? RowFields.Of(inner, call.PathOf("function"))
            : call;
        return new ToolCallPart(call.Text("id") ?? $"call_{number}", function.Wanted("name"), Arguments(function, "arguments"));
    }

    private static ContentPart One(JsonElement element, string path)
    {
        RowFields part = RowFields.Of(element, path);
        return part.Wanted("type") switch
        {
            "text" or "input_text" or "output_text" => new TextPart(part.Wanted("text")),
            "image_url" => Linked(part),
            "image" when part.Find("source") is { } source => Embedded(RowFields.Of(source, part.PathOf("source"))),
            "tool_use" => new ToolCallPart(part.Wanted("id"), part.Wanted("name"), Arguments(part, "input")),
            "tool_result" => ToolResult(part),
            "thinking" => new ThinkingPart(part.Wanted("thinking"))
            {
                Signature = part.Text("signature"),
                EncryptedContent = part.Text("encrypted_content"),
                Field = part.Text("field"),
            },
            "redacted_thinking" => new ThinkingPart(string.Empty) { RedactedBytes = part.Text("data") },
            "refusal" => new RefusalPart(part.Wanted("refusal")) { InContent = part.Flag("in_content") ?? false },
            PartWriter.OpaqueToolCall when part.Find("call") is { } call =>
                new OpaquePart(RowFields.Of(call, part.PathOf("call")).Text("type") ?? "custom", call.Clone()) { IsToolCall = true },
            var kind => new OpaquePart(kind, element.Clone()),
        };
    }

    private static ImagePart Linked(RowFields part)
    {
        JsonElement image = part.Find("image_url") ?? throw new InvalidDataException($"{part.PathOf("image_url")} is missing");
        if (image.ValueKind == JsonValueKind.String)
        {
            return new ImagePart { Url = image.GetString() };
        }

        RowFields fields = RowFields.Of(image, part.PathOf("image_url"));
        return new ImagePart { Url = fields.Wanted("url"), Detail = fields.Text("detail") };
    }

    private static ImagePart Embedded(RowFields source) => source.Text("type") switch
    {
        "url" => new ImagePart { Url = source.Wanted("url") },
        "file" => new ImagePart { FileId = source.Wanted("file_id") },
        _ => new ImagePart { MediaType = source.Text("media_type"), Base64 = source.Wanted("data"), Detail = source.Text("detail") },
    };

    private static ToolResultPart ToolResult(RowFields part)
    {
        JsonElement? content = part.Find("content");
        return new ToolResultPart(
            part.Wanted("tool_use_id"),
            content is { } value ? Read(value, part.PathOf("content")) : [])
        {
            IsError = part.Flag("is_error"),
            IsPlainString = content is { ValueKind: JsonValueKind.String },
        };
    }

    /// <summary>A text is the arguments as the model wrote them; an object is taken with its own spelling.</summary>
    private static string Arguments(RowFields call, string name) => call.Find(name) switch
    {
        null => "{}",
        { ValueKind: JsonValueKind.String } text => text.GetString()!,
        { ValueKind: JsonValueKind.Object } value => value.GetRawText(),
        { } other => throw RowFields.Wrong(call.PathOf(name), other, "an object or a text"),
    };
}
