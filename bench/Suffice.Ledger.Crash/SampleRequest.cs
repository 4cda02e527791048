using Suffice.Checks;
using Suffice.Spending;
using Suffice.Tasks;

namespace Suffice.Ledger.Crash;

/// <summary>A request as a cascade of two rungs leaves it: one in four escalates.</summary>
internal static class SampleRequest
{
    public static RequestEntry Make(string id, DateTimeOffset at, bool escalates)
    {
        AttemptEntry small = Attempt(0, "claude-haiku-4-5", at, escalates ? AttemptOutcome.Rejected : AttemptOutcome.Accepted, 0.001285m);
        AttemptEntry large = Attempt(1, "claude-sonnet-4-6", at, AttemptOutcome.Accepted, 0.003855m);
        decimal cost = escalates ? 0.00514m : 0.001285m;
        return new RequestEntry
        {
            Id = id,
            At = at,
            Task = "ticket-triage",
            Source = TaskSource.Fingerprint,
            SourceWhy = "seen 211 times as ticket-triage",
            Fingerprint = "3fa4c1d09b7e5a62",
            Endpoint = "chat",
            RequestedModel = "gpt-5.1",
            Outcome = RequestOutcome.Served,
            Model = escalates ? large.Model : small.Model,
            Path = escalates ? "claude-haiku-4-5>claude-sonnet-4-6" : "claude-haiku-4-5",
            Reason = escalates ? "references" : string.Empty,
            CostUsd = cost,
            KnownCostUsd = cost,
            BaselineCostUsd = 0.003855m,
            BaselineModel = "claude-sonnet-4-6",
            Latency = TimeSpan.FromMilliseconds(escalates ? 2130 : 640),
            Overhead = TimeSpan.FromMicroseconds(210),
            PolicyVersion = "9c1f2e7ab0d4",
            PriceVersion = "2026-11-02",
            Attempts = escalates ? [small, large] : [small],
        };
    }

    private static AttemptEntry Attempt(int number, string model, DateTimeOffset at, AttemptOutcome outcome, decimal cost) => new()
    {
        Number = number,
        Purpose = AttemptPurpose.Answer,
        Rung = number,
        Model = model,
        Provider = "anthropic",
        At = at,
        Latency = TimeSpan.FromMilliseconds(630),
        FirstToken = TimeSpan.FromMilliseconds(310),
        Outcome = outcome,
        Usage = new TokenUsage { Input = 1160, Output = 25, Basis = UsageBasis.Reported },
        Cost = new PricedUsage(cost, model + "@2025-10-01"),
        UpstreamId = "msg_01XFDUDYJgAACzvnptvVoYEL",
        Checks =
        [
            new CheckOutcome("json_schema", FindingKind.Passed),
            new CheckOutcome("references", outcome == AttemptOutcome.Rejected ? FindingKind.Failed : FindingKind.Passed),
        ],
    };
}
