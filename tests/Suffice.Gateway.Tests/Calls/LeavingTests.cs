using System.Text;
using Suffice.Ledger;

namespace Suffice.Gateway.Tests.Calls;

/// <summary>Callers that leave, streams that count early, policies that change.</summary>
public sealed class LeavingTests
{
    private const string Start = """data: {"id":"c1","object":"chat.completion.chunk","created":1,"model":"m-1","choices":[{"index":0,"delta":{"role":"assistant","content":"hello"},"finish_reason":null}],"usage":{"prompt_tokens":100,"completion_tokens":1,"total_tokens":101}}""" + "\n\n";

    private const string More = """data: {"id":"c1","object":"chat.completion.chunk","created":1,"model":"m-1","choices":[{"index":0,"delta":{"content":" there"},"finish_reason":null}],"usage":{"prompt_tokens":100,"completion_tokens":2,"total_tokens":102}}""" + "\n\n";

    [Fact]
    public async Task Stream_ServerCountsInEveryPiece_IsNotHeldUntilItsEnd()
    {
        await using FakeUpstream upstream = (await FakeUpstream.StartAsync()).StreamsAndHangs(Start + More);
        await using RunningGateway gateway = await RunningGateway.StartAsync(Policy(upstream));
        using CancellationTokenSource caller = new(TimeSpan.FromSeconds(20));

        using HttpResponseMessage response = await SendAsync(gateway, "named", caller.Token);
        await using Stream body = await response.Content.ReadAsStreamAsync(caller.Token);
        string seen = await ReadUntilAsync(body, "there", caller.Token);

        seen.ShouldContain("hello");
    }

    [Fact]
    public async Task Stream_CallerLeaves_EndsTheUpstreamCallAndIsInTheLedger()
    {
        await using FakeUpstream upstream = (await FakeUpstream.StartAsync()).StreamsAndHangs(Start);
        await using RunningGateway gateway = await RunningGateway.StartAsync(Policy(upstream));
        using CancellationTokenSource caller = new(TimeSpan.FromSeconds(20));

        using (HttpResponseMessage response = await SendAsync(gateway, "named", caller.Token))
        {
            await using Stream body = await response.Content.ReadAsStreamAsync(caller.Token);
            await ReadUntilAsync(body, "data", caller.Token);
        }

        await upstream.ConnectionClosed.Task.WaitAsync(caller.Token);
        RequestEntry row = (await gateway.StopAndReadAsync()).ShouldHaveSingleItem();
        row.Outcome.ShouldBe(RequestOutcome.Cancelled);
        row.CostUsd!.Value.ShouldBeGreaterThan(0m);
    }

    [Fact]
    public async Task Chat_CallerLeavesWhileAGatedAnswerIsMade_EndsTheUpstreamCallAndIsInTheLedger()
    {
        TaskCompletionSource came = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using FakeUpstream upstream = (await FakeUpstream.StartAsync()).Hangs(came);
        await using RunningGateway gateway = await RunningGateway.StartAsync(Policy(upstream));
        using CancellationTokenSource caller = new();

        Task<HttpResponseMessage> asking = SendAsync(gateway, "task:gated", caller.Token);
        await came.Task;
        await caller.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(asking);
        await upstream.ConnectionClosed.Task.WaitAsync(TimeSpan.FromSeconds(20));
        (await gateway.StopAndReadAsync()).ShouldHaveSingleItem().Outcome.ShouldBe(RequestOutcome.Cancelled);
    }

    [Fact]
    public async Task Policy_NoLongerHasAProvider_ItsConnectionsAreClosed()
    {
        await using FakeUpstream upstream = (await FakeUpstream.StartAsync()).Answers(
            """{"id":"c1","object":"chat.completion","created":1,"model":"m-1","choices":[{"index":0,"message":{"role":"assistant","content":"hello"},"finish_reason":"stop"}]}""");
        await using RunningGateway gateway = await RunningGateway.StartAsync(Policy(upstream));
        using HttpResponseMessage response = await gateway.PostAsync("/v1/chat/completions", Call("named", stream: false));

        gateway.ChangePolicy(Policy(upstream).Replace("v1\"", "v2\"", StringComparison.Ordinal));

        await upstream.ConnectionClosed.Task.WaitAsync(TimeSpan.FromSeconds(30));
    }

    private static async Task<HttpResponseMessage> SendAsync(RunningGateway gateway, string model, CancellationToken cancellationToken)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, "/v1/chat/completions")
        {
            Content = new StringContent(Call(model, stream: true), Encoding.UTF8, "application/json"),
        };

        return await gateway.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
    }

    private static string Call(string model, bool stream) =>
        $$"""{"model":"{{model}}","stream":{{(stream ? "true" : "false")}},"stream_options":{"include_usage":true},"messages":[{"role":"user","content":"x"}]}""";

    private static async Task<string> ReadUntilAsync(Stream body, string word, CancellationToken cancellationToken)
    {
        StringBuilder seen = new();
        byte[] buffer = new byte[4096];
        while (!seen.ToString().Contains(word, StringComparison.Ordinal))
        {
            int read = await body.ReadAsync(buffer, cancellationToken);
            read.ShouldBeGreaterThan(0);
            seen.Append(Encoding.UTF8.GetString(buffer, 0, read));
        }

        return seen.ToString();
    }

    private static string Policy(FakeUpstream upstream) =>
        $$"""
        version: 1
        providers:
          fake: { protocol: openai, base_url: "{{upstream.Address}}v1", max_retries: 0 }
        models:
          named: { provider: fake, id: m-1, price: { input: 1, output: 2 } }
        tasks:
          gated:
            why: a label
            ladder: [named]
            gate:
              - one_of: [urgent, normal]
        """;
}
