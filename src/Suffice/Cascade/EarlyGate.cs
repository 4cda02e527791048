using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Suffice.Chat;
using Suffice.Checks;
using Suffice.Policy;

namespace Suffice.Cascade;

/// <summary>Judges an answer while it arrives, so that a hopeless one is stopped.</summary>
internal sealed class EarlyGate
{
    private readonly List<(GateCheck Item, IEarlyJudge Judge)> judges;
    private readonly ILogger logger;

    private EarlyGate(List<(GateCheck Item, IEarlyJudge Judge)> judges, ILogger logger) => (this.judges, this.logger) = (judges, logger);

    /// <summary>Starts judging one answer.</summary>
    /// <param name="gate">The checks.</param>
    /// <param name="otherwise">What follows a check that says nothing itself.</param>
    /// <param name="request">The call.</param>
    /// <param name="logger">Is told of a check that breaks; the whole answer will be judged all the same.</param>
    /// <returns>A gate for one answer, or <see langword="null"/> when no check can tell anything early.</returns>
    public static EarlyGate? Begin(
        ImmutableArray<GateCheck> gate, FailurePlan otherwise, ChatRequest request, ILogger logger)
    {
        List<(GateCheck, IEarlyJudge)> begun = [];
        FailurePlan? first = null;
        foreach (GateCheck item in gate)
        {
            // A check before it that leads elsewhere (to a person, say) might have failed on the whole answer, and counts first.
            FailurePlan plan = item.OnFail ?? otherwise;
            first ??= plan;
            if (plan.Then != first.Then || plan.Retries != first.Retries)
            {
                break;
            }

            try
            {
                if (item.Check is IEarlyCheck early && early.Begin(request) is { } judge)
                {
                    begun.Add((item, judge));
                }
            }
            catch (Exception broken)
            {
                CascadeLog.EarlyCheckBroke(logger, broken, item.Check.Name);
            }
        }

        return begun.Count == 0 ? null : new EarlyGate(begun, logger);
    }

    /// <summary>Takes the next piece of text.</summary>
    /// <param name="text">The piece.</param>
    /// <returns>A failed verdict once no continuation can pass; otherwise <see langword="null"/>.</returns>
    public GateVerdict? Feed(string text)
    {
        for (int i = 0; i < judges.Count; i++)
        {
            GateCheck item = judges[i].Item;
            Finding finding = Feed(i, text);
            if (finding.IsFailed)
            {
                return new GateVerdict(
                    item, finding.Violation, [new(item.Check.Name, FindingKind.Failed, finding.Violation)]);
            }
        }

        return null;
    }

    private Finding Feed(int place, string text)
    {
        try
        {
            return judges[place].Judge.Feed(text);
        }
        catch (Exception broken)
        {
            CascadeLog.EarlyCheckBroke(logger, broken, judges[place].Item.Check.Name);
            judges[place] = (judges[place].Item, Silent.Instance);
            return Finding.NotApplicable;
        }
    }

    /// <summary>Stands in for a judge that broke.</summary>
    private sealed class Silent : IEarlyJudge
    {
        public static Silent Instance { get; } = new();

        public Finding Feed(ReadOnlySpan<char> text) => Finding.NotApplicable;
    }
}
