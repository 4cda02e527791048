using System.Globalization;
using System.Text.Json;

namespace Suffice.Audit.Bench;

/// <summary>Writes calls, one after the other, in the form in which teams log requests with their responses.</summary>
internal sealed class LogTraffic(IReadOnlyList<LogScene> scenes, int seed)
{
    private static readonly DateTimeOffset Start = new(2026, 10, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly Random random = new(seed);
    private readonly int weights = scenes.Sum(scene => scene.Weight);

    public void Write(Utf8JsonWriter writer, long number)
    {
        LogScene scene = Scene();
        LogItem item = scene.Items[random.Next(scene.Items.Count)];
        int prompt = (scene.System.Length + item.Prompt.Length + (item.Tools?.Length ?? 0)) / 4;
        int answer = Math.Max(1, item.Answer.Length / 4);
        writer.WriteStartObject();
        WriteRequest(writer, scene, item);
        writer.WriteStartObject("response");
        writer.WriteString("id", string.Create(CultureInfo.InvariantCulture, $"chatcmpl-{seed:x4}{number:x12}"));
        writer.WriteString("object", "chat.completion");
        writer.WriteNumber("created", Start.AddSeconds(number * 2.5 % (30 * 86_400)).ToUnixTimeSeconds());
        writer.WriteString("model", scene.Model);
        writer.WriteStartArray("choices");
        writer.WriteStartObject();
        writer.WriteNumber("index", 0);
        writer.WriteStartObject("message");
        writer.WriteString("role", "assistant");
        writer.WriteString("content", item.Answer);
        writer.WriteEndObject();
        writer.WriteString("finish_reason", "stop");
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteStartObject("usage");
        writer.WriteNumber("prompt_tokens", prompt);
        writer.WriteNumber("completion_tokens", answer);
        writer.WriteNumber("total_tokens", prompt + answer);
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WriteNumber("latency_ms", 200 + random.Next(2000));
        writer.WriteEndObject();
    }

    private static void WriteRequest(Utf8JsonWriter writer, LogScene scene, LogItem item)
    {
        writer.WriteStartObject("request");
        writer.WriteString("model", scene.Model);
        writer.WriteStartArray("messages");
        if (scene.System.Length > 0)
        {
            WriteMessage(writer, "system", scene.System);
        }

        WriteMessage(writer, "user", item.Prompt);
        writer.WriteEndArray();
        if (item.Tools is { } tools)
        {
            writer.WritePropertyName("tools");
            writer.WriteRawValue(tools);
        }

        if (item.Schema is { } schema)
        {
            writer.WriteStartObject("response_format");
            writer.WriteString("type", "json_schema");
            writer.WriteStartObject("json_schema");
            writer.WriteString("name", "answer");
            writer.WritePropertyName("schema");
            writer.WriteRawValue(schema);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    private static void WriteMessage(Utf8JsonWriter writer, string role, string content)
    {
        writer.WriteStartObject();
        writer.WriteString("role", role);
        writer.WriteString("content", content);
        writer.WriteEndObject();
    }

    private LogScene Scene()
    {
        int drawn = random.Next(weights);
        foreach (LogScene scene in scenes)
        {
            drawn -= scene.Weight;
            if (drawn < 0)
            {
                return scene;
            }
        }

        return scenes[^1];
    }
}
