using System.Collections.Immutable;
using Suffice.Chat;
using Suffice.Checks;
using Suffice.Policy;

namespace Suffice.Cascade;

/// <summary>Judges an answer while it arrives, so that a hopeless one is stopped.</summary>
internal sealed class EarlyGate
{
    private readonly ImmutableArray<(GateCheck Item, IEarlyJudge Judge)> judges;

    private EarlyGate(ImmutableArray<(GateCheck Item, IEarlyJudge Judge)> judges) => this.judges = judges;

    /// <summary>Starts judging one answer.</summary>
    /// <param name="gate">The checks.</param>
    /// <param name="request">The call.</param>
    /// <returns>A gate for one answer, or <see langword="null"/> when no check can tell anything early.</returns>
    public static EarlyGate? Begin(ImmutableArray<GateCheck> gate, ChatRequest request)
    {
        var begun = ImmutableArray.CreateBuilder<(GateCheck, IEarlyJudge)>();
        foreach (GateCheck item in gate)
        {
            if (item.Check is IEarlyCheck early && early.Begin(request) is { } judge)
            {
                begun.Add((item, judge));
            }
        }

        return begun.Count == 0 ? null : new EarlyGate(begun.ToImmutable());
    }

    /// <summary>Takes the next piece of text.</summary>
    /// <param name="text">The piece.</param>
    /// <returns>A failed verdict once no continuation can pass; otherwise <see langword="null"/>.</returns>
    public GateVerdict? Feed(string text)
    {
        foreach ((GateCheck item, IEarlyJudge judge) in judges)
        {
            Finding finding = judge.Feed(text);
            if (finding.IsFailed)
            {
                return new GateVerdict(
                    item, finding.Violation, [new(item.Check.Name, FindingKind.Failed, finding.Violation)]);
            }
        }

        return null;
    }
}
