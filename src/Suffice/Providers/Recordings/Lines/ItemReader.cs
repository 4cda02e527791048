using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Unicode;
using Suffice.Chat;

namespace Suffice.Providers.Recordings.Lines;

/// <summary>Reads one line of a recording.</summary>
internal static class ItemReader
{
    /// <summary>Deeper than the default 64, so that arguments as deep as that fit inside an item.</summary>
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 200 };

    /// <summary>Reads a line, or says why it cannot be used.</summary>
    /// <param name="line">The line.</param>
    /// <param name="reason">Why not.</param>
    /// <param name="models">The models whose outputs are wanted; <see langword="null"/> reads all.</param>
    public static RecordedItem? TryRead(ReadOnlyMemory<byte> line, out string? reason, IReadOnlyList<string>? models = null)
    {
        if (!Utf8.IsValid(line.Span))
        {
            // The JSON reader sees it only in the texts it is asked for, and some are first asked for long after.
            reason = "it is not valid UTF-8";
            return null;
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(line, Options);
            reason = null;
            return Read(RowFields.Of(document.RootElement, string.Empty), models);
        }
        catch (JsonException e)
        {
            reason = $"not valid JSON at byte {e.BytePositionInLine}; one JSON object a line is wanted";
        }
        catch (InvalidDataException e)
        {
            reason = e.Message;
        }
        catch (InvalidOperationException)
        {
            // What the JSON reader throws for a text that no Unicode text equals, such as "\ud800".
            reason = "a text is not valid Unicode";
        }

        return null;
    }

    private static RecordedItem Read(RowFields line, IReadOnlyList<string>? models)
    {
        string id = line.Wanted("id");
        string? prompt = line.Text("prompt");
        ImmutableArray<ChatMessage> messages = line.List("messages") is { } list ? MessageReader.Read(list)
            : prompt is not null ? [ChatMessage.Of(ChatRole.User, prompt)]
            : throw new InvalidDataException("prompt and messages are missing; one of them is wanted");
        ImmutableArray<ToolDefinition> tools = ToolReader.Read(line.List("tools"));
        return new RecordedItem
        {
            Id = id,
            Dataset = line.Text("dataset"),
            Task = line.Text("task"),
            Category = line.Text("category") ?? line.Text("subject"),
            SplitKey = line.Text("split_key") ?? id,
            Prompt = prompt,
            Messages = messages,
            Tools = tools,
            Schema = line.Keep("schema"),
            Reference = line.Keep("reference"),
            Outputs = Outputs(line, new OutputReader(tools, messages.Sum(message => (long)message.Text.Length)), models),
        };
    }

    private static Dictionary<string, RecordedOutput> Outputs(
        RowFields line, OutputReader reader, IReadOnlyList<string>? models)
    {
        Dictionary<string, RecordedOutput> read = new(StringComparer.Ordinal);
        if (line.Find("outputs") is not { } outputs)
        {
            return read;
        }

        if (outputs.ValueKind != JsonValueKind.Object)
        {
            throw RowFields.Wrong("outputs", outputs, "an object with one field a model");
        }

        foreach (JsonProperty output in outputs.EnumerateObject())
        {
            if (models is null || models.Contains(output.Name, StringComparer.Ordinal))
            {
                read[output.Name] = reader.Read(output.Name, output.Value);
            }
        }

        return read;
    }
}
