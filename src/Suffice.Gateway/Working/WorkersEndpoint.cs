using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Suffice.Agents.Prompting;
using Suffice.Agents.Tickets;
using Suffice.Agents.Working;
using Suffice.Callers;
using Suffice.Chat;
using Suffice.Chat.Wires;
using Suffice.Files;
using Suffice.Gateway.Access;
using Suffice.Gateway.Answers;
using Suffice.Gateway.Api;
using Suffice.Gateway.Calls;
using Suffice.Gateway.Health;
using Suffice.Policy;

namespace Suffice.Gateway.Working;

/// <summary>Judges tickets for a caller; what was judged before is answered and not judged again, so that a call that was cut off can be sent again.</summary>
internal sealed class WorkersEndpoint(WorkRunner runner, FollowedStandards standards, IPolicySource policies, Draining draining, BlindCalls blind, ILogger<WorkersEndpoint> logger)
{
    private const int MostTickets = 1000;

    private static readonly ErrorWriter Errors = new(ChatWires.OpenAI);

    /// <summary>Handles <c>POST /v1/workers/{task}</c>.</summary>
    /// <param name="context">The HTTP call.</param>
    /// <returns>When the answer is written.</returns>
    public async Task HandleAsync(HttpContext context)
    {
        try
        {
            (WorkOrder? order, ChatError? wrong) = await ReadAsync(context).ConfigureAwait(false);
            if (order is null)
            {
                await Errors.WriteAsync(context, wrong!).ConfigureAwait(false);
                return;
            }

            using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, draining.Ended);
            List<WorkOutcome> outcomes = [];
            WorkReport report = await runner.RunAsync(order, outcomes.Add, either.Token).ConfigureAwait(false);
            await WriteAsync(context, order, report, outcomes).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // Nobody is left to tell; what was judged is kept.
        }
        catch (OperationCanceledException) when (draining.Ended.IsCancellationRequested && !context.Response.HasStarted)
        {
            await Errors.WriteAsync(context, new ChatError(503, "the gateway is stopping; what was judged is kept, and the same call goes on from there") { Code = "stopping" }).ConfigureAwait(false);
        }
        catch (BadHttpRequestException bad) when (!context.Response.HasStarted)
        {
            await Errors.WriteAsync(context, CallErrors.BadHttp(bad)).ConfigureAwait(false);
        }
        catch (Exception sick) when (!context.Response.HasStarted && ActedAnswer.UnavailableOf(sick) is not null)
        {
            await Errors.WriteAsync(context, ActedAnswer.UnavailableOf(sick)!).ConfigureAwait(false);
        }
        catch (Exception broken) when (!context.Response.HasStarted && broken is not OperationCanceledException)
        {
            GatewayLog.CallBroke(logger, broken, context.Request.Path);
            await Errors.WriteAsync(context, CallErrors.OurMistake).ConfigureAwait(false);
        }
    }

    private async Task<(WorkOrder? Order, ChatError? Wrong)> ReadAsync(HttpContext context)
    {
        string name = context.Request.RouteValues["task"] as string ?? string.Empty;
        SufficePolicy policy = policies.Current;
        Caller caller = context.Caller();
        if (policy.FindTask(name) is not { Worker: not null } task || !caller.MayUseTask(name))
        {
            string known = caller.IsScoped ? "name one that this key may use" : NearNames(policy);
            return (null, new ChatError(404, $"the policy has no worker '{name}'; {known}") { Code = "unknown_worker" });
        }

        if (await RequestBody.ReadAsync(context.Request, policy.Gateway.MaxBodyBytes, context.RequestAborted).ConfigureAwait(false) is not { } body)
        {
            return (null, CallErrors.TooLarge(policy.Gateway.MaxBodyBytes));
        }

        await OwnThread.ForDisk().ConfigureAwait(false);
        (ImmutableArray<Ticket> tickets, ChatError? wrong) = TicketsIn(body);
        if (wrong is not null)
        {
            return (null, wrong);
        }

        WorkerStandard standard = standards.Of(policy, task);

        return standard.Problems is [{ } problem, ..]
            ? (null, new ChatError(503, $"the worker's files have mistakes, so that it does not work: {problem}") { Code = "worker_invalid" })
            : (new WorkOrder(standard, tickets) { Caller = caller, IsActing = standards.IsActing(task, standard) }, null);
    }

    private static string NearNames(SufficePolicy policy)
    {
        string[] workers = [.. policy.Tasks.Where(task => task.Worker is not null).Select(task => task.Name)];

        return workers.Length == 0 ? "it has none (docs/workers.md says how a task becomes one)" : $"it has {string.Join(", ", workers)}";
    }

    private static (ImmutableArray<Ticket> Tickets, ChatError? Wrong) TicketsIn(ReadOnlyMemory<byte> body)
    {
        JsonElement root;
        try
        {
            root = JsonSerializer.Deserialize<JsonElement>(body.Span);
        }
        catch (JsonException broken)
        {
            return ([], new ChatError(400, $"the body is no JSON (line {(broken.LineNumber ?? 0) + 1}): send a ticket, a list of tickets, or {{\"tickets\": [...]}}") { Code = "malformed_body" });
        }

        JsonElement given = root.ValueKind == JsonValueKind.Object && root.TryGetProperty("tickets", out JsonElement list) ? list : root;
        if (given.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array))
        {
            return ([], new ChatError(400, "send a ticket, a list of tickets, or {\"tickets\": [...]}") { Code = "bad_tickets", Param = "tickets" });
        }

        TicketReading read = TicketReader.Read(given, "tickets");

        return read.Problems is [{ } problem, ..] ? ([], new ChatError(400, problem.ToString()) { Code = "bad_tickets", Param = "tickets" })
            : read.Tickets.Length is 0 or > MostTickets ? ([], new ChatError(400, $"tickets: there are {read.Tickets.Length}; send 1 to {MostTickets}") { Code = "bad_tickets", Param = "tickets" })
            : (read.Tickets, null);
    }

    private Task WriteAsync(HttpContext context, WorkOrder order, WorkReport report, List<WorkOutcome> outcomes)
    {
        Dictionary<string, WorkOutcome> byTicket = outcomes.ToDictionary(outcome => outcome.Ticket.Id, StringComparer.Ordinal);
        if (report.Failed.Count > 0 && outcomes.TrueForAll(outcome => outcome.Verdict is null))
        {
            context.Response.StatusCode = StatusCodes.Status502BadGateway;
        }

        IReadOnlySet<string> hidden = blind.VerdictsHiddenFrom(context.Caller());
        WorkOutcome[] told = [.. outcomes.Where(outcome => !IsHidden(outcome, hidden))];
        WorkAnswer answer = new(
            [.. order.Tickets.Select(ticket => byTicket[ticket.Id]).Select(outcome => IsHidden(outcome, hidden) ? VerdictLine.Blind(outcome.Verdict!) : VerdictLine.Of(outcome))],
            told.Length == outcomes.Count ? report : WorkReport.Of(report.Run, order, told));
        if (AnswerHeaders.Usd(answer.Report.CostUsd) is { } cost)
        {
            context.Response.Headers[SufficeHeaders.Cost] = cost;
        }

        return JsonBody.WriteAsync(context, JsonSerializer.SerializeToUtf8Bytes(answer, MachineJson.Options));
    }

    private static bool IsHidden(WorkOutcome outcome, IReadOnlySet<string> hidden) => outcome.Verdict is { } kept && hidden.Contains(kept.Id);
}

/// <summary>What came of tickets.</summary>
/// <param name="Verdicts">A verdict for each ticket, in their order; one that failed says why.</param>
/// <param name="Report">The sums, of those that are told.</param>
internal sealed record WorkAnswer(ImmutableArray<VerdictLine> Verdicts, WorkReport Report);
