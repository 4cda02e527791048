using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Suffice.Evidence.Pipelines;

/// <summary>The models and the service of a soak, on loopback: they answer, or fail in one of many ways.</summary>
/// <remarks>The service makes a thing once for each Idempotency-Key, as services that know such keys do, and counts what it made.</remarks>
internal sealed class SoakWorld(SoakOptions options) : IAsyncDisposable
{
    private readonly Random random = new(options.Seed);
    private WebApplication? application;

    /// <summary>What was made, by its key, with how often it was asked for.</summary>
    public ConcurrentDictionary<string, int> Made { get; } = new(StringComparer.Ordinal);

    /// <summary>How often each kind of failure was put in.</summary>
    public ConcurrentDictionary<string, int> Faults { get; } = new(StringComparer.Ordinal);

    /// <summary>Where it is.</summary>
    public Uri Address => new(application!.Urls.First());

    /// <summary>Opens it.</summary>
    /// <returns>When it listens.</returns>
    public async Task OpenAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        application = builder.Build();
        application.MapPost("/v1/chat/completions", ChatAsync);
        application.MapPost("/things", BuyAsync);
        await application.StartAsync().ConfigureAwait(false);
    }

    /// <summary>Tells whether something happens.</summary>
    /// <param name="share">How often it does.</param>
    /// <returns>Whether it does now.</returns>
    public bool Happens(double share)
    {
        lock (random)
        {
            return random.NextDouble() < share;
        }
    }

    /// <summary>Draws a number.</summary>
    /// <param name="below">Above every number drawn.</param>
    /// <returns>From 0.</returns>
    public int Draw(int below)
    {
        lock (random)
        {
            return random.Next(below);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (application is not null)
        {
            await application.DisposeAsync().ConfigureAwait(false);
        }
    }

    private async Task ChatAsync(HttpContext context)
    {
        using JsonDocument body = await JsonDocument.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted).ConfigureAwait(false);
        JsonElement messages = body.RootElement.GetProperty("messages");
        string prompt = messages[messages.GetArrayLength() - 1].GetProperty("content").GetString()!;
        if (await FailsAsync(context, prompt.Split(' ')[0]).ConfigureAwait(false))
        {
            return;
        }

        // A wrong answer of the small model is caught by the gate, and the call goes up.
        bool isWrong = body.RootElement.GetProperty("model").GetString() == "small-1" && Happens(options.Faults);
        string text = isWrong ? "nonsense" : SoakFlow.AnswerTo(prompt);
        await context.Response.WriteAsJsonAsync(new
        {
            id = "c",
            @object = "chat.completion",
            created = 1,
            model = "m",
            choices = new[] { new { index = 0, message = new { role = "assistant", content = text }, finish_reason = "stop" } },
            usage = new { prompt_tokens = 100, completion_tokens = 10, total_tokens = 110 },
        }).ConfigureAwait(false);
    }

    private async Task BuyAsync(HttpContext context)
    {
        using JsonDocument body = await JsonDocument.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted).ConfigureAwait(false);
        string wanted = body.RootElement.GetProperty("thing").GetString()!;
        if (await FailsAsync(context, "buy").ConfigureAwait(false))
        {
            return;
        }

        Made.AddOrUpdate(context.Request.Headers["Idempotency-Key"].ToString(), 1, (_, asked) => asked + 1);
        if (Happens(options.Faults))
        {
            Count("made, and its answer lost");
            context.Abort();
            return;
        }

        await context.Response.WriteAsJsonAsync(new { made = wanted }).ConfigureAwait(false);
    }

    private async Task<bool> FailsAsync(HttpContext context, string step)
    {
        if (!Happens(options.Faults))
        {
            return false;
        }

        int kind = Draw(4);
        Count($"{step}: {Kinds[kind]}");
        switch (kind)
        {
            case 0:
                context.Response.StatusCode = 500;
                break;
            case 1:
                context.Response.StatusCode = 429;
                break;
            case 2:
                context.Response.ContentType = "application/json";
                await context.Response.WriteAsync("{\"half\":").ConfigureAwait(false);
                context.Abort();
                break;
            default:
                context.Abort();
                break;
        }

        return true;
    }

    private static string[] Kinds { get; } = ["500", "429", "broken in the middle", "broken at once"];

    private void Count(string fault) => Faults.AddOrUpdate(fault, 1, (_, count) => count + 1);
}
