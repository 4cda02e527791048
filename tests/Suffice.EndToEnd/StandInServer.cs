using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Suffice.Catalog;
using Suffice.Chat;
using Suffice.Chat.Wires;
using Suffice.Evidence.Loop;
using Suffice.Providers;

namespace Suffice.EndToEnd;

/// <summary>The loop's scripted stand-ins behind OpenAI's protocol, for processes of their own.</summary>
internal sealed class StandInServer : IAsyncDisposable
{
    private readonly StandIns standIns = new() { Errs = false };
    private WebApplication? application;
    private int asked;
    private int askedSmall;

    public Uri Address => new(application!.Urls.First());

    public int Asked => asked;

    public int AskedSmall => askedSmall;

    public static async Task<StandInServer> StartAsync()
    {
        StandInServer server = new();
        server.application = await LoopbackServer.StartAsync(server.AnswerAsync);

        return server;
    }

    /// <summary>Waits until so many calls have come in.</summary>
    public async Task AskedAsync(int calls)
    {
        while (asked < calls)
        {
            await Task.Delay(2);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await application!.StopAsync();
        await application.DisposeAsync();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        using MemoryStream body = new();
        await context.Request.Body.CopyToAsync(body);
        ChatRequest request = ChatWires.For(ChatProtocol.OpenAI).ReadRequest(body.ToArray());
        string name = request.Model.Split('-')[0];
        Interlocked.Increment(ref asked);
        if (name == "small")
        {
            Interlocked.Increment(ref askedSmall);
        }

        ModelCall call = new(new Model { Name = name, Id = request.Model, Provider = "stand-ins" }, new ProviderDefinition { Name = "stand-ins", Protocol = "openai" }, request);
        ChatAnswer answer = (await standIns.SendAsync(call, CancellationToken.None)).Answer!;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(JsonSerializer.Serialize(new
        {
            id = "1",
            @object = "chat.completion",
            created = 1,
            model = request.Model,
            choices = new[] { new { index = 0, message = new { role = "assistant", content = answer.Text }, finish_reason = "stop" } },
            usage = new { prompt_tokens = answer.Usage.Input, completion_tokens = answer.Usage.Output, total_tokens = answer.Usage.Total },
        }));
    }
}
