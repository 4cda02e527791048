using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Primitives;
using Suffice.Chat.Wires;
using Suffice.Engine;
using Suffice.Gateway.Access;
using Suffice.Gateway.Answers;
using Suffice.Gateway.Health;
using Suffice.Gateway.Responses;
using Suffice.Policy;

namespace Suffice.Gateway.Calls;

/// <summary>Takes a call of one protocol, has it answered, and writes the answer in the same protocol.</summary>
internal sealed class ChatEndpoint
{
    private readonly IChatWire wire;
    private readonly IPolicySource policies;
    private readonly TimeProvider time;
    private readonly ILogger logger;
    private readonly ErrorWriter errors;
    private readonly CallReader reader;
    private readonly DryRun dryRun;
    private readonly AnswerDelivery delivery;

    /// <summary>Makes it.</summary>
    /// <param name="wire">The protocol.</param>
    /// <param name="engine">Answers.</param>
    /// <param name="policies">The policy.</param>
    /// <param name="draining">Ends what is under way at a stop.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">Is told of our mistakes.</param>
    public ChatEndpoint(IChatWire wire, SufficeEngine engine, IPolicySource policies, Draining draining, TimeProvider time, ILogger logger)
    {
        this.wire = wire;
        this.policies = policies;
        this.time = time;
        this.logger = logger;
        errors = new ErrorWriter(wire);
        reader = new CallReader(wire, time);
        dryRun = new DryRun(engine, time);
        delivery = new AnswerDelivery(wire, errors, engine, draining, time, logger);
    }

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
            await errors.WriteAsync(context, CallErrors.BadHttp(bad)).ConfigureAwait(false);
        }
        catch (Exception broken) when (!context.Response.HasStarted && broken is not IOException)
        {
            GatewayLog.CallBroke(logger, broken, context.Request.Path);
            context.Response.Clear();
            await errors.WriteAsync(context, CallErrors.OurMistake).ConfigureAwait(false);
        }
    }

    private async Task AnswerAsync(HttpContext context, long arrived)
    {
        GatewaySettings settings = policies.Current.Gateway;
        ReadCall read = await reader.ReadAsync(context, settings.MaxBodyBytes).ConfigureAwait(false);
        if (read.Request is not { } request)
        {
            await errors.WriteAsync(context, read.Refusal!).ConfigureAwait(false);
            return;
        }

        KeeperStart start = Keeper?.Begin(request, read.Bytes, context.Caller()) ?? new KeeperStart(request, null, null);
        if (start.Refusal is { } refusal)
        {
            await errors.WriteAsync(context, refusal).ConfigureAwait(false);
            return;
        }

        EngineCall call = new(start.Request, header => Header(context, header), wire.Endpoint)
        {
            ArrivedAt = arrived,
            WaitedForCaller = read.Waited,
            Caller = context.Caller(),
            PassedOn = PassedHeaders.Of(context.Request.Headers),
        };

        await (IsDryRun(context) ? dryRun.AnswerAsync(context, call, errors)
            : AnsweredBy is { } other ? other(context, call, errors)
            : delivery.AnswerAsync(context, call, settings.KeepAlive, start.Call)).ConfigureAwait(false);
    }

    private static bool IsDryRun(HttpContext context) =>
        Header(context, SufficeHeaders.DryRun) is { } asked && asked is not ("0" or "false" or "");

    private static string? Header(HttpContext context, string name) =>
        context.Request.Headers.TryGetValue(name, out StringValues values) && values.Count > 0 ? values[0] : null;
}
