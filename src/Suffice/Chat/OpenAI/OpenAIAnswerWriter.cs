using System.Buffers;
using System.Text.Json;
using Suffice.Chat.Json;
using Suffice.Chat.Wires;
using Suffice.Spending;

namespace Suffice.Chat.OpenAI;

/// <summary>Writes a <c>chat.completion</c> afresh, of an answer of any protocol.</summary>
internal static class OpenAIAnswerWriter
{
    /// <summary>The field in which servers of this protocol hand out thinking.</summary>
    public const string ThinkingField = "reasoning_content";

    public static void Write(ChatAnswer answer, AnswerLabels labels, WireCrossing crossing, IBufferWriter<byte> output)
    {
        using Utf8JsonWriter json = new(output, JsonOutput.Options);
        FieldWriter fields = FieldWriter.Begin(json, crossing.KeepOfAnswer(answer.Extra));
        fields.Text("id", answer.Id ?? labels.Id);
        fields.Usual("object", "chat.completion");
        fields.Number("created", (answer.CreatedAt ?? labels.CreatedAt).ToUnixTimeSeconds());
        fields.Text("model", answer.Model ?? labels.Model);
        fields.Name("choices").WriteStartArray();
        WriteChoice(answer, 0, json, crossing);
        for (int i = 0; i < answer.Alternatives.Length; i++)
        {
            WriteChoice(answer.Alternatives[i], i + 1, json, crossing);
        }

        json.WriteEndArray();
        WriteUsage(answer, ref fields, crossing);
        fields.End();
    }

    private static void WriteUsage(ChatAnswer answer, ref FieldWriter fields, WireCrossing crossing)
    {
        if (crossing.IsOwn && answer.UsageJson is { } usage)
        {
            fields.Json("usage", usage);
        }
        else if (answer.Usage.Basis != UsageBasis.None)
        {
            OpenAIUsage.Write(fields.Name("usage"), answer.Usage);
        }

        fields.Text("service_tier", crossing.IsOwn ? answer.ServiceTier : null);
    }

    private static void WriteChoice(ChatAnswer answer, int index, Utf8JsonWriter json, WireCrossing crossing)
    {
        FieldWriter fields = FieldWriter.Begin(json, crossing.Keep(answer.ChoiceExtra));
        fields.Number("index", index);
        WriteMessage(answer, FieldWriter.Begin(fields.Name("message"), crossing.Keep(answer.MessageExtra)), crossing);
        fields.Json("logprobs", answer.Logprobs);
        if (answer.StopReasonRaw is not null || !fields.Keeps("finish_reason"))
        {
            fields.Text("finish_reason", OpenAIStopReasons.Write(answer.StopReason, answer.StopReasonRaw, crossing.IsOwn));
        }

        fields.End();
    }

    private static void WriteMessage(ChatAnswer answer, FieldWriter fields, WireCrossing crossing)
    {
        ChatMessage message = new()
        {
            Role = ChatRole.Assistant,
            Parts = crossing.IsOwn ? answer.Parts : [.. Readable(answer, crossing)],
            IsPlainString = true,
        };
        fields.Usual("role", "assistant");
        bool silent = !message.Parts.Any(part => part is TextPart or ImagePart || (crossing.IsOwn && part is OpaquePart { IsToolCall: false }));
        if (silent && !fields.Keeps("content"))
        {
            fields.Name("content").WriteNullValue();
        }

        OpenAIMessageWriter.WriteParts(message, ref fields, contentExpected: false, crossing);
        fields.End();
    }

    /// <summary>An answer's content is one string here, its thinking another, and its refusal a third.</summary>
    private static IEnumerable<ContentPart> Readable(ChatAnswer answer, WireCrossing crossing)
    {
        foreach (ContentPart part in answer.Parts)
        {
            LoseUnreadable(part, crossing);
        }

        string thinking = string.Concat(answer.Parts.OfType<ThinkingPart>().Select(part => part.Text));
        if (thinking.Length > 0)
        {
            yield return new ThinkingPart(thinking) { Field = ThinkingField };
        }

        string text = answer.Text;
        if (text.Length > 0)
        {
            yield return new TextPart(text);
        }

        string refusal = string.Concat(answer.Parts.OfType<RefusalPart>().Select(part => part.Text));
        if (refusal.Length > 0)
        {
            yield return new RefusalPart(refusal);
        }

        foreach (ContentPart part in answer.Parts.Where(part => part is not (TextPart or ThinkingPart or RefusalPart)))
        {
            yield return part;
        }
    }

    private static void LoseUnreadable(ContentPart part, WireCrossing crossing)
    {
        if (part is TextPart or RefusalPart)
        {
            crossing.Keep(part.Extra);
        }
        else if (part is ThinkingPart thinking && LostOf(thinking.Signature, thinking.RedactedBytes, thinking.EncryptedContent) is { } lost)
        {
            crossing.Lose(lost);
        }
    }

    /// <summary>What a vendor trusts its thinking by has no place here.</summary>
    public static string? LostOf(string? signature, string? redacted, string? encrypted) =>
        redacted is not null ? "redacted_thinking"
        : signature is { Length: > 0 } ? "thinking.signature"
        : encrypted is { Length: > 0 } ? "reasoning.encrypted_content"
        : null;
}
