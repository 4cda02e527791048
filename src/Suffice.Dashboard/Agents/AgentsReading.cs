using System.Collections.Immutable;
using Suffice.Agents.Keeping;
using Suffice.Agents.Observing;
using Suffice.Agents.Proposing;
using Suffice.Agents.Queue;
using Suffice.Agents.Verdicts;
using Suffice.Agents.Working;
using Suffice.Dashboard.Times;
using Suffice.Evaluation.Statistics.Intervals;
using Suffice.Policy;

namespace Suffice.Dashboard.Agents;

/// <summary>Reads what agents did and what is noted of them.</summary>
/// <param name="file">Where it is kept.</param>
/// <param name="policies">The policy in force.</param>
public sealed class AgentsReading(AgentsFile file, IPolicySource policies)
{
    private static readonly ImmutableArray<Decision> Decisions = [Decision.Pass, Decision.Fail, Decision.Escalate];

    /// <summary>Reads it.</summary>
    /// <param name="period">The days.</param>
    /// <param name="agent">Of this agent alone; <see langword="null"/> for all.</param>
    /// <returns>The figures; <see langword="null"/> when nothing is known of such an agent.</returns>
    public AgentsFigures? Read(Period period, string? agent = null)
    {
        ArgumentNullException.ThrowIfNull(period);
        ReviewQueue queue = new(file, policies.Current);
        ImmutableArray<Observation> noted = [.. new ObservationStore(file).List(agent, period.From).Where(said => said.At < period.To)];
        ImmutableArray<Pattern> patterns = [.. new PatternBook(file).Count(agent).OrderBy(pattern => pattern.State is not PatternState.Open).ThenByDescending(pattern => pattern.LastSeen)];
        ImmutableArray<ProposalLine> proposals =
        [
            .. new ProposalStore(file).List().Where(proposal => agent is null || proposal.Target.Agent == agent).Select(ProposalLine.Of).OrderByDescending(line => line.Waits),
        ];
        string[] names =
        [
            .. queue.Workers.Concat(noted.Select(said => said.Agent)).Concat(patterns.Select(pattern => pattern.Agent)).Concat(proposals.Select(line => line.Agent)).Concat(new VerdictCounts(file).Workers())
                .Where(name => agent is null || name == agent).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
        ];

        return agent is not null && names.Length == 0 ? null : new AgentsFigures
        {
            Period = period,
            Agents = [.. names.Select(name => Of(name, period, queue, noted, patterns, proposals))],
            Noted = CodesOf(noted, patterns),
            Patterns = [.. patterns.Select(pattern => pattern with { Latest = [] })],
            Proposals = proposals,
        };
    }

    private AgentFigures Of(string name, Period period, ReviewQueue queue, ImmutableArray<Observation> noted, ImmutableArray<Pattern> patterns, ImmutableArray<ProposalLine> proposals)
    {
        ImmutableSortedDictionary<Decision, long> counts = new VerdictCounts(file).Of(name, period.From, period.To);
        long all = counts.Values.Sum();
        bool isWorker = queue.Workers.Contains(name, StringComparer.Ordinal);
        ImmutableSortedDictionary<QueueKind, long>? waiting = isWorker ? queue.Waiting(name).ByKind : null;

        return new AgentFigures(name, isWorker)
        {
            Verdicts =
            [
                .. from decision in Decisions
                   let count = counts.GetValueOrDefault(decision)
                   select new DecisionShare(decision, count, all == 0 ? null : (double)count / all, all == 0 ? null : WilsonInterval.Of(count, all)),
            ],
            Waiting = waiting?.Values.Sum(),
            Exceptions = waiting?.GetValueOrDefault(QueueKind.Exception),
            Noted = noted.Count(said => said.Agent == name),
            OpenPatterns = patterns.Count(pattern => pattern.Agent == name && pattern.State is PatternState.Open),
            Proposals = proposals.Where(line => line.Agent == name).GroupBy(line => line.State).ToImmutableSortedDictionary(group => group.Key, group => (long)group.Count()),
        };
    }

    private static ImmutableArray<NotedCode> CodesOf(ImmutableArray<Observation> noted, ImmutableArray<Pattern> patterns)
    {
        Dictionary<string, string> ids = patterns.ToDictionary(pattern => pattern.Key, pattern => pattern.Id, StringComparer.Ordinal);

        return
        [
            .. from said in noted
               group said by (said.Agent, said.Code, said.Field, said.ContextItem) into one
               let key = PatternKey.Of(one.First())
               let count = one.LongCount()
               orderby count descending, one.Key.Agent, one.Key.Code, one.Key.Field
               select new NotedCode(
                   one.Key.Agent,
                   one.Key.Code,
                   one.Key.Field,
                   one.Key.ContextItem,
                   count,
                   one.Select(said => said.Ticket).Where(ticket => ticket.Length > 0).Distinct(StringComparer.Ordinal).Count(),
                   one.Max(said => said.At),
                   ids.GetValueOrDefault(key.ToString()) ?? key.Id()),
        ];
    }
}
