using System.Collections.Immutable;
using System.Globalization;
using Suffice.Ledger;
using Suffice.Pipelines;
using Suffice.Providers;
using Suffice.Spending;

namespace Suffice.Running.Steps;

/// <summary>The tries of one thing that is bought.</summary>
internal sealed class ExternalBuying(ExternalStep step, TimeProvider time)
{
    private readonly long started = time.GetTimestamp();
    private readonly List<AttemptEntry> attempts = [];
    private (DateTimeOffset At, long Mark) current = (time.GetUtcNow(), time.GetTimestamp());
    private bool isOpen;

    /// <summary>What was tried, in order; a try that was given up is among it.</summary>
    public ImmutableArray<AttemptEntry> Attempts => isOpen ? [.. attempts, Attempt(AttemptOutcome.Cancelled, null)] : [.. attempts];

    /// <summary>How long it has taken.</summary>
    public TimeSpan Elapsed => time.GetElapsedTime(started);

    /// <summary>A try begins.</summary>
    public void Begin()
    {
        current = (time.GetUtcNow(), time.GetTimestamp());
        isOpen = true;
    }

    /// <summary>The try has ended.</summary>
    /// <param name="failure">Why it failed; <see langword="null"/> when it did not.</param>
    public void Add(CallFailure? failure)
    {
        isOpen = false;
        attempts.Add(Attempt(failure is null ? AttemptOutcome.Accepted : AttemptOutcome.Failed, failure));
    }

    private AttemptEntry Attempt(AttemptOutcome outcome, CallFailure? failure) => new()
    {
        Number = attempts.Count,
        Purpose = attempts.Count == 0 ? AttemptPurpose.Answer : AttemptPurpose.Retry,
        Rung = 0,
        Model = step.Service,
        Provider = "external",
        At = current.At,
        Latency = time.GetElapsedTime(current.Mark),
        Outcome = outcome,
        Cost = new PricedUsage(
            outcome == AttemptOutcome.Accepted ? step.CostUsd : 0m,
            string.Create(CultureInfo.InvariantCulture, $"{step.Units:0.####} {step.Unit} at {step.Price:0.############}")),
        Failure = failure?.Kind,
        FailureMessage = failure?.Message,
    };
}
