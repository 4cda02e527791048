using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Primitives;
using Suffice.Chat;
using Suffice.Chat.Wires;
using Suffice.Engine;
using Suffice.Gateway.Access;
using Suffice.Gateway.Answers;
using Suffice.Gateway.Health;
using Suffice.Gateway.Responses;
using Suffice.Policy;
using Suffice.Routing;

namespace Suffice.Gateway.Calls;

/// <summary>Takes a call of one protocol, has it answered, and writes the answer in the same protocol.</summary>
internal sealed class ChatEndpoint(
    IChatWire wire, SufficeEngine engine, IPolicySource policies, Draining draining, TimeProvider time, ILogger logger)
{
    private readonly ErrorWriter errors = new(wire);
    private readonly AnswerDelivery delivery = new(wire, new ErrorWriter(wire), engine, draining, time, logger);

    /// <summary>Answers calls in place of the engine; <see langword="null"/> for the engine.</summary>
    public Func<HttpContext, EngineCall, ErrorWriter, Task>? AnsweredBy { get; init; }

    /// <summary>Keeps answers, so that calls go on from them; <see langword="null"/> where the protocol knows no such thing.</summary>
    public ResponseKeeper? Keeper { get; init; }

    /// <summary>Handles one call.</summary>
    /// <param name="context">The HTTP call.</param>
    /// <returns>When the answer is written.</returns>
    public async Task HandleAsync(HttpContext context)
    {
        long arrived = time.GetTimestamp();
        try
        {
            await AnswerAsync(context, arrived).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // Nobody is left to tell; the engine has recorded it.
        }
        catch (BadHttpRequestException bad) when (!context.Response.HasStarted)
        {
            await errors.WriteAsync(context, new ChatError(bad.StatusCode, bad.Message)).ConfigureAwait(false);
        }
        catch (Exception broken) when (!context.Response.HasStarted && broken is not IOException)
        {
            GatewayLog.CallBroke(logger, broken, context.Request.Path);
            context.Response.Clear();
            await errors.WriteAsync(context, ErrorWriter.OurMistake).ConfigureAwait(false);
        }
    }

    private async Task AnswerAsync(HttpContext context, long arrived)
    {
        GatewaySettings settings = policies.Current.Gateway;
        if (context.Request.Headers.ContentEncoding is { Count: > 0 } encoding && encoding != "identity")
        {
            await errors.WriteAsync(context, ErrorWriter.Compressed(encoding.ToString())).ConfigureAwait(false);
            return;
        }

        ValueTask<byte[]?> reading = RequestBody.ReadAsync(context.Request, settings.MaxBodyBytes, context.RequestAborted);
        long? waitsSince = reading.IsCompleted ? null : time.GetTimestamp();
        byte[]? body = await reading.ConfigureAwait(false);
        if (body is null)
        {
            await errors.WriteAsync(context, ErrorWriter.TooLarge(settings.MaxBodyBytes)).ConfigureAwait(false);
            return;
        }

        long whole = time.GetTimestamp();
        await OwnThread.ForBody(body.Length).ConfigureAwait(false);
        ChatRequest request;
        try
        {
            request = wire.ReadRequest(body);
        }
        catch (ChatFormatException broken)
        {
            await errors.WriteAsync(context, new ChatError(400, broken.Message) { Code = "malformed_body", Param = broken.Path })
                .ConfigureAwait(false);
            return;
        }

        KeptCall? kept = null;
        if (Keeper is not null)
        {
            KeeperStart start = Keeper.Begin(request, body.Length, context.Caller());
            if (start.Refusal is { } refusal)
            {
                await errors.WriteAsync(context, refusal).ConfigureAwait(false);
                return;
            }

            (request, kept) = (start.Request, start.Call);
        }

        EngineCall call = new(request, header => Header(context, header), wire.Endpoint)
        {
            ArrivedAt = arrived,
            WaitedForCaller = waitsSince is { } since ? time.GetElapsedTime(since, whole) : TimeSpan.Zero,
            Caller = context.Caller(),
            PassedOn = PassedHeaders.Of(context.Request.Headers),
        };

        await (IsDryRun(context) ? PlanAsync(context, call)
            : AnsweredBy is { } other ? other(context, call, errors)
            : delivery.AnswerAsync(context, call, settings.KeepAlive, kept)).ConfigureAwait(false);
    }

    private Task PlanAsync(HttpContext context, EngineCall call)
    {
        RouteDecision decision = engine.Plan(call);
        RouteSummary? summary = decision.Route is { } route
            ? RouteSummary.Of(route, call.Request, time.GetUtcNow())
            : null;

        return DryRun.WriteAsync(context, decision, summary, errors);
    }

    private static bool IsDryRun(HttpContext context) =>
        Header(context, SufficeHeaders.DryRun) is { } asked && asked is not ("0" or "false" or "");

    private static string? Header(HttpContext context, string name) =>
        context.Request.Headers.TryGetValue(name, out StringValues values) && values.Count > 0 ? values[0] : null;
}
