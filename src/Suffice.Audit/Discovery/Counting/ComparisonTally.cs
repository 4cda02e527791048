using Suffice.Audit.Pricing;
using Suffice.Audit.Structure;
using Suffice.Catalog;

namespace Suffice.Audit.Discovery.Counting;

/// <summary>The calls of a task that can be compared with candidates: ordinary ones added up by kind, long ones priced by themselves.</summary>
/// <param name="candidates">How many candidates there are.</param>
internal sealed class ComparisonTally(int candidates)
{
    private const CallTraits Compared = CallTraits.Images | CallTraits.Schema | CallTraits.ClosedLabels | CallTraits.ShortAnswered | CallTraits.ToolsAnswered;

    private readonly Dictionary<ComparedKind, ComparedCalls> ordinary = [];
    private readonly CandidateSum[] exceptional = new CandidateSum[candidates];

    /// <summary>Ordinary calls by kind.</summary>
    public IReadOnlyDictionary<ComparedKind, ComparedCalls> Ordinary => ordinary;

    /// <summary>The costs of long calls, by candidate.</summary>
    public IReadOnlyList<CandidateSum> Exceptional => exceptional;

    /// <summary>Counts a call, if it has a price.</summary>
    public void Add(CallDigest call)
    {
        if (call.IsOrdinary)
        {
            long thoughtless = call.Usage.Reasoning == 0 ? call.Times : 0;
            Add(new ComparedKind(call.Model!.Name, call.Shape.Traits & Compared, call.ServiceTier, call.Region), new ComparedCalls(call.Times, call.Usage, call.Paid.Usd!.Value, thoughtless));
        }

        for (int i = 0; i < call.Candidates.Length; i++)
        {
            AddExceptional(i, new CandidateSum(call.Candidates[i], call.Candidates[i].IsKnown ? call.Times : 0));
        }
    }

    /// <summary>Takes in all that another counted.</summary>
    public void Add(ComparisonTally other)
    {
        foreach ((ComparedKind kind, ComparedCalls calls) in other.ordinary)
        {
            Add(kind, calls);
        }

        for (int i = 0; i < exceptional.Length; i++)
        {
            AddExceptional(i, other.exceptional[i]);
        }
    }

    /// <summary>Counts ordinary calls of a kind.</summary>
    public void Add(ComparedKind kind, ComparedCalls calls) => ordinary[kind] = ordinary.GetValueOrDefault(kind) + calls;

    /// <summary>Counts long calls on a candidate.</summary>
    public void AddExceptional(int candidate, CandidateSum sum) => exceptional[candidate] =
        new CandidateSum(exceptional[candidate].Cost + sum.Cost, exceptional[candidate].Calls + sum.Calls);

    /// <summary>What all the calls would cost on a candidate.</summary>
    /// <param name="number">The candidate's number.</param>
    /// <param name="pricing">Prices.</param>
    /// <param name="models">The models met, by name.</param>
    /// <returns>The costs, and how many calls they are of.</returns>
    public CandidateSum On(int number, CallPricing pricing, IReadOnlyDictionary<string, Model> models)
    {
        CandidateSum sum = exceptional[number];
        foreach ((ComparedKind kind, ComparedCalls calls) in ordinary)
        {
            CandidateCost cost = pricing.Compare(calls, models[kind.Model], pricing.Candidates[number], kind);
            sum = new CandidateSum(sum.Cost + cost, sum.Calls + (cost.IsKnown ? calls.Count : 0));
        }

        return sum;
    }
}

/// <summary>Costs, and how many calls they are of.</summary>
internal readonly record struct CandidateSum(CandidateCost Cost, long Calls);
