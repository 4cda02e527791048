using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Suffice;

/// <summary>A provider in this process: answers every call with the next scripted response and keeps what it received.</summary>
internal sealed class FakeUpstream : IAsyncDisposable
{
    private readonly Queue<Func<HttpContext, Task>> script = new();
    private WebApplication? application;

    public List<ReceivedCall> Received { get; } = [];

    /// <summary>Ends when the gateway closes a connection.</summary>
    public TaskCompletionSource ConnectionClosed { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Uri Address => new(application!.Urls.First());

    public static async Task<FakeUpstream> StartAsync()
    {
        FakeUpstream upstream = new();
        upstream.application = await LoopbackServer.StartAsync(upstream.HandleAsync);

        return upstream;
    }

    /// <summary>Forgets the script and what it received.</summary>
    public FakeUpstream Anew()
    {
        script.Clear();
        Received.Clear();

        return this;
    }

    public FakeUpstream Answers(string body, int status = 200) => Then(context => WriteAsync(context, status, "application/json", body));

    public FakeUpstream Streams(string body) => Then(context => WriteAsync(context, 200, "text/event-stream", body));

    /// <summary>Answers with headers of its own.</summary>
    public FakeUpstream AnswersWith(IReadOnlyDictionary<string, string> headers, string body, int status = 200, string type = "application/json") => Then(context =>
    {
        foreach ((string name, string value) in headers)
        {
            context.Response.Headers[name] = value;
        }

        return WriteAsync(context, status, type, body);
    });

    /// <summary>Sends a beginning and says nothing more until the caller leaves.</summary>
    public FakeUpstream StreamsAndHangs(string beginning) => Then(async context =>
    {
        await WriteAsync(context, 200, "text/event-stream", beginning);
        await context.Response.Body.FlushAsync();
        await Task.Delay(Timeout.Infinite, context.RequestAborted);
    });

    /// <summary>Sends a beginning, waits for a word, sends the rest.</summary>
    public FakeUpstream StreamsInTwo(string beginning, Task word, string rest) => Then(async context =>
    {
        context.Response.ContentType = "text/event-stream";
        await context.Response.WriteAsync(beginning);
        await context.Response.Body.FlushAsync();
        await word.WaitAsync(context.RequestAborted);
        await context.Response.WriteAsync(rest);
    });

    /// <summary>Sends a beginning and breaks the connection, at once or when it gets the word.</summary>
    public FakeUpstream StreamsAndBreaks(string beginning, Task? word = null) => Then(async context =>
    {
        await WriteAsync(context, 200, "text/event-stream", beginning);
        await context.Response.Body.FlushAsync();
        await (word ?? Task.CompletedTask);
        context.Abort();
    });

    /// <summary>Breaks the connection before a byte of an answer.</summary>
    public FakeUpstream Aborts() => Then(context =>
    {
        context.Abort();
        return Task.CompletedTask;
    });

    /// <summary>Says nothing until a word, then answers.</summary>
    public FakeUpstream AnswersAfter(Task word, string body, int status = 200, string type = "application/json") => Then(async context =>
    {
        await word.WaitAsync(context.RequestAborted);
        await WriteAsync(context, status, type, body);
    });

    /// <summary>Tells when a call has come, and says nothing until the caller leaves.</summary>
    public FakeUpstream Hangs(TaskCompletionSource came) => Then(async context =>
    {
        came.SetResult();
        await Task.Delay(Timeout.Infinite, context.RequestAborted);
    });

    public async ValueTask DisposeAsync() => await application!.DisposeAsync();

    private async Task HandleAsync(HttpContext context)
    {
        using StreamReader reader = new(context.Request.Body, Encoding.UTF8);
        Received.Add(new ReceivedCall(
            context.Request.Path,
            await reader.ReadToEndAsync(),
            context.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase)));
        context.Features.GetRequiredFeature<IConnectionLifetimeFeature>().ConnectionClosed.Register(() => ConnectionClosed.TrySetResult());
        await script.Dequeue()(context);
    }

    private FakeUpstream Then(Func<HttpContext, Task> step)
    {
        script.Enqueue(step);
        return this;
    }

    private static Task WriteAsync(HttpContext context, int status, string type, string body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = type;
        return context.Response.WriteAsync(body);
    }
}

internal sealed record ReceivedCall(string Path, string Body, IReadOnlyDictionary<string, string> Headers);
