using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Suffice.EndToEnd;

/// <summary>A stand-in for a model that speaks OpenAI's protocol: what it says is a function of what it is asked.</summary>
internal sealed class ScriptedModel : IAsyncDisposable
{
    private readonly HttpListener listener = new();
    private readonly Func<string, string> say;
    private Task serving = Task.CompletedTask;

    private ScriptedModel(Func<string, string> say) => this.say = say;

    public string Address { get; private set; } = string.Empty;

    /// <summary>Starts one.</summary>
    /// <param name="say">What it says to the last message.</param>
    public static ScriptedModel Start(Func<string, string> say)
    {
        using TcpListener free = new(IPAddress.Loopback, 0);
        free.Start();
        ScriptedModel model = new(say) { Address = $"http://{free.LocalEndpoint}/" };
        free.Stop();
        model.listener.Prefixes.Add(model.Address);
        model.listener.Start();
        model.serving = model.ServeAsync();

        return model;
    }

    public async ValueTask DisposeAsync()
    {
        listener.Stop();
        await serving;
        listener.Close();
    }

    private async Task ServeAsync()
    {
        while (listener.IsListening)
        {
            try
            {
                await AnswerAsync(await listener.GetContextAsync());
            }
            catch (Exception stopped) when (stopped is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task AnswerAsync(HttpListenerContext call)
    {
        JsonElement asked = await JsonSerializer.DeserializeAsync<JsonElement>(call.Request.InputStream);
        JsonObject answer = new()
        {
            ["id"] = "1",
            ["object"] = "chat.completion",
            ["created"] = 1,
            ["model"] = "scripted",
            ["choices"] = new JsonArray(new JsonObject
            {
                ["index"] = 0,
                ["message"] = new JsonObject { ["role"] = "assistant", ["content"] = say(asked.GetProperty("messages").EnumerateArray().Last().GetProperty("content").ToString()) },
                ["finish_reason"] = "stop",
            }),
            ["usage"] = new JsonObject { ["prompt_tokens"] = 1000, ["completion_tokens"] = 100, ["total_tokens"] = 1100 },
        };
        call.Response.ContentType = "application/json";
        await call.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(answer.ToJsonString()));
        call.Response.Close();
    }
}
