using Suffice.Ledger;
using Suffice.Providers;
using Suffice.Spending;

namespace Suffice.Gateway.Metrics;

/// <summary>Upstream calls to one model of one provider, counted.</summary>
internal sealed class ModelCell
{
    private static readonly int Failures = Enum.GetValues<FailureKind>().Length + 1;

    private readonly Lock counting = new();
    private readonly long[] attempts = new long[Enum.GetValues<AttemptOutcome>().Length * Failures];
    private readonly DurationHistogram latency = DurationHistogram.ForCalls();
    private readonly DurationHistogram firstToken = DurationHistogram.ForCalls();
    private TokenUsage tokens;

    /// <summary>Counts an attempt.</summary>
    /// <param name="attempt">The attempt.</param>
    public void Add(AttemptEntry attempt)
    {
        lock (counting)
        {
            attempts[((int)attempt.Outcome * Failures) + (attempt.Failure is { } failure ? (int)failure + 1 : 0)]++;
            latency.Add(attempt.Latency);
            tokens += attempt.Usage;
            if (attempt.FirstToken is { } first)
            {
                firstToken.Add(first);
            }
        }
    }

    /// <summary>Copies its state.</summary>
    /// <returns>The copy.</returns>
    public ModelState Snapshot()
    {
        lock (counting)
        {
            return new ModelState(Ended(), tokens, latency.Snapshot(), firstToken.Snapshot());
        }
    }

    private List<EndedAttempts> Ended()
    {
        List<EndedAttempts> ended = [];
        for (int place = 0; place < attempts.Length; place++)
        {
            if (attempts[place] > 0)
            {
                FailureKind? failure = place % Failures == 0 ? null : (FailureKind)((place % Failures) - 1);
                ended.Add(new EndedAttempts((AttemptOutcome)(place / Failures), failure, attempts[place]));
            }
        }

        return ended;
    }
}

/// <summary>A model and who serves it, by the policy's names.</summary>
internal readonly record struct ModelKey(string Model, string Provider);

/// <summary>Attempts that ended alike.</summary>
internal readonly record struct EndedAttempts(AttemptOutcome Outcome, FailureKind? Failure, long Count);

/// <summary>A <see cref="ModelCell"/> at one moment.</summary>
internal readonly record struct ModelState(
    IReadOnlyList<EndedAttempts> Attempts, TokenUsage Tokens, HistogramState Latency, HistogramState FirstToken);
