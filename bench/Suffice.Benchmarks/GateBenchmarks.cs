using System.Text.Json;
using BenchmarkDotNet.Attributes;
using Microsoft.Extensions.Logging.Abstractions;
using Suffice.Cascade;
using Suffice.Catalog;
using Suffice.Chat;
using Suffice.Checks;
using Suffice.Policy;

namespace Suffice.Benchmarks;

/// <summary>The structural gate over the answer to a call of 2 KB: once as JSON after a schema, once as a tool call.</summary>
[MemoryDiagnoser]
public class GateBenchmarks
{
    private readonly Gate gate = new(NullLogger.Instance);
    private readonly TaskPolicy task = new() { Name = "bench", Ladder = [new Model { Name = "m", Id = "m", Provider = "p" }], Gate = StructuralGate.Checks };
    private ChatRequest schemaCall = null!;
    private ChatAnswer schemaAnswer = null!;
    private ChatRequest toolCall = null!;
    private ChatAnswer toolAnswer = null!;

    [GlobalSetup]
    public void Setup()
    {
        JsonElement schema = Json("""
            {"type":"object","properties":{"category":{"enum":["billing","shipping","account","defect","other"]},"priority":{"enum":["low","normal","high"]},"summary":{"type":"string","maxLength":120},"order_id":{"type":"string","pattern":"^A-[0-9]{5}$"},"amount":{"type":"number","minimum":0}},"required":["category","priority","summary"],"additionalProperties":false}
            """);
        ChatMessage[] messages =
        [
            ChatMessage.Of(ChatRole.System, new string('r', 1_500)),
            ChatMessage.Of(ChatRole.User, "My card was charged twice for order A-12345, 49.90 EUR each time. Please fix it."),
        ];
        schemaCall = new ChatRequest
        {
            Protocol = ChatProtocol.OpenAI,
            Model = "m",
            Messages = [.. messages],
            Format = new AnswerFormat(AnswerFormatKind.JsonSchema) { Name = "ticket", Schema = schema },
        };
        schemaAnswer = Answer(new TextPart("""{"category":"billing","priority":"high","summary":"Charged twice for one order.","order_id":"A-12345","amount":49.9}"""));
        toolCall = new ChatRequest
        {
            Protocol = ChatProtocol.OpenAI,
            Model = "m",
            Messages = [.. messages],
            Tools = [new ToolDefinition("file_ticket") { Description = "Files a ticket.", Parameters = schema }],
        };
        toolAnswer = Answer(new ToolCallPart("c1", "file_ticket", """{"category":"billing","priority":"high","summary":"Charged twice for one order.","order_id":"A-12345","amount":49.9}"""));
    }

    [Benchmark]
    public async Task<bool> JsonAfterASchema() => await Passes(schemaCall, schemaAnswer);

    [Benchmark]
    public async Task<bool> ToolCall() => await Passes(toolCall, toolAnswer);

    private async ValueTask<bool> Passes(ChatRequest request, ChatAnswer answer)
    {
        (GateVerdict verdict, _) = await gate.JudgeAsync(task, new JudgedAnswer(request, answer), CancellationToken.None);

        return verdict.IsPassed ? true : throw new InvalidOperationException(verdict.Violation);
    }

    private static JsonElement Json(string text)
    {
        using JsonDocument document = JsonDocument.Parse(text);

        return document.RootElement.Clone();
    }

    private static ChatAnswer Answer(ContentPart part) => new() { Parts = [part], StopReason = StopReason.Done };
}
