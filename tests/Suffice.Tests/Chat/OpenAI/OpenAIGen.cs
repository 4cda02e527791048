using System.Text.Json;
using CsCheck;
using static Suffice.Tests.Chat.JsonGen;

namespace Suffice.Tests.Chat.OpenAI;

/// <summary>Generates bodies of OpenAI's protocol.</summary>
internal static class OpenAIGen
{
    private static readonly Gen<string> Cache = Const("{\"type\":\"ephemeral\"}");

    private static readonly Gen<string> TextPart = Object(Must("type", Const("\"text\"")), Must("text", Text), May("cache_control", Cache));

    private static readonly Gen<string> Part = Gen.OneOf<string>(
        TextPart,
        Object(
            Must("type", Const("\"image_url\"")),
            Must("image_url", Object(
                Must("url", Word("https://example.org/a.png", "data:image/png;base64,AA==", "data:text/plain,x", "data:image/png;x=1;base64,AA==")),
                May("detail", Word("low", "auto"))))),
        Object(Must("type", Const("\"input_audio\"")), Must("input_audio", Any)),
        Object(Must("type", Const("\"x_new\"")), May("x", Any)));

    private static readonly Gen<string> Call = Gen.OneOf<string>(
        Object(
            Must("id", Text), Must("type", Const("\"function\"")),
            Must("function", Object(Must("name", Text), Must("arguments", Object(May("a", Any)).Select(json => JsonSerializer.Serialize(json)))))),
        Object(Must("id", Text), Must("type", Const("\"custom\"")), Must("custom", Object(Must("name", Text), Must("input", Text)))));

    private static readonly Gen<string> Message = Gen.OneOf<string>(
        Object(Must("role", Word("system", "developer", "user")), Must("content", Gen.OneOf<string>(Text, List(Part))), May("name", Text)),
        Object(
            Must("role", Const("\"assistant\"")),
            May("content", Gen.OneOf<string>(Text, List(Gen.OneOf<string>(TextPart, Object(Must("type", Const("\"refusal\"")), Must("refusal", Text)))))),
            May("refusal", Text), May("reasoning_content", Text), May("tool_calls", List(Call)), May("name", Text), May("audio", Any)),
        Object(Must("role", Const("\"tool\"")), Must("tool_call_id", Text), Must("content", Gen.OneOf<string>(Text, List(TextPart)))),
        Object(Must("role", Const("\"function\"")), Must("name", Text), Must("content", Text)));

    private static readonly Gen<string> Tool = Gen.OneOf<string>(
        Object(
            Must("type", Const("\"function\"")),
            Must("function", Object(
                Must("name", Text), May("description", Text), May("parameters", Any), May("strict", Flag)))),
        Object(Must("type", Const("\"custom\"")), May("custom", Object(Must("name", Text)))));

    private static readonly Gen<string> Format = Gen.OneOf<string>(
        Object(Must("type", Word("text", "json_object", "x_grammar"))),
        Object(
            Must("type", Const("\"json_schema\"")),
            Must("json_schema", Object(May("name", Text), May("description", Text), May("schema", Any), May("strict", Flag)))));

    private static readonly Gen<string> Choice = Gen.OneOf<string>(
        Word("auto", "none", "required", "x_any"),
        Object(Must("type", Const("\"function\"")), Must("function", Object(Must("name", Text)))),
        Object(Must("type", Const("\"allowed_tools\"")), May("allowed_tools", Any)));

    public static Gen<string> Request { get; } = Object(
        Must("model", Text), Must("messages", List(Message, least: 1)), May("tools", List(Tool)), May("tool_choice", Choice),
        May("parallel_tool_calls", Flag), May("response_format", Format), May("max_tokens", Whole), May("max_completion_tokens", Whole),
        May("temperature", Number), May("top_p", Number), May("stop", Gen.OneOf<string>(Text, List(Text))), May("reasoning_effort", Word("low", "high")),
        May("stream", Const("false")), May("logprobs", Flag), May("top_logprobs", Whole),
        May("metadata", Object(Must("team", Text)).Where(text => !text.Contains("x_future", StringComparison.Ordinal))),
        May("service_tier", Word("auto", "flex")), May("seed", Whole), May("n", Whole), May("user", Text), May("logit_bias", Any));

    private static readonly Gen<string> AnswerMessage = Object(
        Must("role", Const("\"assistant\"")), Must("content", Gen.OneOf<string>(Text, Const("null"))), May("refusal", Text),
        May("reasoning", Text), May("tool_calls", List(Call)), May("annotations", Any));

    private static readonly Gen<string> Usage = Object(
        Must("prompt_tokens", Whole), Must("completion_tokens", Whole), May("completion_tokens_details", Object(May("reasoning_tokens", Whole))));

    public static Gen<string> Answer { get; } = Object(
        Must("id", Text), Must("object", Word("chat.completion", "x_other")), Must("created", Whole), Must("model", Text),
        Must("choices", Gen.Int[1, 3].SelectMany(Choices)), May("usage", Usage), May("service_tier", Text), May("system_fingerprint", Any));

    private static Gen<string> Choices(int count) => Enumerable.Range(0, count)
        .Select(index => Object(
            Must("index", Const($"{index}")), Must("message", AnswerMessage), May("logprobs", Object()),
            Must("finish_reason", Gen.OneOf<string>(Word("stop", "length", "tool_calls", "x_eos"), Const("null")))))
        .Aggregate(Gen.Const(Array.Empty<string>()), (all, next) => Gen.Select(all, next, (done, choice) => (string[])[.. done, choice]))
        .Select(all => $"[{string.Join(',', all)}]");
}
