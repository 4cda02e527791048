using CsCheck;
using static Suffice.Tests.Chat.JsonGen;

namespace Suffice.Tests.Chat.Anthropic;

/// <summary>Generates bodies of Anthropic's protocol.</summary>
internal static class AnthropicGen
{
    private static readonly Gen<string> Cache = Const("{\"type\":\"ephemeral\",\"ttl\":\"1h\"}");

    private static readonly Gen<string> TextBlock = Object(
        Must("type", Const("\"text\"")), Must("text", Text), May("cache_control", Cache), May("citations", Any));

    private static readonly Gen<string> Image = Object(
        Must("type", Const("\"image\"")),
        Must("source", Gen.OneOf<string>(
            Object(Must("type", Const("\"base64\"")), Must("media_type", Text), Must("data", Text)),
            Object(Must("type", Const("\"url\"")), Must("url", Text)),
            Object(Must("type", Const("\"file\"")), Must("file_id", Text)),
            Object(Must("type", Const("\"x_new\""))))),
        May("cache_control", Cache));

    private static readonly Gen<string> ToolUse = Object(
        Must("type", Const("\"tool_use\"")), Must("id", Text), Must("name", Text), Must("input", Object(May("a", Any), May("b", Any))), May("cache_control", Cache));

    private static readonly Gen<string> Thinking = Gen.OneOf<string>(
        Object(Must("type", Const("\"thinking\"")), Must("thinking", Text), May("signature", Text)),
        Object(Must("type", Const("\"redacted_thinking\"")), Must("data", Text)));

    private static readonly Gen<string> Other = Object(Must("type", Word("document", "server_tool_use", "x_new")), May("id", Text), May("input", Any));

    private static readonly Gen<string> ToolResult = Object(
        Must("type", Const("\"tool_result\"")), Must("tool_use_id", Text), May("content", Gen.OneOf<string>(Text, List(Gen.OneOf<string>(TextBlock, Image)))),
        May("is_error", Flag), May("cache_control", Cache));

    private static readonly Gen<string> Message = Gen.OneOf<string>(
        Object(Must("role", Const("\"user\"")), Must("content", Gen.OneOf<string>(Text, List(Gen.OneOf<string>(TextBlock, Image, ToolResult, Other))))),
        Object(Must("role", Const("\"assistant\"")), Must("content", Gen.OneOf<string>(Text, List(Gen.OneOf<string>(TextBlock, ToolUse, Thinking, Other))))),
        Object(Must("role", Const("\"system\"")), Must("content", Gen.OneOf<string>(Text, List(TextBlock)))));

    private static readonly Gen<string> Tool = Gen.OneOf<string>(
        Object(
            Must("name", Text), May("type", Const("\"custom\"")), May("description", Text), May("input_schema", Any), May("strict", Flag), May("cache_control", Cache)),
        Object(Must("type", Const("\"web_search_20250305\"")), Must("name", Text), May("max_uses", Whole)));

    private static readonly Gen<string> Choice = Gen.OneOf<string>(
        Object(Must("type", Word("auto", "any", "none")), May("disable_parallel_tool_use", Flag)),
        Object(Must("type", Const("\"tool\"")), Must("name", Text), May("disable_parallel_tool_use", Flag)),
        Object(Must("type", Const("\"x_new\""))));

    private static readonly Gen<string> AnswerText = Object(
        Must("type", Const("\"text\"")), Must("text", Text), May("citations", Any));

    private static readonly Gen<string> AnswerToolUse = Object(
        Must("type", Const("\"tool_use\"")), Must("id", Text), Must("name", Text), Must("input", Object(May("a", Any), May("b", Any))));

    private static readonly Gen<string> Format = Object(Must("type", Word("json_schema", "x_new")), May("schema", Any));

    public static Gen<string> Request { get; } = Object(
        Must("model", Text), Must("max_tokens", Whole), Must("messages", List(Message, least: 1)), May("system", Gen.OneOf<string>(Text, List(TextBlock))),
        May("tools", List(Tool)), May("tool_choice", Choice), May("stop_sequences", List(Text)), May("temperature", Number), May("top_p", Number),
        May("top_k", Whole), May("stream", Const("false")), May("service_tier", Word("auto", "standard_only")),
        May("metadata", Gen.OneOf<string>("{}", "{\"user_id\":\"u\"}")),
        May("thinking", Object(Must("type", Word("enabled", "disabled", "adaptive")), May("budget_tokens", Whole))),
        May("output_config", Object(May("format", Format), May("effort", Word("low", "max")))), May("output_format", Format), May("container", Any));

    public static Gen<string> Answer { get; } = Object(
        Must("id", Text), Must("type", Const("\"message\"")), Must("role", Const("\"assistant\"")), Must("model", Text),
        Must("content", List(Gen.OneOf<string>(AnswerText, AnswerToolUse, Thinking, Other))),
        Must("stop_reason", Gen.OneOf<string>(Word("end_turn", "tool_use", "x_new"), Const("null"))), May("stop_sequence", Text),
        Must("usage", Object(Must("input_tokens", Whole), Must("output_tokens", Whole), May("cache_read_input_tokens", Whole))), May("container", Any));
}
