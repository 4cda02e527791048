using System.Buffers;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Suffice.Cascade;
using Suffice.Chat;
using Suffice.Chat.Wires;
using Suffice.Engine;
using Suffice.Gateway.Answers;
using Suffice.Providers;
using Suffice.Routing;
using Suffice.Spending;

namespace Suffice.Gateway.Calls;

/// <summary>Counts a prompt for the model that the call would start on: asked of Anthropic, which tells it for nothing, or estimated.</summary>
/// <remarks>No model is ever run for it, so it costs nothing and the ledger has no row of it.</remarks>
internal sealed class TokenCounter(SufficeEngine engine, IModelClients clients, TimeProvider time, ILogger<TokenCounter> logger)
{
    /// <summary>Callers count before they send, so a slow count holds up the call itself: then an estimate serves better.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    /// <summary>Answers one call.</summary>
    /// <param name="context">The HTTP call.</param>
    /// <param name="call">The call.</param>
    /// <param name="errors">Writes errors in the caller's protocol.</param>
    /// <returns>When written.</returns>
    public async Task AnswerAsync(HttpContext context, EngineCall call, ErrorWriter errors)
    {
        RouteDecision decision = engine.Plan(call);
        if (decision.Route is not { } route)
        {
            await errors.WriteAsync(context, FailureError.Of(AnswerFailure.NoRoute(decision))).ConfigureAwait(false);
            return;
        }

        Rung? rung = route.Start;
        ChatAnswer? reported = rung?.Provider.Takes(CallKind.TokenCount) == true
            ? await AskAsync(rung, call, context.RequestAborted).ConfigureAwait(false)
            : null;
        ChatAnswer counted = reported ?? new ChatAnswer { Parts = [], Usage = new TokenUsage { Input = route.PromptTokens, Basis = UsageBasis.Estimated } };
        context.Response.Headers[SufficeHeaders.Count] = reported is null ? "estimated" : "reported";
        if (rung is not null)
        {
            context.Response.Headers[SufficeHeaders.Model] = HeaderText.Of(rung.Model.Name);
        }

        ArrayBufferWriter<byte> output = new();
        ChatWires.TokenCount.WriteAnswer(counted, new AnswerLabels(string.Empty, call.Request.Model, time.GetUtcNow()), output);
        await JsonBody.WriteAsync(context, output.WrittenMemory).ConfigureAwait(false);
    }

    private async Task<ChatAnswer?> AskAsync(Rung rung, EngineCall call, CancellationToken caller)
    {
        using CancellationTokenSource late = new(Longest, time);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, caller);
        try
        {
            ModelCall asked = new(rung.Model, rung.Provider, call.Request) { Headers = call.PassedOn };
            ModelReply reply = await clients.For(rung.Provider).SendAsync(asked, either.Token).ConfigureAwait(false);
            if (reply.Failure is { } failure)
            {
                GatewayLog.CountEstimated(logger, rung.Model.Name, failure.Message);
            }

            return reply.Answer;
        }
        catch (OperationCanceledException) when (!caller.IsCancellationRequested)
        {
            GatewayLog.CountEstimated(logger, rung.Model.Name, "no count in time");
            return null;
        }
    }
}
