using Suffice.Engine;
using Suffice.Ledger;
using Suffice.Tasks;

namespace Suffice.Agents.Proposing;

/// <summary>Asks the strong model what a pattern calls for: one call up the ladder of the policy's task, as any call of the engine.</summary>
/// <param name="engine">Answers calls.</param>
/// <param name="task">The task.</param>
/// <param name="spending">What may be spent.</param>
internal sealed class Proposer(SufficeEngine engine, string task, RoundSpending spending)
{
    /// <summary>Where its calls come in, for the ledger.</summary>
    public const string Endpoint = "chief";

    /// <summary>The call that would be made.</summary>
    /// <param name="evidence">What is known of the pattern.</param>
    /// <param name="earlier">Earlier tries.</param>
    /// <returns>The call.</returns>
    public EngineCall CallOf(PatternEvidence evidence, IReadOnlyCollection<Proposal> earlier) => new(
        ProposerPrompt.RequestOf(task, evidence, earlier), header => header.Equals(TaskRecognizer.Header, StringComparison.OrdinalIgnoreCase) ? task : null, Endpoint);

    /// <summary>Asks.</summary>
    /// <param name="evidence">What is known of the pattern.</param>
    /// <param name="earlier">Earlier tries.</param>
    /// <param name="cancellationToken">Gives it up; what it cost is recorded, and it throws.</param>
    /// <returns>The answer, or why there is none.</returns>
    public async Task<ProposerReply> AskAsync(PatternEvidence evidence, IReadOnlyCollection<Proposal> earlier, CancellationToken cancellationToken)
    {
        EngineCall call = CallOf(evidence, earlier);
        HeldCall held = await spending.HoldAsync(task, call, cancellationToken).ConfigureAwait(false);
        if (held.WhyNot is { } broke)
        {
            return new ProposerReply(null, null, broke);
        }

        RequestEntry? entry = null;
        try
        {
            EngineReply reply = await engine.AnswerAsync(call with { Policy = held.Policy, Settled = row => entry = row }, cancellationToken).ConfigureAwait(false);
            entry = reply.Entry;

            return reply switch
            {
                AnsweredReply answered when ProposerAnswer.Read(answered.Answer.Text) is { } answer => new ProposerReply(answer, entry, null),
                AnsweredReply => new ProposerReply(null, entry, "its answer is not of the form that was asked for"),
                FailedReply failed => new ProposerReply(null, entry, failed.Failure.Message) { MayPass = true },
                _ => throw new InvalidOperationException("no stream was asked for"),
            };
        }
        finally
        {
            spending.Settle(held, entry);
        }
    }
}

/// <summary>What came of asking.</summary>
/// <param name="Answer">The answer; <see langword="null"/> when there is none.</param>
/// <param name="Entry">The ledger's row; <see langword="null"/> when nothing was asked.</param>
/// <param name="Failure">Why there is no answer; <see langword="null"/> when there is one.</param>
internal sealed record ProposerReply(ProposerAnswer? Answer, RequestEntry? Entry, string? Failure)
{
    /// <summary>True when the model was not to be had: no try is counted.</summary>
    public bool MayPass { get; init; }
}
