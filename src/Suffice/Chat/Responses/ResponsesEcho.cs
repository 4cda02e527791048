using System.Text.Json;
using Suffice.Chat.Json;
using Suffice.Chat.OpenAI;
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
    /// <param name="fields">Where to; what the answer itself says of it is among the kept fields, and written with them.</param>
    public static void Write(ChatRequest? asked, bool isKept, ref FieldWriter fields)
    {
        ChatRequest? call = asked is { Protocol: ChatProtocol.Responses } ? asked : null;
        foreach ((string? name, string? unsaid) in AsTheyCame)
        {
            if (!fields.Keeps(name))
            {
                WriteValue(fields.Name(name), call?.Extra.Find(name), unsaid);
            }
        }

        if (!isKept && !fields.Keeps("store"))
        {
            fields.Flag("store", false);
        }

        WriteOwn(call, ref fields);
    }

    private static void WriteOwn(ChatRequest? call, ref FieldWriter fields)
    {
        if (!fields.Keeps("instructions"))
        {
            string? instructions = call?.Messages is [{ IsInstructions: true } first, ..] ? first.Text : null;
            fields.Name("instructions").WriteStringValue(instructions);
        }

        if (!fields.Keeps("max_output_tokens"))
        {
            WriteNumber(fields.Name("max_output_tokens"), call?.MaxOutputTokens);
        }

        if (!fields.Keeps("temperature"))
        {
            WriteNumber(fields.Name("temperature"), call?.Temperature ?? 1);
        }

        if (!fields.Keeps("top_p"))
        {
            WriteNumber(fields.Name("top_p"), call?.TopP ?? 1);
        }

        if (!fields.Keeps("metadata"))
        {
            WriteValue(fields.Name("metadata"), call?.Metadata, "{}");
        }

        if (!fields.Keeps("reasoning"))
        {
            WriteReasoning(call?.Reasoning, fields.Name("reasoning"));
        }

        if (!fields.Keeps("text"))
        {
            WriteText(call, fields.Name("text"));
        }

        WriteTools(call, ref fields);
    }

    private static void WriteTools(ChatRequest? call, ref FieldWriter fields)
    {
        WireCrossing own = new(ChatProtocol.Responses, ChatProtocol.Responses);
        if (!fields.Keeps("parallel_tool_calls"))
        {
            fields.Flag("parallel_tool_calls", call?.ParallelToolCalls ?? true);
        }

        if (!fields.Keeps("tool_choice"))
        {
            OpenAIToolChoice.Write(call?.ToolChoice ?? new ToolChoice(ToolChoiceMode.Auto), ref fields, isNested: false, own);
        }

        if (!fields.Keeps("tools"))
        {
            ToolList.Write(call is null ? [] : call.Tools, fields.Name("tools"), own, ResponsesToolWriter.Write);
        }
    }

    private static void WriteReasoning(ReasoningRequest? reasoning, Utf8JsonWriter json)
    {
        FieldWriter fields = FieldWriter.Begin(json, reasoning?.Extra ?? ExtraFields.None);
        fields.Name("effort").WriteStringValue(reasoning?.Effort);
        if (!fields.Keeps("summary"))
        {
            fields.Name("summary").WriteNullValue();
        }

        fields.End();
    }

    private static void WriteText(ChatRequest? call, Utf8JsonWriter json)
    {
        FieldWriter fields = FieldWriter.Begin(json, ExtraFields.Of(call?.Extra.Find("text")));
        OpenAIFormatWriter.Write(call?.Format ?? new AnswerFormat(AnswerFormatKind.Text), ref fields, "format", isNested: false, new WireCrossing(ChatProtocol.Responses, ChatProtocol.Responses));
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
