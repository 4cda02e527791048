using System.ComponentModel;
using System.Text.Json;
using Microsoft.Extensions.AI;
using Suffice.Chat;
using ChatMessage = Microsoft.Extensions.AI.ChatMessage;
using ChatRole = Microsoft.Extensions.AI.ChatRole;

namespace Suffice.Extensions.AI.Tests;

/// <summary>What a program asks by Microsoft.Extensions.AI reaches the model, in the model's own protocol; what could not is refused.</summary>
public sealed class AskedCallTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static ChatOptions Everything => new ChatOptions
    {
        Instructions = "Be brief.",
        Temperature = 0.7f,
        TopP = 0.9f,
        MaxOutputTokens = 50,
        StopSequences = ["END"],
        Seed = 7,
        FrequencyPenalty = 0.5f,
        AllowMultipleToolCalls = false,
        ToolMode = ChatToolMode.RequireSpecific("weather"),
        Tools = [AIFunctionFactory.Create(Weather, "weather")],
        Reasoning = new ReasoningOptions { Effort = ReasoningEffort.Low },
    }.WithTask("open");

    private static List<ChatMessage> Conversation =>
    [
        new(ChatRole.System, "You see pictures."),
        new(ChatRole.User, [
            new TextContent("What is it?"),
            new UriContent("https://images.example.com/a.png", "image/png"),
            new DataContent(new byte[] { 1, 2, 3 }, "image/jpeg"),
        ]),
        new(ChatRole.Assistant, [new FunctionCallContent("call_1", "weather", new Dictionary<string, object?> { ["city"] = "Rome" })]),
        new(ChatRole.Tool, [new FunctionResultContent("call_1", new { degrees = 21 })]),
    ];

    [Fact]
    public async Task GetResponse_WithEverything_ReachesOpenAIsProtocol()
    {
        JsonElement sent = await SentAsync(ChatProtocol.OpenAI, Conversation, Everything);

        sent.GetProperty("model").GetString().ShouldBe("m-1");
        sent.GetProperty("messages").GetRawText().ShouldBe(
            """
            [{"role":"system","content":"Be brief."},{"role":"system","content":"You see pictures."},{"role":"user","content":[{"type":"text","text":"What is it?"},{"type":"image_url","image_url":{"url":"https://images.example.com/a.png"}},{"type":"image_url","image_url":{"url":"data:image/jpeg;base64,AQID"}}]},{"role":"assistant","tool_calls":[{"id":"call_1","type":"function","function":{"name":"weather","arguments":"{\u0022city\u0022:\u0022Rome\u0022}"}}]},{"role":"tool","tool_call_id":"call_1","content":"{\u0022degrees\u0022:21}"}]
            """.Replace("\\u0022", "\\\"", StringComparison.Ordinal));
        sent.GetProperty("temperature").GetRawText().ShouldBe("0.7");
        sent.GetProperty("top_p").GetRawText().ShouldBe("0.9");
        sent.GetProperty("max_tokens").GetInt32().ShouldBe(50);
        sent.GetProperty("stop").GetRawText().ShouldBe("[\"END\"]");
        sent.GetProperty("seed").GetInt64().ShouldBe(7);
        sent.GetProperty("frequency_penalty").GetRawText().ShouldBe("0.5");
        sent.GetProperty("parallel_tool_calls").GetBoolean().ShouldBeFalse();
        sent.GetProperty("reasoning_effort").GetString().ShouldBe("low");
        sent.GetProperty("tool_choice").GetProperty("function").GetProperty("name").GetString().ShouldBe("weather");
        JsonElement function = sent.GetProperty("tools")[0].GetProperty("function");
        function.GetProperty("description").GetString().ShouldBe("Tells the weather.");
        function.GetProperty("parameters").GetProperty("properties").GetProperty("city").GetProperty("type").GetString().ShouldBe("string");
        sent.TryGetProperty("metadata", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task GetResponse_WithEverything_ReachesAnthropicsProtocol()
    {
        JsonElement sent = await SentAsync(ChatProtocol.Anthropic, Conversation, Everything);

        sent.GetProperty("system").GetRawText().ShouldContain("Be brief.");
        sent.GetProperty("system").GetRawText().ShouldContain("You see pictures.");
        sent.GetProperty("messages")[0].GetProperty("content").GetRawText().ShouldBe(
            """[{"type":"text","text":"What is it?"},{"type":"image","source":{"type":"url","url":"https://images.example.com/a.png"}},{"type":"image","source":{"type":"base64","media_type":"image/jpeg","data":"AQID"}}]""");
        sent.GetProperty("messages")[1].GetProperty("content")[0].GetProperty("input").GetProperty("city").GetString().ShouldBe("Rome");
        sent.GetProperty("messages")[2].GetProperty("content")[0].GetProperty("tool_use_id").GetString().ShouldBe("call_1");
        sent.GetProperty("stop_sequences").GetRawText().ShouldBe("[\"END\"]");
        sent.GetProperty("tools")[0].GetProperty("name").GetString().ShouldBe("weather");
    }

    [Fact]
    public async Task GetResponse_WithWhatTheProviderDoesNotKnow_SaysThatItWasNotTold()
    {
        await using SufficeProgram program = await SufficeProgram.StartAsync(ChatProtocol.Anthropic);
        program.Upstream.Answers(Spoken.Answer(ChatProtocol.Anthropic, "yes"));

        ChatResponse response = await program.Client.GetResponseAsync("Well?", new ChatOptions { Seed = 7 }.WithTask("open"), Token);

        response.AdditionalProperties![SufficeProperties.Lossy].ShouldBe("seed");
    }

    [Fact]
    public async Task GetResponse_ToolThatFailed_IsToldAsAnError()
    {
        List<ChatMessage> conversation =
        [
            new(ChatRole.User, "Weather?"),
            new(ChatRole.Assistant, [new FunctionCallContent("call_1", "weather")]),
            new(ChatRole.Tool, [new FunctionResultContent("call_1", "no network") { Exception = new IOException("no network") }]),
        ];

        JsonElement sent = await SentAsync(ChatProtocol.Anthropic, conversation, new ChatOptions { Tools = [AIFunctionFactory.Create(Weather, "weather")] }.WithTask("open"));

        JsonElement result = sent.GetProperty("messages")[2].GetProperty("content")[0];
        result.GetProperty("is_error").GetBoolean().ShouldBeTrue();
        result.GetRawText().ShouldContain("no network");
    }

    [Fact]
    public async Task GetResponse_ToolsThatShowImages_AreUnderstoodInEachProtocol()
    {
        List<ChatMessage> conversation =
        [
            new(ChatRole.User, "Draw two."),
            new(ChatRole.Assistant, [new FunctionCallContent("call_1", "draw"), new FunctionCallContent("call_2", "draw")]),
            new(ChatRole.Tool, [
                new FunctionResultContent("call_1", new AIContent[] { new TextContent("a cat"), new DataContent(new byte[] { 1, 2, 3 }, "image/png") }),
                new FunctionResultContent("call_2", new DataContent(new byte[] { 4, 5, 6 }, "image/png")),
            ]),
        ];
        ChatOptions options = new ChatOptions { Tools = [AIFunctionFactory.Create(Weather, "draw")] }.WithTask("open");

        JsonElement openai = await SentAsync(ChatProtocol.OpenAI, conversation, options);
        JsonElement anthropic = await SentAsync(ChatProtocol.Anthropic, conversation, options);

        JsonElement messages = openai.GetProperty("messages");
        messages.EnumerateArray().Select(message => message.GetProperty("role").GetString()).ShouldBe(["user", "assistant", "tool", "tool", "user"]);
        messages[2].GetRawText().ShouldContain("a cat");
        messages[2].GetRawText().ShouldNotContain("AQID");
        messages[4].GetProperty("content").EnumerateArray().Select(part => part.GetProperty("image_url").GetProperty("url").GetString())
            .ShouldBe(["data:image/png;base64,AQID", "data:image/png;base64,BAUG"]);
        anthropic.GetProperty("messages")[2].GetProperty("content")[1].GetProperty("content")[0].GetProperty("source").GetProperty("data").GetString().ShouldBe("BAUG");
    }

    [Fact]
    public async Task GetResponse_Metadata_IsForTheChecks()
    {
        await using SufficeProgram program = await SufficeProgram.StartAsync(
            ChatProtocol.OpenAI,
            """

              plan:
                why: names products that there are
                ladder: [small, large]
                gate:
                  - references: { path: "$.slots[*].product_id", allowed: "$request.metadata.product_ids" }
            """);
        program.Upstream
            .Answers(Spoken.Answer(ChatProtocol.OpenAI, """{"slots":[{"product_id":"p9"}]}"""))
            .Answers(Spoken.Answer(ChatProtocol.OpenAI, """{"slots":[{"product_id":"p1"}]}"""));

        ChatResponse response = await program.Client.GetResponseAsync(
            "Plan.", new ChatOptions().WithTask("plan").WithMetadata(new { product_ids = new[] { "p1", "p2" } }), Token);

        response.Text.ShouldBe("""{"slots":[{"product_id":"p1"}]}""");
        response.AdditionalProperties![SufficeProperties.Reason].ShouldBe("references");
    }

    public static TheoryData<string, ChatOptions, AIContent> Uncarried => new()
    {
        { "ConversationId", new ChatOptions { ConversationId = "c1" }, new TextContent("x") },
        { "HostedWebSearchTool", new ChatOptions { Tools = [new HostedWebSearchTool()] }, new TextContent("x") },
        { "DataContent of audio/wav", new ChatOptions(), new DataContent(new byte[] { 1 }, "audio/wav") },
        { "HostedVectorStoreContent", new ChatOptions(), new HostedVectorStoreContent("v1") },
    };

    [Theory]
    [MemberData(nameof(Uncarried), DisableDiscoveryEnumeration = true)]
    public async Task GetResponse_WithWhatNoModelWouldGet_IsRefusedByName(string name, ChatOptions options, AIContent content)
    {
        await using SufficeProgram program = await SufficeProgram.StartAsync();

        NotSupportedException refused = await Should.ThrowAsync<NotSupportedException>(
            () => program.Client.GetResponseAsync([new ChatMessage(ChatRole.User, [content])], options.WithTask("open"), Token));

        refused.Message.ShouldContain(name);
        program.Upstream.Received.ShouldBeEmpty();
    }

    [Fact]
    public async Task GetResponse_MetadataThatAreNoObject_AreRefused()
    {
        await using SufficeProgram program = await SufficeProgram.StartAsync();

        ArgumentException refused = await Should.ThrowAsync<ArgumentException>(
            () => program.Client.GetResponseAsync("x", new ChatOptions().WithTask("open").WithMetadata("p1"), Token));

        refused.Message.ShouldContain(SufficeProperties.Metadata);
    }

    private static async Task<JsonElement> SentAsync(ChatProtocol protocol, IEnumerable<ChatMessage> conversation, ChatOptions options)
    {
        await using SufficeProgram program = await SufficeProgram.StartAsync(protocol);
        program.Upstream.Answers(Spoken.Answer(protocol, "yes"));
        await program.Client.GetResponseAsync(conversation, options, Token);

        return JsonElement.Parse(program.Upstream.Received.ShouldHaveSingleItem().Body);
    }

    [Description("Tells the weather.")]
    private static string Weather(string city) => $"sunny in {city}";
}
