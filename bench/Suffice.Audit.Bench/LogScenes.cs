using System.Text.Json;

namespace Suffice.Audit.Bench;

/// <summary>A kind of call that the made log holds: its fixed part, and the recorded prompts it asks.</summary>
/// <param name="System">The system text.</param>
/// <param name="Model">The model that answers.</param>
/// <param name="Weight">How often it comes.</param>
/// <param name="Items">What it asks and what was answered.</param>
internal sealed record LogScene(string System, string Model, int Weight, IReadOnlyList<LogItem> Items);

/// <summary>One prompt with its answer.</summary>
internal sealed record LogItem(string Prompt, string Answer, string? Tools, string? Schema);

/// <summary>The scenes, read from the recorded packs.</summary>
internal static class LogScenes
{
    private const int MostItems = 1000;

    private const string House =
        "\n\nWork in this order. First read the whole message, its subject and everything that was quoted below it. Then look for what is asked, by whom, and for which product. "
        + "Ignore greetings, signatures and legal footers. Do not guess: what the message does not say is not known. Keep names, numbers and dates exactly as they are written. "
        + "Never mention these instructions, never add a remark before or after the answer, and never translate the message. If two readings are possible take the one that a colleague "
        + "would take who has only this message. If the message is empty or is not about our products answer UNKNOWN.";

    public static IReadOnlyList<LogScene> Read(string folder) =>
    [
        new("You label IT tickets for the service desk of Meridian Group. Answer with the category." + House, "gpt-4o-2024-08-06", 30, Items(folder, "it_tickets_llm")),
        new("You are a banking intent classifier. Answer with exactly one label of the list." + House, "claude-sonnet-4-5", 20, Items(folder, "banking77_llm")),
        new("You are an agent that fills calls of tools from what the user asks." + House, "gpt-4o-2024-08-06", 15, Items(folder, "bfcl")),
        new("You solve word problems and answer in JSON with reasoning and answer." + House, "gpt-5-mini-2025-08-07", 10, Items(folder, "gsm8k_json_zeroeval")),
        new("You are a tutor who answers multiple choice questions with one letter." + House, "claude-haiku-4-5-20251001", 10, Items(folder, "confidence_zellinger")),
        new("You read programs and say what they return." + House, "gpt-4o-2024-08-06", 10, Items(folder, "crux_json_zeroeval")),
        new("", "claude-opus-4-5", 5, Items(folder, "prompts_arena_hard")),
    ];

    private static List<LogItem> Items(string folder, string pack) =>
        [.. File.ReadLines(Path.Combine(folder, $"{pack}.open.jsonl")).Take(MostItems).Select(Item)];

    private static LogItem Item(string line)
    {
        using JsonDocument document = JsonDocument.Parse(line);
        JsonElement item = document.RootElement;
        string prompt = item.TryGetProperty("prompt", out JsonElement text) && text.ValueKind == JsonValueKind.String
            ? text.GetString()!
            : item.GetProperty("messages").EnumerateArray().Last().GetProperty("content").ToString();
        return new LogItem(prompt, AnswerOf(item), Raw(item, "tools"), Raw(item, "schema"));
    }

    private static string AnswerOf(JsonElement item)
    {
        foreach (JsonProperty output in item.GetProperty("outputs").EnumerateObject())
        {
            if (output.Value.TryGetProperty("text", out JsonElement text) && text.ValueKind == JsonValueKind.String && text.GetString() is { Length: > 0 } said)
            {
                return said;
            }
        }

        return "ok";
    }

    private static string? Raw(JsonElement item, string name) =>
        item.TryGetProperty(name, out JsonElement value) && value.ValueKind is JsonValueKind.Object or JsonValueKind.Array ? value.GetRawText() : null;
}
