using Suffice.Chat;
using Suffice.Chat.Wires;
using Suffice.Ledger;
using Suffice.Ledger.Reading;
using Suffice.Policy;
using Suffice.Routing;
using Suffice.Tasks;

namespace Suffice.Dashboard.Requests;

/// <summary>Decides how a call is routed, without calling anything: the engine's own plan in a gateway, the same router elsewhere.</summary>
/// <param name="endpoint">The endpoint that it came in by.</param>
/// <param name="request">The call.</param>
/// <param name="headers">Its headers.</param>
/// <returns>The route, or why there is none.</returns>
public delegate RouteDecision RoutePlan(string endpoint, ChatRequest request, CallHeaders headers);

/// <summary>Says what would happen to a request today.</summary>
/// <param name="policies">The policy in force.</param>
/// <param name="ledger">What happened.</param>
/// <param name="plan">Decides routes as live calls are.</param>
/// <param name="time">The clock.</param>
public sealed class ExplainReading(IPolicySource policies, LedgerReader ledger, RoutePlan plan, TimeProvider time)
{
    /// <summary>Says it of a request by its id.</summary>
    /// <param name="id">The id.</param>
    /// <returns>What would happen; <see langword="null"/> when the ledger has no such request.</returns>
    /// <exception cref="LedgerException">The ledger cannot be read.</exception>
    public ExplainFigures? Read(string id) => ledger.Find(id) is { } request ? Of(request) : null;

    /// <summary>Says it.</summary>
    /// <param name="request">The request, with its content where that is kept.</param>
    /// <returns>What would happen.</returns>
    public ExplainFigures Of(RequestEntry request)
    {
        ArgumentNullException.ThrowIfNull(request);
        ExplainFigures then = new()
        {
            Id = request.Id,
            At = request.At,
            PolicyThen = request.PolicyVersion,
            PolicyNow = policies.Current.Version,
            Then = new RecordedRoute(
                request.Task, request.Source, request.SourceWhy, request.Attempts.FirstOrDefault(attempt => attempt.Rung >= 0)?.Model, request.Path, request.Reason, request.BaselineModel),
        };

        return !request.IsRequest || request.IsBought ? then with { Untold = "it is no call of a caller: there is no route to decide" }
            : request.RequestContent is not { } body ? then with { Untold = "its body is not kept, so that today's route cannot be decided; what was recorded then is all there is" }
            : ChatWires.ReadKept(request.Endpoint, body) is not { } call ? then with { Untold = $"what is kept of it cannot be read as a call of endpoint {request.Endpoint}" }
            : Planned(then, request, call);
    }

    private ExplainFigures Planned(ExplainFigures then, RequestEntry request, ChatRequest call)
    {
        // Of its headers only the one that states a task is known, by what it did.
        RouteDecision decision = plan(request.Endpoint, call, name =>
            request.Source == TaskSource.Header && name.Equals(TaskRecognizer.Header, StringComparison.OrdinalIgnoreCase) ? request.Task : null);
        RouteSummary? now = decision.Route is { } route ? RouteSummary.Of(route, call, time.GetUtcNow()) : null;

        return then with
        {
            Now = now,
            Refused = now is null ? decision.Error : now.Start is null ? "no rung can take it" : null,
            Changes = [.. ChangesOf(then.Then, now, decision)],
            Limits = [.. LimitsOf(request)],
        };
    }

    private static IEnumerable<string> ChangesOf(RecordedRoute then, RouteSummary? now, RouteDecision decision)
    {
        if (now is null)
        {
            yield return $"it would be refused: {decision.Error}";
            yield break;
        }

        if (now.Task != then.Task)
        {
            yield return $"it would be {NameOf(now.Task)}, and was {NameOf(then.Task)}";
        }

        if (now.Start is { } start && then.Start is { } began && start != began)
        {
            yield return $"it would begin on {start}, and began on {began}";
        }

        if (then.Baseline is { } baseline && baseline != now.Baseline)
        {
            yield return $"it would be compared with {now.Baseline}, and was with {baseline}";
        }
    }

    private static IEnumerable<string> LimitsOf(RequestEntry request)
    {
        yield return "headers are not kept: a match rule that asks for one finds none, unless it was x-suffice-task";
        if (request.Key is not null)
        {
            yield return "what the caller's key may use is not looked at";
        }
    }

    private static string NameOf(string? task) => task is null ? "none of the tasks" : $"task {task}";
}
