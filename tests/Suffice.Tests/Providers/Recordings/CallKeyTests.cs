using System.Text.Json;
using Suffice.Chat;
using Suffice.Providers.Recordings;

namespace Suffice.Tests.Providers.Recordings;

public sealed class CallKeyTests
{
    private static readonly ChatRequest Request = new()
    {
        Protocol = ChatProtocol.OpenAI,
        Model = "small",
        Messages = [ChatMessage.Of(ChatRole.System, "Be brief."), ChatMessage.Of(ChatRole.User, "How are you?")],
        Tools = [new ToolDefinition("f") { Parameters = Json("""{"type":"object","required":["a"]}""") }],
        Format = new AnswerFormat(AnswerFormatKind.JsonSchema) { Schema = Json("""{"type":"object","title":"t"}""") },
    };

    public static TheoryData<ChatRequest> SameCalls =>
    [
        Request with { Model = "large", Protocol = ChatProtocol.Anthropic },
        Request with { Temperature = 0.7m, MaxOutputTokens = 10, Stream = true, Metadata = Json("{}") },
        Request with { Tools = [new ToolDefinition("f") { Description = "new", Parameters = Json("""{"required":["a"],"type":"object"}""") }] },
        Request with { Format = new AnswerFormat(AnswerFormatKind.JsonSchema) { Name = "n", Schema = Json(""" { "title" : "t", "type" : "\u006fbject" } """) } },
        Request with { Messages = [ChatMessage.Of(ChatRole.Developer, "Be brief."), Request.Messages[1] with { IsPlainString = false }] },
        Request with { Messages = [.. Request.Messages, new ChatMessage { Role = ChatRole.Assistant, Parts = [new ThinkingPart("hm")] }] },
    ];

    public static TheoryData<ChatRequest> OtherCalls =>
    [
        Request with { Messages = [Request.Messages[1], Request.Messages[0]] },
        Request with { Messages = [Request.Messages[0], ChatMessage.Of(ChatRole.User, "How are you!")] },
        Request with { Messages = [Request.Messages[0], ChatMessage.Of(ChatRole.Assistant, "How are you?")] },
        Request with { Messages = [.. Request.Messages, new ChatMessage { Role = ChatRole.User, Parts = [new ImagePart { Base64 = "AAAA" }] }] },
        Request with { Tools = [] },
        Request with { Tools = [new ToolDefinition("g") { Parameters = Request.Tools[0].Parameters }] },
        Request with { Tools = [new ToolDefinition("f") { Parameters = Json("""{"type":"object","required":["b"]}""") }] },
        Request with { Format = null },
        Request with { Format = new AnswerFormat(AnswerFormatKind.JsonSchema) { Schema = Json("""{"type":"object","title":1}""") } },
    ];

    [Theory]
    [MemberData(nameof(SameCalls))]
    public void Of_SameCallInOtherForm_IsEqual(ChatRequest other) => CallKey.Of(other).ShouldBe(CallKey.Of(Request));

    [Theory]
    [MemberData(nameof(OtherCalls))]
    public void Of_OtherCall_Differs(ChatRequest other) => CallKey.Of(other).ShouldNotBe(CallKey.Of(Request));

    [Fact]
    public void Of_TextMovedBetweenMessages_Differs()
    {
        ChatRequest left = Request with { Messages = [ChatMessage.Of(ChatRole.User, "ab"), ChatMessage.Of(ChatRole.User, "c")] };
        ChatRequest right = Request with { Messages = [ChatMessage.Of(ChatRole.User, "a"), ChatMessage.Of(ChatRole.User, "bc")] };

        CallKey.Of(left).ShouldNotBe(CallKey.Of(right));
    }

    [Fact]
    public void Of_ImageAsBytesOrAsDataAddress_IsEqual()
    {
        ChatRequest bytes = Request with { Messages = [Picture(new ImagePart { MediaType = "image/png", Base64 = "AAAA" })] };
        ChatRequest address = Request with { Messages = [Picture(new ImagePart { Url = "data:image/png;base64,AAAA" })] };

        CallKey.Of(bytes).ShouldBe(CallKey.Of(address));
    }

    [Fact]
    public void Of_BrokenToolArgumentsInHistory_StillHasAKey()
    {
        ChatMessage broken = new() { Role = ChatRole.Assistant, Parts = [new ToolCallPart("1", "f", "{\"a\":")] };

        CallKey.Of(Request with { Messages = [broken] }).ShouldNotBe(CallKey.Of(Request with { Messages = [] }));
    }

    private static ChatMessage Picture(ImagePart image) => new() { Role = ChatRole.User, Parts = [image] };

    private static JsonElement Json(string text) => JsonElement.Parse(text);
}
