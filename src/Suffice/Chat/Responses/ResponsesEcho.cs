using System.Text.Json;
using Suffice.Chat.Json;
using Suffice.Chat.Wires;

namespace Suffice.Chat.Responses;

/// <summary>What a response repeats of its call; clients' types demand most of it.</summary>
internal static class ResponsesEcho
{
    /// <summary>Fields of the call that come back as they came, with what stands for them when they did not.</summary>
    private static readonly (string Name, string Unsaid)[] AsTheyCame =
    [
        ("background", "false"),
        ("max_tool_calls", "null"),
        ("prompt_cache_key", "null"),
        ("safety_identifier", "null"),
        ("top_logprobs", "0"),
        ("truncation", "\"disabled\""),
        ("user", "null"),
    ];

    /// <summary>Writes it.</summary>
    /// <param name="asked">The call; <see langword="null"/> when it is not known.</param>
    /// <param name="isKept">True when the answer is kept here.</param>
    /// <param name="kept">What the answer itself says of it, which is written elsewhere.</param>
    /// <param name="fields">Where to.</param>
    public static void Write(ChatRequest? asked, bool isKept, ExtraFields kept, ref FieldWriter fields)
    {
        ChatRequest? call = asked is { Protocol: ChatProtocol.Responses } ? asked : null;
        foreach ((string? name, string? unsaid) in AsTheyCame)
        {
            if (kept.Find(name) is null)
            {
                WriteValue(fields.Name(name), call?.Extra.Find(name), unsaid);
            }
        }

        if (!isKept && kept.Find("store") is null)
        {
            fields.Flag("store", false);
        }

        WriteOwn(call, kept, ref fields);
    }

    private static void WriteOwn(ChatRequest? call, ExtraFields kept, ref FieldWriter fields)
    {
        if (kept.Find("instructions") is null)
        {
            string? instructions = call?.Messages is [{ Role: ChatRole.System } first, ..] && first.Extra.Find("role") is null ? first.Text : null;
            fields.Name("instructions").WriteStringValue(instructions);
        }

        if (kept.Find("max_output_tokens") is null)
        {
            WriteNumber(fields.Name("max_output_tokens"), call?.MaxOutputTokens);
        }

        if (kept.Find("temperature") is null)
        {
            WriteNumber(fields.Name("temperature"), call?.Temperature ?? 1);
        }

        if (kept.Find("top_p") is null)
        {
            WriteNumber(fields.Name("top_p"), call?.TopP ?? 1);
        }

        if (kept.Find("metadata") is null)
        {
            WriteValue(fields.Name("metadata"), call?.Metadata, "{}");
        }

        if (kept.Find("reasoning") is null)
        {
            WriteReasoning(call?.Reasoning, fields.Name("reasoning"));
        }

        if (kept.Find("text") is null)
        {
            WriteText(call, fields.Name("text"));
        }

        WriteTools(call, kept, ref fields);
    }

    private static void WriteTools(ChatRequest? call, ExtraFields kept, ref FieldWriter fields)
    {
        WireCrossing own = new(ChatProtocol.Responses, ChatProtocol.Responses);
        if (kept.Find("parallel_tool_calls") is null)
        {
            fields.Flag("parallel_tool_calls", call?.ParallelToolCalls ?? true);
        }

        if (kept.Find("tool_choice") is null)
        {
            ResponsesToolWriter.WriteChoice(call?.ToolChoice ?? new ToolChoice(ToolChoiceMode.Auto), ref fields, own);
        }

        if (kept.Find("tools") is null)
        {
            ToolList.Write(call is null ? [] : call.Tools, fields.Name("tools"), own, ResponsesToolWriter.Write);
        }
    }

    private static void WriteReasoning(ReasoningRequest? reasoning, Utf8JsonWriter json)
    {
        FieldWriter fields = FieldWriter.Begin(json, reasoning?.Extra ?? ExtraFields.None);
        fields.Name("effort").WriteStringValue(reasoning?.Effort);
        if (reasoning?.Extra.Find("summary") is null)
        {
            fields.Name("summary").WriteNullValue();
        }

        fields.End();
    }

    private static void WriteText(ChatRequest? call, Utf8JsonWriter json)
    {
        FieldWriter fields = FieldWriter.Begin(json, ExtraFields.Of(call?.Extra.Find("text")));
        ResponsesFormatWriter.Write(call?.Format ?? new AnswerFormat(AnswerFormatKind.Text), ref fields, new WireCrossing(ChatProtocol.Responses, ChatProtocol.Responses));
        fields.End();
    }

    private static void WriteNumber(Utf8JsonWriter json, decimal? number)
    {
        if (number is { } value)
        {
            json.WriteNumberValue(value);
        }
        else
        {
            json.WriteNullValue();
        }
    }

    private static void WriteValue(Utf8JsonWriter json, JsonElement? value, string unsaid)
    {
        if (value is { ValueKind: not JsonValueKind.Null } said)
        {
            json.Raw(said);
        }
        else
        {
            json.WriteRawValue(unsaid, skipInputValidation: true);
        }
    }
}
