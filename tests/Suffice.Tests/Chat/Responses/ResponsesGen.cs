using System.Text.Json;
using CsCheck;
using static Suffice.Tests.Chat.JsonGen;

namespace Suffice.Tests.Chat.Responses;

/// <summary>Generates bodies of OpenAI's Responses.</summary>
internal static class ResponsesGen
{
    private static readonly Gen<string> InputText = Object(Must("type", Const("\"input_text\"")), Must("text", Text));

    private static readonly Gen<string> Part = Gen.OneOf<string>(
        InputText,
        Object(
            Must("type", Const("\"input_image\"")),
            Must("image_url", Word("https://example.org/a.png", "data:image/png;base64,AA==", "data:text/plain,x", "data:image/png;x=1;base64,AA==")),
            May("detail", Word("low", "auto"))),
        Object(Must("type", Const("\"input_image\"")), Must("file_id", Text)),
        Object(Must("type", Word("input_file", "input_audio")), May("file_data", Text)));

    private static readonly Gen<string> OutputText = Object(
        Must("type", Const("\"output_text\"")), Must("text", Text), May("annotations", Const("[{\"type\":\"url_citation\"}]")), May("logprobs", Const("[]")));

    private static readonly Gen<string> Refusal = Object(Must("type", Const("\"refusal\"")), Must("refusal", Text));

    private static readonly Gen<string> Arguments = Object(May("a", Any)).Select(json => JsonSerializer.Serialize(json));

    private static readonly Gen<string> Call = Object(
        Must("type", Const("\"function_call\"")), May("id", Text), Must("call_id", Text), Must("name", Text), Must("arguments", Arguments), May("status", Word("completed")));

    private static readonly Gen<string> Reasoning = Object(
        Must("type", Const("\"reasoning\"")), May("id", Text), Must("summary", List(Object(Must("type", Const("\"summary_text\"")), Must("text", Text)))),
        May("encrypted_content", Text));

    private static readonly Gen<string> Said = Object(
        May("type", Const("\"message\"")), May("id", Text), Must("role", Const("\"assistant\"")), May("status", Word("completed", "incomplete")),
        Must("content", Gen.OneOf<string>(Text, List(Gen.OneOf<string>(OutputText, Refusal)))));

    private static readonly Gen<string> Other = Object(
        Must("type", Word("item_reference", "web_search_call", "custom_tool_call", "custom_tool_call_output", "x_new")), Must("id", Text), May("action", Any));

    private static readonly Gen<string> Item = Gen.OneOf<string>(
        Object(May("type", Const("\"message\"")), Must("role", Word("system", "developer", "user")), Must("content", Gen.OneOf<string>(Text, List(Part)))),
        Said,
        Call,
        Object(
            Must("type", Const("\"function_call_output\"")), Must("call_id", Text), Must("output", Gen.OneOf<string>(Text, List(Gen.OneOf<string>(InputText, Part)))),
            May("id", Text)),
        Reasoning,
        Other);

    private static readonly Gen<string> Tool = Gen.OneOf<string>(
        Object(Must("type", Const("\"function\"")), Must("name", Text), May("description", Text), May("parameters", Any), May("strict", Flag)),
        Object(Must("type", Word("web_search", "custom", "x_new")), May("name", Text)));

    private static readonly Gen<string> Format = Gen.OneOf<string>(
        Object(Must("type", Word("text", "json_object", "x_grammar"))),
        Object(Must("type", Const("\"json_schema\"")), May("name", Text), May("description", Text), May("schema", Any), May("strict", Flag)));

    private static readonly Gen<string> Choice = Gen.OneOf<string>(
        Word("auto", "none", "required", "x_any"),
        Object(Must("type", Const("\"function\"")), Must("name", Text)),
        Object(Must("type", Const("\"allowed_tools\"")), May("tools", Any)));

    public static Gen<string> Request { get; } = Object(
        Must("model", Text), Must("input", Gen.OneOf<string>(Text, List(Item, least: 1))), May("instructions", Text), May("tools", List(Tool)), May("tool_choice", Choice),
        May("parallel_tool_calls", Flag), May("text", Object(May("format", Format), May("verbosity", Word("low", "high")))), May("max_output_tokens", Whole),
        May("temperature", Number), May("top_p", Number), May("reasoning", Object(May("effort", Word("low", "high")), May("summary", Word("auto")))),
        May("stream", Const("false")), May("include", Const("[\"message.output_text.logprobs\"]")), May("top_logprobs", Whole), May("store", Flag),
        May("metadata", Object(Must("team", Text)).Where(text => !text.Contains("x_future", StringComparison.Ordinal))),
        May("service_tier", Word("auto", "flex")), May("truncation", Word("auto", "disabled")), May("user", Text));

    private static readonly Gen<string> OutputItem = Gen.OneOf<string>(
        Object(
            Must("type", Const("\"message\"")), Must("id", Text), Must("role", Const("\"assistant\"")), Must("status", Word("completed")),
            Must("content", List(Gen.OneOf<string>(OutputText, Refusal)))),
        Object(
            Must("type", Const("\"function_call\"")), Must("id", Text), Must("call_id", Text), Must("name", Text), Must("arguments", Arguments), Must("status", Word("completed"))),
        Object(
            Must("type", Const("\"reasoning\"")), Must("id", Text), Must("summary", List(Object(Must("type", Const("\"summary_text\"")), Must("text", Text)))),
            May("encrypted_content", Text)),
        Object(Must("type", Word("web_search_call", "x_new")), Must("id", Text), May("action", Any)));

    private static readonly Gen<string> Usage = Object(
        Must("input_tokens", Whole), Must("output_tokens", Whole), May("output_tokens_details", Object(May("reasoning_tokens", Whole))));

    public static Gen<string> Answer { get; } = Object(
        Must("id", Text), Must("object", Const("\"response\"")), Must("created_at", Whole), Must("model", Text), Must("status", Word("completed")),
        Must("output", List(OutputItem)), Must("usage", Usage), May("service_tier", Word("default")), May("instructions", Text), May("metadata", Const("{\"a\":\"b\"}")),
        May("previous_response_id", Text));
}
