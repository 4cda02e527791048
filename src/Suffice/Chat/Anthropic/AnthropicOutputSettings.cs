using Suffice.Chat.Json;

namespace Suffice.Chat.Anthropic;

/// <summary>What <c>output_config</c>, or the older <c>output_format</c>, asks of the answer.</summary>
/// <param name="Format">Its form.</param>
/// <param name="Effort">How much to put into it.</param>
/// <param name="Forms">Which of the two fields said so.</param>
internal readonly record struct AnthropicOutputSettings(AnswerFormat? Format, string? Effort, RequestForms Forms)
{
    public static AnthropicOutputSettings Read(ref FieldReader request)
    {
        AnswerFormat? older = request.Has("output_format") ? ReadFormat(ref request, "output_format") : null;
        RequestForms forms = older is null ? RequestForms.None : RequestForms.OlderOutputFormat;
        if (!request.Has("output_config") || !ExtraFields.Says(request.Peek("output_config")))
        {
            return new AnthropicOutputSettings(older, null, forms);
        }

        FieldReader config = request.Open("output_config");
        AnswerFormat? format = older is null && config.Has("format") ? ReadFormat(ref config, "format") : older;
        string? effort = config.Text("effort");
        request.Keep("output_config", config.Rest());
        return new AnthropicOutputSettings(format, effort, forms);
    }

    private static AnswerFormat ReadFormat(ref FieldReader outer, string name)
    {
        FieldReader format = outer.Open(name);
        string kind = format.RequiredText("type", "use json_schema");
        return kind == "json_schema"
            ? new AnswerFormat(AnswerFormatKind.JsonSchema) { Schema = format.Json("schema"), Extra = format.Rest() }
            : new AnswerFormat(AnswerFormatKind.Other) { Json = outer.Peek(name) };
    }
}
