using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Suffice.Gateway.Tests.Streams;

/// <summary>Many streams open at once, over real sockets.</summary>
public sealed class OpenStreamsTests
{
    private const int Streams = 2_000;
    private const int MostBytesAStream = 200 * 1024;

    [Fact]
    public async Task TwoThousandStreams_OpenAtOnce_EachGetsItsOwnTextAndNothingStaysOpen()
    {
        await using WaitingUpstream upstream = await WaitingUpstream.StartAsync();
        await using RunningGateway gateway = await RunningGateway.StartAsync($$"""
            version: 1
            providers:
              here: { protocol: openai, base_url: "{{upstream.Address}}v1" }
            models:
              named: { provider: here, id: m-1 }
            """);
        using HttpClient http = new(new SocketsHttpHandler { MaxConnectionsPerServer = Streams + 10 }) { BaseAddress = gateway.Http.BaseAddress, Timeout = TimeSpan.FromMinutes(5) };
        await ReadAsync(http, "warm", upstream.Release);
        long before = GC.GetTotalMemory(forceFullCollection: true);

        Task<string>[] reading = [.. Enumerable.Range(0, Streams).Select(i => ReadAsync(http, $"caller-{i}-", upstream.Word))];
        await upstream.AllOpenAsync(Streams);
        long open = GC.GetTotalMemory(forceFullCollection: true) - before;
        upstream.End();
        string[] texts = await Task.WhenAll(reading);

        for (int i = 0; i < Streams; i++)
        {
            texts[i].ShouldContain($"caller-{i}- begins");
            texts[i].ShouldContain($"caller-{i}- ends");
            texts[i].ShouldEndWith("data: [DONE]\n\n");
        }

        // Callers, gateway and upstream share this process: the bound is on all three together.
        (open / Streams).ShouldBeLessThan(MostBytesAStream);
        upstream.Open.ShouldBe(0);
        (await ReadAsync(http, "after", upstream.Release)).ShouldContain("after ends");
    }

    private static async Task<string> ReadAsync(HttpClient http, string name, string word)
    {
        string call = $$"""{"model":"named","stream":true,"user":"{{word}}","messages":[{"role":"user","content":"{{name}}"}]}""";
        using HttpRequestMessage request = new(HttpMethod.Post, "/v1/chat/completions") { Content = new StringContent(call, Encoding.UTF8, "application/json") };
        using HttpResponseMessage response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);

        return await response.Content.ReadAsStringAsync();
    }

    /// <summary>Begins every stream, and ends it when all are open, or at once for a call that says so.</summary>
    private sealed class WaitingUpstream : IAsyncDisposable
    {
        private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource allOpen = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private WebApplication? application;
        private int open;
        private int wanted = int.MaxValue;

        public string Word => "wait";

        public string Release => "go";

        public string Address => application!.Urls.First() + "/";

        public int Open => Volatile.Read(ref open);

        public static async Task<WaitingUpstream> StartAsync()
        {
            WaitingUpstream upstream = new();
            upstream.application = await LoopbackServer.StartAsync(upstream.HandleAsync);

            return upstream;
        }

        public Task AllOpenAsync(int count)
        {
            Volatile.Write(ref wanted, count);
            if (Open >= count)
            {
                allOpen.TrySetResult();
            }

            return allOpen.Task.WaitAsync(TimeSpan.FromMinutes(2));
        }

        public void End() => ended.TrySetResult();

        public async ValueTask DisposeAsync() => await application!.DisposeAsync();

        private async Task HandleAsync(HttpContext context)
        {
            using StreamReader reader = new(context.Request.Body, Encoding.UTF8);
            string body = await reader.ReadToEndAsync();
            using JsonDocument call = System.Text.Json.JsonDocument.Parse(body);
            string name = call.RootElement.GetProperty("messages")[0].GetProperty("content").GetString()!;
            bool waits = call.RootElement.GetProperty("user").GetString() == Word;
            context.Response.ContentType = "text/event-stream";
            await context.Response.WriteAsync(Piece($"{name} begins"));
            await context.Response.Body.FlushAsync();
            if (waits)
            {
                if (Interlocked.Increment(ref open) >= Volatile.Read(ref wanted))
                {
                    allOpen.TrySetResult();
                }

                await ended.Task.WaitAsync(context.RequestAborted);
                Interlocked.Decrement(ref open);
            }

            await context.Response.WriteAsync(Piece($" {name} ends") + """
                data: {"id":"c","object":"chat.completion.chunk","created":1,"model":"m-1","choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}

                data: [DONE]


                """);
        }

        private static string Piece(string text) =>
            $$$"""data: {"id":"c","object":"chat.completion.chunk","created":1,"model":"m-1","choices":[{"index":0,"delta":{"content":"{{{text}}}"}}]}""" + "\n\n";
    }
}
