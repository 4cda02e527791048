using System.Collections.Immutable;
using Suffice.Chat;
using Suffice.Chat.Wires;
using Suffice.Evaluation.Items;
using Suffice.Ledger;
using Suffice.Ledger.Reading;
using Suffice.Providers.Recordings;

namespace Suffice.Evaluation.Sets;

/// <summary>Makes items of requests that the ledger kept: what callers really asked, and the last rung's answer where it gave one.</summary>
public static class LedgerItems
{
    /// <summary>Draws items of a task.</summary>
    /// <param name="ledger">The ledger.</param>
    /// <param name="task">The task.</param>
    /// <param name="ceiling">The last rung's names; an answer of it that was kept is the item's reference.</param>
    /// <param name="most">How many requests are drawn, from 1.</param>
    /// <param name="seed">Seed of the draw.</param>
    /// <returns>The set; a call that came several times is one item.</returns>
    /// <exception cref="EvalSetException">The ledger kept no call of the task that can be read.</exception>
    /// <exception cref="LedgerException">The ledger cannot be read.</exception>
    public static EvalSet Draw(LedgerReader ledger, string task, IReadOnlyCollection<string> ceiling, int most, int seed)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        ArgumentNullException.ThrowIfNull(ceiling);
        SetBuilder builder = new(new SetOptions());
        HashSet<CallKey> asked = [];
        ImmutableArray<KeptRequest> drawn = ledger.DrawKept(task, most, new Random(seed));
        foreach (KeptRequest kept in drawn)
        {
            if (RequestOf(kept.Request) is not { } request)
            {
                builder.Problem("ledger", 0, $"the request {kept.Request.Id} was kept in a form that cannot be sent again");
            }
            else if (asked.Add(CallKey.Of(request)))
            {
                builder.Add(ItemOf(kept, request, ceiling), $"ledger:{kept.Request.Id}", 0);
            }
        }

        EvalSet set = builder.Build(task, []);
        return !set.Items.IsEmpty ? set : throw new EvalSetException(drawn.IsEmpty
            ? $"the ledger keeps no prompts of {task}: say store_content: true for the task in the policy, and wait for calls"
            : $"none of the {drawn.Length} calls of {task} that the ledger kept can be sent again; the first: {set.Problems[0].Reason}");
    }

    private static EvalItem ItemOf(KeptRequest kept, ChatRequest request, IReadOnlyCollection<string> ceiling)
    {
        string? answer = kept.ShadowAnswer is not null && ceiling.Contains(kept.ShadowModel!) ? kept.ShadowAnswer
            : kept.Request.Model is { } served && ceiling.Contains(served) ? kept.Request.AnswerContent
            : null;
        return new EvalItem
        {
            Id = kept.Request.Id,
            Request = request,
            Reference = answer is null ? null : AnswerReference.Of(AnswerReference.Read(answer)),
            Tags = [new EvalTag("escalated", kept.Request.IsEscalated ? "yes" : "no")],
        };
    }

    private static ChatRequest? RequestOf(RequestEntry entry)
    {
        if (entry.RequestContent is not ['{', ..] body)
        {
            return null;
        }

        return ChatWires.ReadKept(entry.Endpoint, body) is { } asked
            ? asked with { Model = Formats.CallReader.AnyModel, Stream = false, Metadata = null }
            : null;
    }
}
