using System.Buffers;
using System.Text.Json;
using Suffice.Chat.Json;
using Suffice.Chat.Wires;
using Suffice.Spending;

namespace Suffice.Chat.Anthropic;

/// <summary>Writes a <c>message</c> afresh, of an answer of any protocol.</summary>
internal static class AnthropicAnswerWriter
{
    public static void Write(ChatAnswer answer, AnswerLabels labels, WireCrossing crossing, IBufferWriter<byte> output)
    {
        using Utf8JsonWriter json = new(output, JsonOutput.Options);
        FieldWriter fields = FieldWriter.Begin(json, crossing.KeepOfAnswer(answer.Extra));
        fields.Text("id", answer.Id ?? labels.Id);
        fields.Usual("type", "message");
        fields.Usual("role", "assistant");
        fields.Text("model", answer.Model ?? labels.Model);
        AnthropicContentWriter.WriteList(crossing.IsOwn ? answer.Parts : Readable(answer, crossing), fields.Name("content"), crossing);
        WriteStop(answer, ref fields, crossing);
        WriteUsage(answer, ref fields, crossing);
        fields.End();
    }

    private static void WriteStop(ChatAnswer answer, ref FieldWriter fields, WireCrossing crossing)
    {
        if (answer.StopReasonRaw is not null || !fields.Keeps("stop_reason"))
        {
            StopReason reason = answer is { StopReason: StopReason.Done } && answer.Parts.Any(part => part is RefusalPart)
                ? StopReason.Refused
                : answer.StopReason;
            fields.Text("stop_reason", AnthropicStopReasons.Write(reason, answer.StopReasonRaw, crossing.IsOwn));
        }

        if (answer.StopSequence is { } text)
        {
            fields.Text("stop_sequence", text);
        }
        else if (!crossing.IsOwn)
        {
            fields.Name("stop_sequence").WriteNullValue();
        }
    }

    private static void WriteUsage(ChatAnswer answer, ref FieldWriter fields, WireCrossing crossing)
    {
        if (crossing.IsOwn && answer.UsageJson is { } usage)
        {
            fields.Json("usage", usage);
        }
        else if (!crossing.IsOwn || answer.Usage.Basis != UsageBasis.None)
        {
            AnthropicUsage.Write(fields.Name("usage"), answer.Usage);
        }
    }

    /// <summary>What a caller of this protocol can take: no thinking that Anthropic would refuse to get back, no foreign parts, one choice.</summary>
    private static IEnumerable<ContentPart> Readable(ChatAnswer answer, WireCrossing crossing)
    {
        crossing.Keep(answer.MessageExtra);
        crossing.Keep(answer.ChoiceExtra);
        crossing.Keep("logprobs", answer.Logprobs);
        if (answer.Alternatives.Length > 0)
        {
            crossing.Lose("n");
        }

        foreach (ContentPart part in answer.Parts)
        {
            if (part is ThinkingPart { IsSigned: false } reasoning && crossing.From == ChatProtocol.Responses)
            {
                if (reasoning.Text.Length > 0 || reasoning.EncryptedContent is { Length: > 0 })
                {
                    yield return reasoning with { EncryptedContent = reasoning.EncryptedContent ?? string.Empty };
                }
            }
            else if (part is ThinkingPart { IsSigned: false } or OpaquePart)
            {
                crossing.Lose(part is OpaquePart opaque ? opaque.Kind : "thinking");
            }
            else if (part is TextPart { Text.Length: 0 })
            {
                crossing.Keep(part.Extra);
            }
            else
            {
                yield return part;
            }
        }
    }
}
