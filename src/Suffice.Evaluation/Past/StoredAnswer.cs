using System.Text.Json;
using Suffice.Chat;
using Suffice.Chat.Wires;

namespace Suffice.Evaluation.Past;

/// <summary>Reads an answer out of what a ledger keeps of it: its body as it came, or its text.</summary>
internal static class StoredAnswer
{
    // A body of a provider has one of these; an answer that is JSON itself hardly ever has.
    private static readonly string[] Marks = ["choices", "content", "output"];

    /// <summary>Reads.</summary>
    /// <param name="content">What is kept.</param>
    /// <param name="request">The call.</param>
    /// <returns>The answer; <see langword="null"/> where tools were offered and only text was kept, so that what was called is not known.</returns>
    public static ChatAnswer? Read(string content, ChatRequest request) =>
        IsBody(content) && ChatWires.ReadAnyAnswer(content) is { } answer ? answer
        : request.Tools.IsDefaultOrEmpty ? new ChatAnswer { Parts = [new TextPart(content)], StopReason = StopReason.Done }
        : null;

    private static bool IsBody(string content)
    {
        if (!content.AsSpan().TrimStart().StartsWith("{"))
        {
            return false;
        }

        try
        {
            using JsonDocument json = JsonDocument.Parse(content);

            return json.RootElement.TryGetProperty("id", out _) && Marks.Any(mark => json.RootElement.TryGetProperty(mark, out JsonElement list) && list.ValueKind == JsonValueKind.Array);
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
