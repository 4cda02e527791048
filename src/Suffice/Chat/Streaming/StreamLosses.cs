using System.Text.Json;
using Suffice.Chat.Json;
using Suffice.Chat.Wires;

namespace Suffice.Chat.Streaming;

/// <summary>Names what a streamed answer loses where it leaves its protocol, by the names that whole answers use.</summary>
internal static class StreamLosses
{
    /// <summary>Names what every protocol but an event's own cannot carry of it.</summary>
    public static void Name(ChatEvent step, WireCrossing crossing)
    {
        switch (step)
        {
            case AnswerStarted started:
                crossing.KeepOfAnswer(started.Extra);
                break;
            case TextDelta text:
                crossing.Keep(text.Extra);
                break;
            case RefusalDelta refusal:
                crossing.Keep(refusal.Extra);
                break;
            case ToolCallStarted call:
                crossing.Keep(call.Extra);
                break;
            case OpaqueDelta opaque:
                crossing.Lose(KindOf(opaque));
                break;
            case FieldsReported fields:
                crossing.KeepOfAnswer(fields.Answer);
                crossing.Keep(fields.OfChoice);
                crossing.Keep(fields.OfMessage);
                break;
        }
    }

    private static string KindOf(OpaqueDelta opaque) =>
        opaque.Json.ValueKind == JsonValueKind.Object
        && opaque.Json.TryGetProperty("type"u8, out JsonElement kind) && kind.ValueKind == JsonValueKind.String
            ? CutText.Of(kind)
            : "custom tool call";
}
