using System.Collections.Immutable;
using System.Text.Json;
using Suffice.Audit.Calls;
using Suffice.Audit.Formats.Messages;
using Suffice.Audit.Formats.Usage;
using Suffice.Audit.Formats.Values;
using Suffice.Chat;

namespace Suffice.Audit.Formats.Answers;

/// <summary>Reads an answer of Gemini, whole or as the list of its pieces.</summary>
internal static class GeminiAnswer
{
    public static bool Fits(JsonElement body) => body.Has("candidates"u8) || body.Has("usageMetadata"u8) || body.Has("promptFeedback"u8);

    public static LoggedAnswer Read(JsonElement body)
    {
        JsonElement candidate = body.Get("candidates"u8) is { ValueKind: JsonValueKind.Array } all && all.GetArrayLength() > 0 ? all[0] : default;
        CallOutcome outcome = StopWords.OutcomeOf(candidate.Text("finishReason"u8));
        JsonElement usage = body.Get("usageMetadata"u8);
        return new LoggedAnswer
        {
            Id = body.Text("responseId"u8),
            Model = body.Text("modelVersion"u8),
            At = body.Time("createTime"u8),
            Parts = LoggedParts.Read(candidate.Get("content"u8).Get("parts"u8)),
            Outcome = body.Get("promptFeedback"u8).Has("blockReason"u8) ? CallOutcome.Refused : outcome,
            Usage = GeminiUsage.Read(usage),
            ServiceTier = GeminiUsage.TierOf(usage),
            BilledToolUses = SearchesOf(candidate.Get("groundingMetadata"u8)),
        };
    }

    public static LoggedAnswer ReadPieces(JsonElement pieces)
    {
        StreamedParts said = new();
        LoggedAnswer answer = LoggedAnswer.None;
        int calls = 0;
        foreach (JsonElement piece in pieces.EnumerateArray())
        {
            LoggedAnswer read = Read(piece);
            calls = Add(read.Parts, said, calls);
            answer = read with
            {
                Id = answer.Id ?? read.Id,
                Model = answer.Model ?? read.Model,
                At = answer.At ?? read.At,
                Outcome = read.Outcome == CallOutcome.Answered ? answer.Outcome : read.Outcome,
                Usage = read.Usage.Or(answer.Usage),
                ServiceTier = read.ServiceTier ?? answer.ServiceTier,
                BilledToolUses = Math.Max(read.BilledToolUses, answer.BilledToolUses),
            };
        }

        return answer with { Parts = said.ToParts() };
    }

    private static int Add(ImmutableArray<ContentPart> parts, StreamedParts said, int calls)
    {
        foreach (ContentPart part in parts)
        {
            switch (part)
            {
                case TextPart text:
                    said.Say(text.Text);
                    break;
                case ThinkingPart thinking:
                    said.Think(thinking.Text);
                    break;
                case ToolCallPart call:
                    said.Ask(calls++, call.Id, call.Name, call.ArgumentsJson);
                    break;
            }
        }

        return calls;
    }

    /// <summary>Grounding with Google's search is billed by the prompt that used it.</summary>
    private static int SearchesOf(JsonElement grounding) => grounding.Get("webSearchQueries"u8).HasParts() ? 1 : 0;
}
