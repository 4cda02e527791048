using System.Collections.Immutable;
using System.Text.Json;
using Suffice.Audit.Calls;
using Suffice.Audit.Formats.Messages;
using Suffice.Audit.Formats.Usage;
using Suffice.Audit.Formats.Values;
using Suffice.Chat;

namespace Suffice.Audit.Formats.Answers;

/// <summary>Reads an answer of OpenAI's Responses, whole or as the list of its events.</summary>
internal static class ResponsesAnswer
{
    public static bool Fits(JsonElement body) => body.Is("object"u8, "response"u8) || (body.Get("output"u8).IsArray() && (body.Has("usage"u8)
        || body.Has("status"u8)));

    /// <summary>True for an event of a stream.</summary>
    public static bool FitsEvent(JsonElement part) => part.Text("type"u8)?.StartsWith("response.", StringComparison.Ordinal) == true;

    public static LoggedAnswer Read(JsonElement body)
    {
        ImmutableArray<ContentPart>.Builder parts = ImmutableArray.CreateBuilder<ContentPart>();
        int tools = 0;
        if (body.Get("output"u8) is { ValueKind: JsonValueKind.Array } output)
        {
            foreach (JsonElement item in output.EnumerateArray())
            {
                tools += IsBilledTool(item.Text("type"u8)) ? 1 : 0;
                parts.AddRange(LoggedMessage.Read(item, ChatRole.Assistant)?.Parts ?? []);
            }
        }

        return new LoggedAnswer
        {
            Id = body.Text("id"u8),
            Model = body.Text("model"u8),
            At = body.Time("created_at"u8),
            Latency = LoggedTime.Between(body.Time("created_at"u8), body.Time("completed_at"u8)),
            Parts = parts.DrainToImmutable(),
            Outcome = OutcomeOf(body),
            Usage = BodyUsage.OpenAI(body.Get("usage"u8)),
            ServiceTier = body.Text("service_tier"u8),
            BilledToolUses = tools,
        };
    }

    /// <summary>The last events hold the whole answer.</summary>
    public static LoggedAnswer ReadEvents(JsonElement events)
    {
        JsonElement whole = default;
        foreach (JsonElement part in events.EnumerateArray())
        {
            whole = part.Get("response"u8) is { ValueKind: JsonValueKind.Object } response ? response : whole;
        }

        return whole.IsObject() ? Read(whole) : LoggedAnswer.Failure;
    }

    private static CallOutcome OutcomeOf(JsonElement body)
    {
        if (body.Get("error"u8).HasParts())
        {
            return CallOutcome.Failed;
        }

        return body.Text("status"u8) == "incomplete"
            ? body.Get("incomplete_details"u8).Is("reason"u8, "content_filter"u8) ? CallOutcome.Refused : CallOutcome.CutShort
            : StopWords.OutcomeOf(body.Text("status"u8));
    }

    private static bool IsBilledTool(string? kind) =>
        kind is "web_search_call" or "file_search_call" or "code_interpreter_call" or "image_generation_call" or "computer_call";
}
