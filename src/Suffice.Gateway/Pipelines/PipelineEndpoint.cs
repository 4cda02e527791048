using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Suffice.Chat;
using Suffice.Chat.Wires;
using Suffice.Gateway.Access;
using Suffice.Gateway.Answers;
using Suffice.Gateway.Calls;
using Suffice.Gateway.Health;
using Suffice.Policy;
using Suffice.Running;

namespace Suffice.Gateway.Pipelines;

/// <summary>Runs a pipeline for a caller, and tells what came of it, whole or as it happens.</summary>
internal sealed class PipelineEndpoint(PipelineRunner runner, IPolicySource policies, Draining draining, TimeProvider time, ILogger<PipelineEndpoint> logger)
{
    private static readonly ErrorWriter Errors = new(ChatWires.OpenAI);

    /// <summary>Handles <c>POST /v1/pipelines/{name}</c>.</summary>
    /// <param name="context">The HTTP call.</param>
    /// <returns>When the answer is written.</returns>
    public async Task HandleAsync(HttpContext context)
    {
        try
        {
            await AnswerAsync(context).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // Nobody is left to tell; what was done is kept.
        }
        catch (OperationCanceledException) when (draining.Ended.IsCancellationRequested)
        {
            await RunStop.WriteAsync(context, Errors).ConfigureAwait(false);
        }
        catch (BadHttpRequestException bad) when (!context.Response.HasStarted)
        {
            await Errors.WriteAsync(context, CallErrors.BadHttp(bad)).ConfigureAwait(false);
        }
        catch (Exception broken) when (!context.Response.HasStarted && broken is not IOException)
        {
            GatewayLog.CallBroke(logger, broken, context.Request.Path);
            context.Response.Clear();
            await Errors.WriteAsync(context, CallErrors.OurMistake).ConfigureAwait(false);
        }
    }

    private async Task AnswerAsync(HttpContext context)
    {
        GatewaySettings settings = policies.Current.Gateway;
        if (context.Request.Headers.ContentEncoding is { Count: > 0 } encoding && encoding != "identity")
        {
            await Errors.WriteAsync(context, CallErrors.Compressed(encoding.ToString())).ConfigureAwait(false);
            return;
        }

        if (await RequestBody.ReadAsync(context.Request, settings.MaxBodyBytes, context.RequestAborted).ConfigureAwait(false) is not { } body)
        {
            await Errors.WriteAsync(context, CallErrors.TooLarge(settings.MaxBodyBytes)).ConfigureAwait(false);
            return;
        }

        (PipelineCall? asked, ChatError? wrong) = PipelineCall.Read(body);
        if (asked is null)
        {
            await Errors.WriteAsync(context, wrong!).ConfigureAwait(false);
            return;
        }

        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, draining.Ended);
        RunCall call = new(context.Request.RouteValues["name"] as string ?? string.Empty)
        {
            Input = asked.Input,
            Run = asked.Run ?? (context.Request.Headers["Idempotency-Key"] is { Count: > 0 } key ? key.ToString() : null),
            Caller = context.Caller(),
            PassedOn = PassedHeaders.Of(context.Request.Headers),
        };
        IAsyncEnumerable<RunEvent> events = runner.RunAsync(call, either.Token);
        await (asked.Stream
            ? RunStream.WriteAsync(context, events, settings.KeepAlive, time, RefuseAsync)
            : AnswerWholeAsync(context, events)).ConfigureAwait(false);
    }

    private static async Task AnswerWholeAsync(HttpContext context, IAsyncEnumerable<RunEvent> events)
    {
        await foreach (RunEvent happened in events.ConfigureAwait(false))
        {
            if (happened is RunRefused refused)
            {
                await RefuseAsync(context, refused.Refusal).ConfigureAwait(false);
            }
            else if (happened is RunStarted started)
            {
                context.Response.Headers[SufficeHeaders.Run] = started.Run;
            }
            else if (happened is RunEnded ended)
            {
                await RunAnswer.WriteAsync(context, ended.Report).ConfigureAwait(false);
            }
        }
    }

    private static Task RefuseAsync(HttpContext context, RunRefusal refusal) => Errors.WriteAsync(context, refusal.Kind switch
    {
        RunRefusalKind.UnknownPipeline => new ChatError(404, refusal.Message) { Code = "unknown_pipeline" },
        RunRefusalKind.NotAllowed => new ChatError(403, refusal.Message) { Code = "not_allowed" },
        RunRefusalKind.Unavailable => new ChatError(503, refusal.Message) { Code = "runs_unavailable" },
        RunRefusalKind.UnderWay => new ChatError(409, refusal.Message) { Code = "run_under_way" },
        RunRefusalKind.AnotherRun => new ChatError(409, refusal.Message) { Code = "another_run", Param = "run" },
        _ => new ChatError(400, refusal.Message) { Code = "bad_input", Param = "input" },
    });
}
