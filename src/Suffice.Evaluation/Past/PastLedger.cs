using Suffice.Chat;
using Suffice.Chat.Wires;
using Suffice.Ledger;
using Suffice.Ledger.Reading;
using Suffice.Tasks;

namespace Suffice.Evaluation.Past;

/// <summary>Reads what was kept of a ledger's calls: the call as it came, and the answers to it.</summary>
/// <param name="path">The ledger's file.</param>
/// <param name="twins">The shadows.</param>
internal sealed class PastLedger(string path, Twins twins)
{
    private const int PageSize = 500;

    private readonly LedgerReader ledger = new(path);
    private readonly WatchReader watch = new(path);

    /// <summary>The callers' calls, in the order written.</summary>
    /// <param name="since">Only those since then.</param>
    /// <param name="task">Only those of this task.</param>
    /// <returns>Their rows, without content.</returns>
    public IEnumerable<RequestEntry> ReadAll(DateTimeOffset? since, string? task)
    {
        long after = 0;
        while (watch.ReadRequests(after, PageSize) is { Length: > 0 } page)
        {
            after = page[^1].Seq;
            foreach ((_, RequestEntry entry) in page)
            {
                if (entry is { IsRequest: true, IsBought: false } && (since is null || entry.At >= since) && (task is null || entry.Task == task))
                {
                    yield return entry;
                }
            }
        }
    }

    /// <summary>Reads a call's content.</summary>
    /// <param name="entry">Its row.</param>
    /// <returns>The call; <see langword="null"/> when its text is not kept, or not in a form that can be sent again.</returns>
    public PastCall? Find(RequestEntry entry)
    {
        if (ledger.Find(entry.Id) is not { RequestContent: { } content } kept || ChatWires.ReadKept(kept.Endpoint, content) is not { Kind: CallKind.Chat } request)
        {
            return null;
        }

        return new PastCall(entry.Id, request, HeadersOf(entry), [.. AnswersOf(kept, request)]);
    }

    private static CallHeaders HeadersOf(RequestEntry entry) => entry.Source == TaskSource.Header
        ? name => string.Equals(name, "x-suffice-task", StringComparison.OrdinalIgnoreCase) ? entry.Task : null
        : _ => null;

    private IEnumerable<KnownAnswer> AnswersOf(RequestEntry kept, ChatRequest request)
    {
        if (kept is { Model: { } model, AnswerContent: { } text } && StoredAnswer.Read(text, request) is { } answer)
        {
            AttemptEntry? attempt = kept.Attempts.LastOrDefault(a => a.Model == model && a.Outcome == AttemptOutcome.Accepted);
            yield return new KnownAnswer(model, Billed(answer, attempt), null, twins.IsGood(kept, model));
        }

        if (twins.Of(kept.Id) is { } shadow && ReadShadow(shadow) is { AnswerContent: { } other } row && StoredAnswer.Read(other, request) is { } reference)
        {
            yield return new KnownAnswer(shadow.Pair.Reference, Billed(reference, row.Attempts.LastOrDefault(a => a.Outcome == AttemptOutcome.Consulted)), null, true);
        }
    }

    private RequestEntry? ReadShadow(ShadowNote shadow) =>
        watch.ReadRequests(shadow.Seq - 1, 1) is [var (seq, row)] && seq == shadow.Seq ? ledger.Find(row.Id) : null;

    // The tokens that were billed are in the row, whatever the kept text says of them.
    private static ChatAnswer Billed(ChatAnswer answer, AttemptEntry? attempt) =>
        attempt is null ? answer : answer with { Usage = attempt.Usage, ServiceTier = attempt.ServiceTier, ReportedCostUsd = attempt.Cost.PriceRow is null or "reported" ? attempt.Cost.Usd : null };
}
