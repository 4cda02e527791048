using System.Text.Json;
using CsCheck;
using Suffice.Chat;
using Suffice.Spending;

namespace Suffice.Tests.Chat;

public sealed class TokenEstimateTests
{
    /// <summary>The lower bound is what the o200k tokenizer makes of the text.</summary>
    [Theory]
    [InlineData("", 0, 0)]
    [InlineData("Please classify the following support ticket into one of the listed categories and answer in JSON.", 17, 24)]
    [InlineData("{\"order_id\": 48213, \"items\": [{\"sku\": \"A-17\", \"qty\": 2}], \"total\": 129.90}", 33, 41)]
    [InlineData("Сколько стоит доставка в Екатеринбург?", 9, 21)]
    [InlineData("東京から大阪まで新幹線で何時間かかりますか。", 16, 26)]
    [InlineData("🎉🎉🎉", 6, 9)]
    public void Text_OfAnyScript_IsNearAndRatherAbove(string text, long least, long most) =>
        TokenEstimate.Text(text).ShouldBeInRange(least, most);

    [Fact]
    public void Text_LongerText_IsNeverFewerTokens() =>
        Gen.Select(Gen.String, Gen.String).Sample((a, b) => TokenEstimate.Text(a + b) >= Math.Max(TokenEstimate.Text(a), TokenEstimate.Text(b)));

    [Fact]
    public void Text_LargePrompt_AllocatesNothing()
    {
        string text = new('x', 100_000);

        // The least of several: the runtime may compile the method anew in the middle of one, and that allocates.
        Enumerable.Range(0, 10).Min(_ => AllocatedBy(() => TokenEstimate.Text(text))).ShouldBe(0);
    }

    private static long AllocatedBy(Func<long> work)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        work();

        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    [Fact]
    public void Prompt_CountsMessagesToolsSchemaAndImages()
    {
        ChatRequest bare = Request(new TextPart("hello"));
        JsonElement schema = JsonDocument.Parse("""{"type":"object","properties":{"label":{"type":"string"}}}""").RootElement;

        long text = TokenEstimate.Prompt(bare);
        long image = TokenEstimate.Prompt(Request(new TextPart("hello"), new ImagePart { Url = "https://x.example/a.png" }));
        long tools = TokenEstimate.Prompt(bare with { Tools = [new ToolDefinition("lookup") { Parameters = schema }] });
        long format = TokenEstimate.Prompt(bare with { Format = new(AnswerFormatKind.JsonSchema) { Schema = schema } });

        text.ShouldBeInRange(8, 12);
        (image - text).ShouldBe(TokenEstimate.ImageTokens);
        (tools - text).ShouldBeGreaterThan(350);
        (format - text).ShouldBeInRange(15, 40);
    }

    [Fact]
    public void Prompt_EveryKindOfPart_Counts()
    {
        JsonElement opaque = JsonDocument.Parse("""{"type":"input_audio","input_audio":{"data":"AAAA"}}""").RootElement;
        ContentPart[] parts =
        [
            new TextPart("hello"), new ToolCallPart("1", "lookup", "{}"), new ToolResultPart("1", [new TextPart("found")]),
            new ThinkingPart("hm"), new RefusalPart("no"), new OpaquePart("input_audio", opaque),
        ];

        long nothing = TokenEstimate.Prompt(Request());

        parts.ShouldAllBe(part => TokenEstimate.Prompt(Request(part)) > nothing);
    }

    /// <summary>The provider decrypts it and counts it as prompt, whatever the summary beside it says.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Prompt_EncryptedReasoning_CountsByItsBytes(bool isAnthropics)
    {
        string bytes = new('A', 30_000);
        ThinkingPart thinking = new(string.Empty) { RedactedBytes = isAnthropics ? bytes : null, EncryptedContent = isAnthropics ? null : bytes };

        TokenEstimate.Prompt(Request(thinking)).ShouldBeGreaterThan(500);
    }

    [Fact]
    public void Prompt_LongDocumentOfBytes_IsNotCountedLetterByLetter()
    {
        JsonElement document = JsonDocument.Parse($$"""{"type":"document","data":"{{new string('A', 1_000_000)}}"}""").RootElement;

        TokenEstimate.Prompt(Request(new OpaquePart("document", document))).ShouldBeInRange(30_000, 40_000);
    }

    [Fact]
    public void Usage_OfAPartialAnswer_IsMarkedEstimated()
    {
        ChatRequest request = Request(new TextPart("hello"));
        ChatAnswer answer = new() { Parts = [new TextPart("billing")], Alternatives = [new() { Parts = [new TextPart("billing")] }] };

        TokenUsage usage = TokenEstimate.Usage(request, answer);

        usage.ShouldBe(new TokenUsage { Input = TokenEstimate.Prompt(request), Output = 4, Basis = UsageBasis.Estimated });
        TokenEstimate.Usage(request, null).Output.ShouldBe(0);
    }

    private static ChatRequest Request(params ContentPart[] parts) => new()
    {
        Protocol = ChatProtocol.OpenAI,
        Model = "acme-1",
        Messages = [new ChatMessage { Role = ChatRole.User, Parts = [.. parts] }],
    };
}
