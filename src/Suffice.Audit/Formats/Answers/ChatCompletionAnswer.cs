using System.Collections.Immutable;
using System.Text.Json;
using Suffice.Audit.Calls;
using Suffice.Audit.Formats.Messages;
using Suffice.Audit.Formats.Usage;
using Suffice.Audit.Formats.Values;
using Suffice.Chat;

namespace Suffice.Audit.Formats.Answers;

/// <summary>Reads an answer of OpenAI's Chat Completions, whole or as the list of its chunks.</summary>
internal static class ChatCompletionAnswer
{
    public static bool Fits(JsonElement body) => body.Get("choices"u8).IsArray();

    public static LoggedAnswer Read(JsonElement body)
    {
        JsonElement choice = FirstOf(body.Get("choices"u8));
        JsonElement message = choice.Get("message"u8);
        ImmutableArray<ContentPart> parts = message.IsObject() ? LoggedMessage.ReadSaid(message) : LoggedParts.Read(choice.Get("text"u8));
        CallOutcome outcome = StopWords.OutcomeOf(choice.Text("finish_reason"u8));
        JsonElement usage = body.Get("usage"u8);
        return new LoggedAnswer
        {
            Id = body.Text("id"u8),
            Model = body.Text("model"u8),
            At = body.Time("created"u8),
            Parts = parts,
            Outcome = outcome == CallOutcome.Answered && message.Text("refusal"u8) is not null ? CallOutcome.Refused : outcome,
            Usage = BodyUsage.OpenAI(usage),
            ServiceTier = body.Text("service_tier"u8),
            Usd = usage.Number("cost"u8) is >= 0 and var cost ? cost : null,
        };
    }

    public static LoggedAnswer ReadChunks(JsonElement chunks)
    {
        StreamedParts said = new();
        LoggedAnswer answer = LoggedAnswer.None;
        foreach (JsonElement chunk in chunks.EnumerateArray())
        {
            JsonElement choice = FirstOf(chunk.Get("choices"u8));
            JsonElement delta = choice.Get("delta"u8);
            said.Say(delta.Get("content"u8).AsText() ?? choice.Text("text"u8));
            said.Think(delta.Get("reasoning_content"u8).AsText());
            said.Refuse(delta.Get("refusal"u8).AsText());
            AddCalls(delta.Get("tool_calls"u8), said);
            CallOutcome outcome = StopWords.OutcomeOf(choice.Text("finish_reason"u8));
            answer = answer with
            {
                Id = answer.Id ?? chunk.Text("id"u8),
                Model = answer.Model ?? chunk.Text("model"u8),
                At = answer.At ?? chunk.Time("created"u8),
                Outcome = outcome == CallOutcome.Answered ? answer.Outcome : outcome,
                Usage = chunk.Get("usage"u8).IsObject() ? BodyUsage.OpenAI(chunk.Get("usage"u8)) : answer.Usage,
                ServiceTier = chunk.Text("service_tier"u8) ?? answer.ServiceTier,
            };
        }

        return answer with { Parts = said.ToParts() };
    }

    private static void AddCalls(JsonElement calls, StreamedParts said)
    {
        if (!calls.IsArray())
        {
            return;
        }

        foreach (JsonElement call in calls.EnumerateArray())
        {
            JsonElement function = call.Get("function"u8);
            said.Ask((int)Math.Min(call.Count("index"u8) ?? 0, 1000), call.Text("id"u8), function.Text("name"u8), function.Text("arguments"u8));
        }
    }

    private static JsonElement FirstOf(JsonElement list) => list.IsArray() && list.GetArrayLength() > 0 ? list[0] : default;
}
