using Suffice.Checks;
using Suffice.Tasks;

namespace Suffice.Ledger.Writing;

/// <summary>A request that is written and taken back when the file is opened.</summary>
/// <remarks>It finds out whether the file takes rows before one must be kept, and has the code compiled before the first window runs.</remarks>
internal static class LedgerRehearsal
{
    public static RequestEntry Request { get; } = new()
    {
        Id = "rehearsal",
        At = DateTimeOffset.UnixEpoch,
        Source = TaskSource.Default,
        Endpoint = string.Empty,
        RequestedModel = string.Empty,
        Outcome = RequestOutcome.Served,
        CostUsd = 1m,
        Latency = TimeSpan.Zero,
        PolicyVersion = string.Empty,
        PriceVersion = string.Empty,
        RequestContent = string.Empty,
        Attempts =
        [
            new AttemptEntry
            {
                Number = 0,
                Purpose = AttemptPurpose.Answer,
                Rung = 0,
                Model = string.Empty,
                Provider = string.Empty,
                At = DateTimeOffset.UnixEpoch,
                Latency = TimeSpan.Zero,
                Outcome = AttemptOutcome.Rejected,
                Checks = [new CheckOutcome("rehearsal", FindingKind.Failed, "rehearsal")],
            },
        ],
    };
}
