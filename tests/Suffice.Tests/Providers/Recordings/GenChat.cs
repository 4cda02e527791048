using System.Text;
using System.Text.Json;
using CsCheck;
using Suffice.Chat;
using Suffice.Spending;

namespace Suffice.Tests.Providers.Recordings;

/// <summary>Draws calls and answers of every shape that a recording keeps.</summary>
internal static class GenChat
{
    /// <summary>Any text that UTF-8 can carry: halves of surrogate pairs never come over a wire.</summary>
    public static readonly Gen<string> Text = Gen.OneOf(
        Gen.String[0, 60].Select(text => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text))),
        One("", "\n", "a\r\nb", "\"quoted\"", "Füße 😀", "\u2028", "{\"a\":1}"));

    public static readonly Gen<string> Arguments = Gen.OneOf(
        Text,
        One("{}", "{\"a\": 1.50, \"b\":[ ]}", "{\"a\":\n1}", " {\"a\":1}", "{\"a\":1} ", "{\"a\":", "[1]", "{\"\\u00e4\":\"\\/\"}", "null"));

    private static readonly Gen<JsonElement> Json =
        One("{}", """{"type":"object","required":["a"]}""", """[1,null,"x"]""").Select(text => JsonElement.Parse(text));

    private static readonly Gen<string?> Word = One<string?>(null, "stop", "length", "end_turn", "new_word");

    private static readonly Gen<ContentPart> Part = Gen.OneOf<ContentPart>(
        Text.Select(text => (ContentPart)new TextPart(text)),
        Gen.Select(Text, Text, Arguments, (id, name, arguments) => (ContentPart)new ToolCallPart(id, name, arguments)),
        Gen.Select(Text, Text.Null(), Word, (text, signature, field) => (ContentPart)new ThinkingPart(text) { Signature = signature, Field = field }),
        Text.Select(text => (ContentPart)new ThinkingPart(string.Empty) { RedactedBytes = text }),
        Gen.Select(Text, Text, (text, encrypted) => (ContentPart)new ThinkingPart(text) { EncryptedContent = encrypted }),
        Gen.Select(Text, Gen.Bool, (text, inContent) => (ContentPart)new RefusalPart(text) { InContent = inContent }),
        Text.Select(text => (ContentPart)Opaque("server_tool_use", text, isToolCall: false)),
        Text.Select(text => (ContentPart)Opaque("custom", text, isToolCall: true)));

    private static readonly Gen<TokenUsage> Usage = Gen.Select(
        Gen.Long[0, 100_000].Array[8],
        One(UsageBasis.Reported, UsageBasis.Estimated),
        (counts, basis) => new TokenUsage
        {
            Input = counts[0],
            CacheRead = counts[1],
            CacheWrite5m = counts[2],
            CacheWrite1h = counts[3],
            AudioInput = counts[4],
            Output = counts[5],
            Reasoning = counts[6],
            AudioOutput = counts[7],
            Basis = basis,
        });

    private static readonly Gen<ChatAnswer> Plain = Gen.Select(
        Part.Array[0, 4], Gen.Enum<StopReason>(), Word, Gen.OneOf(Usage, Gen.Const(default(TokenUsage))), Text.Null(), Gen.Decimal[0, 10].Nullable(),
        (parts, stop, raw, usage, text, cost) => new ChatAnswer
        {
            Id = text,
            Model = text,
            Parts = [.. parts],
            StopReason = stop,
            StopReasonRaw = raw,
            StopSequence = text,
            Usage = usage,
            ServiceTier = raw,
            Region = raw,
            ReportedCostUsd = usage.Basis == UsageBasis.None ? null : cost,
            Logprobs = raw is null ? null : JsonElement.Parse("""{"content":[{"token":"a","logprob":-0.5}]}"""),
            CreatedAt = raw is null ? null : DateTimeOffset.UnixEpoch.AddSeconds(usage.Input),
        });

    public static readonly Gen<ChatAnswer> Answer =
        Gen.Select(Plain, Plain.Array[0, 2], (answer, others) => answer with { Alternatives = [.. others] });

    private static readonly Gen<ContentPart> Image = Gen.Select(Text, Text.Null(), Gen.Int[0, 2], (source, detail, kind) => (ContentPart)(kind switch
    {
        0 => new ImagePart { Url = source, Detail = detail },
        1 => new ImagePart { Base64 = source, MediaType = "image/png", Detail = detail },
        _ => new ImagePart { FileId = source },
    }));

    private static readonly Gen<ContentPart> Result = Gen.Select(Text, Text, Gen.Bool.Nullable(), (id, text, isError) =>
        (ContentPart)new ToolResultPart(id, [new TextPart(text)]) { IsError = isError, IsPlainString = isError is null });

    private static readonly Gen<ChatMessage> Message = Gen.Select(
        Gen.Enum<ChatRole>(), Gen.OneOf(Part, Image, Result).Array[0, 3], Gen.Bool, Text.Null(),
        (role, parts, plain, name) => new ChatMessage { Role = role, Parts = [.. parts], IsPlainString = plain, Name = name });

    private static readonly Gen<ToolDefinition> Tool = Gen.Select(Text, Text.Null(), Json.Nullable(), Gen.Bool.Nullable(),
        (name, description, parameters, strict) => new ToolDefinition(name) { Description = description, Parameters = parameters, Strict = strict });

    public static readonly Gen<ChatRequest> Request = Gen.Select(
        Message.Array[1, 4], Tool.Array[0, 2], Json.Nullable(),
        (messages, tools, schema) => new ChatRequest
        {
            Protocol = ChatProtocol.OpenAI,
            Model = "auto",
            Messages = [.. messages],
            Tools = [.. tools],
            Format = schema is null ? null : new AnswerFormat(AnswerFormatKind.JsonSchema) { Schema = schema },
        });

    private static Gen<T> One<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static OpaquePart Opaque(string kind, string text, bool isToolCall) =>
        new(kind, JsonSerializer.SerializeToElement(new { type = kind, value = text })) { IsToolCall = isToolCall };
}
