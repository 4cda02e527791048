using Suffice.Chat.Json;
using Suffice.Chat.Wires;

namespace Suffice.Chat.Anthropic;

/// <summary>Writes <c>thinking</c> and <c>output_config</c>.</summary>
internal static class AnthropicOutputWriter
{
    public static void Write(ChatRequest request, ref FieldWriter fields, WireCrossing crossing)
    {
        if (!crossing.IsOwn && request.Reasoning?.Effort is not (null or "none" or "minimal"))
        {
            crossing.Lose(SettingNames.Effort(crossing.From));
        }

        if (crossing.From == ChatProtocol.Responses && request.Reasoning is { } wanted && !wanted.Extra.Saying().IsEmpty)
        {
            crossing.Lose("reasoning.summary");
        }

        bool older = request.Forms.HasFlag(RequestForms.OlderOutputFormat);
        if (older)
        {
            WriteFormat("output_format", request.Format, ref fields, crossing);
        }

        string? effort = crossing.IsOwn ? request.Reasoning?.Effort : null;
        bool form = !older && IsWritable(request.Format, crossing);
        if (form || effort is not null)
        {
            FieldWriter config = fields.Open("output_config");
            WriteFormat("format", form ? request.Format : null, ref config, crossing);
            config.Text("effort", effort);
            config.End();
        }

        WriteThinking(crossing.IsOwn ? request.Reasoning : null, ref fields);
    }

    /// <summary>Anthropic knows free text, which needs no word, and schemas; not "any JSON".</summary>
    private static bool IsWritable(AnswerFormat? format, WireCrossing crossing)
    {
        bool writable = format is { Kind: AnswerFormatKind.JsonSchema, Schema: not null }
            || (crossing.IsOwn && format is { Kind: AnswerFormatKind.JsonSchema or AnswerFormatKind.Other });
        if (!writable && format is not (null or { Kind: AnswerFormatKind.Text }))
        {
            crossing.Lose(SettingNames.Format(crossing.From));
        }

        return writable;
    }

    private static void WriteFormat(string name, AnswerFormat? format, ref FieldWriter outer, WireCrossing crossing)
    {
        if (format is { Kind: AnswerFormatKind.Other })
        {
            outer.Json(name, format.Json);
        }
        else if (format is not null)
        {
            FieldWriter written = FieldWriter.Begin(outer.Name(name), crossing.IsOwn ? format.Extra : ExtraFields.None);
            written.Text("type", "json_schema");
            written.Json("schema", format.Schema);
            written.End();
        }
    }

    private static void WriteThinking(ReasoningRequest? reasoning, ref FieldWriter fields)
    {
        if (reasoning is null or { Enabled: null, BudgetTokens: null })
        {
            return;
        }

        FieldWriter thinking = FieldWriter.Begin(fields.Name("thinking"), reasoning.Extra);
        thinking.Usual("type", reasoning.Enabled == false ? "disabled" : "enabled");
        thinking.Number("budget_tokens", reasoning.BudgetTokens);
        thinking.End();
    }
}
