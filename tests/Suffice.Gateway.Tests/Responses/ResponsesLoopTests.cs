using System.Net;
using System.Text.Json;
using Suffice.Chat;

namespace Suffice.Gateway.Tests.Responses;

/// <summary>An agent's loop over Responses: who asked for a tool gets its result, and reasoning goes to nobody else.</summary>
public sealed class ResponsesLoopTests
{
    private const string Asks =
        """{"id":"resp_1","object":"response","created_at":1,"status":"completed","model":"m","output":[{"id":"rs_1","type":"reasoning","summary":[],"encrypted_content":"gAAAA"},{"id":"fc_1","type":"function_call","call_id":"call_1","name":"f","arguments":"{}","status":"completed"}],"usage":{"input_tokens":100,"output_tokens":10,"total_tokens":110}}""";

    private const string Next =
        """
        {"model":"task:open","input":[{"role":"user","content":"x"},{"id":"rs_1","type":"reasoning","summary":[],"encrypted_content":"gAAAA"},
         {"id":"fc_1","type":"function_call","call_id":"call_1","name":"f","arguments":"{}","status":"completed"},{"type":"function_call_output","call_id":"call_1","output":"done"}]}
        """;

    private const string First = """{"model":"task:open","input":"x"}""";

    [Fact]
    public async Task ToolResult_OfACallByTheSecondRung_GoesThereFirstWithItsReasoning()
    {
        await using FakeUpstream upstream = (await FakeUpstream.StartAsync())
            .Answers("{}", 500).Answers(Asks).Answers(Spoken.Answer(ChatProtocol.Responses, "done"));
        await using RunningGateway gateway = await RunningGateway.StartAsync(Policy(upstream));
        using HttpResponseMessage first = await gateway.PostAsync("/v1/responses", First);

        using HttpResponseMessage next = await gateway.PostAsync("/v1/responses", Next);

        first.Headers.GetValues("x-suffice-path").ShouldBe(["small>large"]);
        next.Headers.GetValues("x-suffice-path").ShouldBe(["large"]);
        upstream.Received[2].Body.ShouldContain("gAAAA");
    }

    [Fact]
    public async Task ToolResult_LeftByTheModelThatAsked_GoesOnWithoutItsReasoningAndSaysSo()
    {
        await using FakeUpstream upstream = (await FakeUpstream.StartAsync())
            .Answers(Asks).Answers("{}", 500).Answers(Spoken.Answer(ChatProtocol.Responses, "done"));
        await using RunningGateway gateway = await RunningGateway.StartAsync(Policy(upstream));
        using HttpResponseMessage first = await gateway.PostAsync("/v1/responses", First);

        using HttpResponseMessage next = await gateway.PostAsync("/v1/responses", Next);

        next.StatusCode.ShouldBe(HttpStatusCode.OK);
        next.Headers.GetValues("x-suffice-lossy").ShouldBe(["thinking"]);
        upstream.Received[1].Body.ShouldContain("gAAAA");
        upstream.Received[2].Body.ShouldNotContain("gAAAA");
        upstream.Received[2].Body.ShouldNotContain("fc_1");
        JsonElement.Parse(upstream.Received[2].Body).GetProperty("input").EnumerateArray()
            .Select(item => item.TryGetProperty("type", out JsonElement kind) ? kind.GetString() : "message")
            .ShouldBe(["message", "function_call", "function_call_output"]);
    }

    private static string Policy(FakeUpstream upstream) => $$"""
        version: 1
        providers:
          one: { protocol: responses, base_url: "{{upstream.Address}}v1", max_retries: 0 }
          two: { protocol: responses, base_url: "{{upstream.Address}}v1", max_retries: 0 }
        models:
          small: { provider: one, id: m-1, price: { input: 1, output: 2 } }
          large: { provider: two, id: m-2, price: { input: 10, output: 20 } }
        tasks:
          open: { why: an agent works, ladder: [small, large] }
        """;
}
