using System.Text.Json;
using Suffice.Audit.Calls;
using Suffice.Audit.Formats.Answers;
using Suffice.Audit.Formats.Messages;
using Suffice.Audit.Formats.Values;
using Suffice.Chat;

namespace Suffice.Audit.Formats.Mapping;

/// <summary>Reads the prompt of a mapped row, which may stand in one field or in several.</summary>
internal static class MappedTexts
{
    public static ChatRequest? Request(LogMapping mapping, JsonElement row, string? model)
    {
        JsonElement asked = mapping.Get(row, "request");
        asked = asked.IsThere() ? asked : mapping.Get(row, "messages");
        ChatRequest? request = LoggedRequest.Read(asked.IsThere() ? asked : mapping.Get(row, "prompt"), model);
        JsonElement system = mapping.Get(row, "system");
        if (LoggedParts.Read(system) is { IsEmpty: false } said)
        {
            ChatMessage instructions = new() { Role = ChatRole.System, Parts = said, IsPlainString = system.IsText() };
            request = request is null
                ? new ChatRequest { Protocol = ChatProtocol.OpenAI, Model = model ?? string.Empty, Messages = [instructions] }
                : request with { Messages = [instructions, .. request.Messages] };
        }

        return request is null ? null : WithForm(mapping, row, request);
    }

    /// <summary>A status in the ways that logs say it: an HTTP status, a word for success or failure, or why the answer ended.</summary>
    public static CallOutcome OutcomeOf(JsonElement status) => status.ValueKind switch
    {
        JsonValueKind.False => CallOutcome.Failed,
        JsonValueKind.Number or JsonValueKind.String when status.AsCount() is { } code => code >= 400 ? CallOutcome.Failed : CallOutcome.Answered,
        JsonValueKind.String => status.GetString()!.Trim().ToLowerInvariant() switch
        {
            "error" or "failed" or "failure" or "timeout" or "exception" or "false" => CallOutcome.Failed,
            "refused" or "blocked" => CallOutcome.Refused,
            { } word => StopWords.OutcomeOf(word),
        },
        _ => CallOutcome.Answered,
    };

    private static ChatRequest WithForm(LogMapping mapping, JsonElement row, ChatRequest request)
    {
        JsonElement schema = InnerJson.Of(mapping.Get(row, "schema"));
        return request with
        {
            Tools = request.Tools.IsEmpty ? LoggedTools.ReadList(InnerJson.Of(mapping.Get(row, "tools")), request.Protocol) : request.Tools,
            Format = request.Format ?? (schema.IsObject() ? new AnswerFormat(AnswerFormatKind.JsonSchema) { Schema = schema } : null),
        };
    }
}
