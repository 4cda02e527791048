using System.Collections.Immutable;
using Suffice.Agents.Observing;
using Suffice.Agents.Proposing;
using Suffice.Agents.Verdicts;
using Suffice.Dashboard.Tables;
using Suffice.Dashboard.Times;
using Suffice.Files;

namespace Suffice.Dashboard.Agents;

/// <summary>The tables of what agents did.</summary>
public static class AgentsTables
{
    /// <summary>Makes them.</summary>
    /// <param name="figures">The figures.</param>
    /// <returns>Agents, proposals, patterns, what was noted.</returns>
    public static ImmutableArray<PageTable> Of(AgentsFigures figures)
    {
        ArgumentNullException.ThrowIfNull(figures);

        return [Agents(figures), Proposals(figures.Proposals), Patterns(figures.Patterns), Noted(figures.Noted)];
    }

    /// <summary>Agents.</summary>
    /// <param name="figures">The figures.</param>
    /// <returns>The table.</returns>
    public static PageTable Agents(AgentsFigures figures)
    {
        ArgumentNullException.ThrowIfNull(figures);

        return new PageTable(
            "agents",
            "Agents",
            [
                new PageColumn("agent", "Agent"),
                new PageColumn("judged", "Verdicts", CellKind.Count),
                new PageColumn("pass", "Pass", CellKind.Share) { HasInterval = true },
                new PageColumn("fail", "Fail", CellKind.Share) { HasInterval = true },
                new PageColumn("escalate", "Escalate", CellKind.Share) { HasInterval = true },
                new PageColumn("waiting", "Wait for a person", CellKind.Count),
                new PageColumn("exceptions", "Exceptions", CellKind.Count),
                new PageColumn("noted", "Noted", CellKind.Count) { Hint = "Weaknesses that agents and people noted of it in the days" },
                new PageColumn("patterns", "Open patterns", CellKind.Count),
                new PageColumn("proposals", "Proposals"),
            ],
            [.. figures.Agents.Select(agent => Row(agent, figures.Period))])
        {
            Empty = "No agent is known. A task with \"worker: {}\" in its task.yaml is one; other systems note weaknesses with POST /api/observations.",
        };
    }

    /// <summary>Proposals.</summary>
    /// <param name="proposals">The proposals.</param>
    /// <returns>The table.</returns>
    public static PageTable Proposals(ImmutableArray<ProposalLine> proposals) => new(
        "proposals",
        "Proposals",
        [
            new PageColumn("proposal", "Proposal", CellKind.Code),
            new PageColumn("state", "Stands", CellKind.State),
            new PageColumn("target", "Would change"),
            new PageColumn("kind", "What"),
            new PageColumn("gate", "The gate says", CellKind.State),
            new PageColumn("pattern", "Answers"),
            new PageColumn("at", "Made", CellKind.Time),
            new PageColumn("expires", "Expires", CellKind.Time),
            new PageColumn("cost", "Cost", CellKind.Usd) { Hint = "What drafting and trying it cost" },
            new PageColumn("by", "Decided by"),
        ],
        [
            .. from line in proposals
               select (ImmutableArray<Cell>)
               [
                   Cell.Text(line.Id, $"/agents/proposals/{Uri.EscapeDataString(line.Id)}"),
                   Cell.State(EnumWord.Spaced(line.State), ToneOf(line.State)),
                   Cell.Text(line.Target, AgentPath(line.Agent)),
                   Cell.Text(EnumWord.Spaced(line.Kind)),
                   line.Gate is { } gate ? Cell.State(EnumWord.Of(gate), ToneOf(gate)) : Cell.None with { Shown = "not tried" },
                   Cell.Text(line.Pattern, PatternPath(line.Pattern)),
                   Cell.Time(line.At),
                   Cell.Time(line.Waits ? line.ExpiresAt : null),
                   Cell.Usd(line.CostUsd),
                   Cell.Text(line.Approver),
               ],
        ])
    {
        Empty = "Nothing is proposed. \"suffice chief\" looks at the open patterns once; with \"chief:\" in the policy the gateway looks by itself.",
    };

    /// <summary>Patterns.</summary>
    /// <param name="patterns">The patterns.</param>
    /// <returns>The table.</returns>
    public static PageTable Patterns(ImmutableArray<Pattern> patterns) => new(
        "patterns",
        "Patterns",
        [
            new PageColumn("pattern", "Pattern", CellKind.Code),
            new PageColumn("state", "Stands", CellKind.State),
            new PageColumn("agent", "Agent"),
            new PageColumn("code", "Weakness"),
            new PageColumn("about", "About"),
            new PageColumn("occurrences", "In seven days", CellKind.Count),
            new PageColumn("tickets", "On tickets", CellKind.Count),
            new PageColumn("rate", "Of those looked at", CellKind.Share) { HasInterval = true },
            new PageColumn("before", "Four weeks before", CellKind.Share) { HasInterval = true },
            new PageColumn("surprise", "p", CellKind.Number) { Hint = "The chance of so many, were it no more frequent than before; small is surprising" },
            new PageColumn("total", "Ever", CellKind.Count),
            new PageColumn("first", "First seen", CellKind.Time),
            new PageColumn("last", "Last seen", CellKind.Time),
        ],
        [
            .. from pattern in patterns
               select (ImmutableArray<Cell>)
               [
                   Cell.Text(pattern.Id, PatternPath(pattern.Id)),
                   Cell.State(pattern.IsRegression ? "came back" : EnumWord.Spaced(pattern.State), ToneOf(pattern.State)),
                   Cell.Text(pattern.Agent, AgentPath(pattern.Agent)),
                   Cell.Text(pattern.Code),
                   Cell.Text(AboutOf(pattern.Field, pattern.ContextItem)),
                   Cell.Count(pattern.Occurrences),
                   Cell.Count(pattern.Tickets),
                   Cell.Share(pattern.Rate.Recent.Share, pattern.Rate.Recent.Interval),
                   Cell.Share(pattern.Rate.Before.Share, pattern.Rate.Before.Interval),
                   Chances.Cell(pattern.Rate.Surprise),
                   Cell.Count(pattern.Total),
                   Cell.Time(pattern.FirstSeen),
                   Cell.Time(pattern.LastSeen),
               ],
        ])
    {
        Empty = "Nothing repeats. A pattern opens with the third note of one weakness in seven days, from three traces and two tickets.",
    };

    /// <summary>What was noted.</summary>
    /// <param name="codes">The weaknesses.</param>
    /// <returns>The table.</returns>
    public static PageTable Noted(ImmutableArray<NotedCode> codes) => new(
        "noted",
        "Noted in these days",
        [
            new PageColumn("agent", "Agent"), new PageColumn("code", "Weakness"), new PageColumn("about", "About"), new PageColumn("count", "Times", CellKind.Count),
            new PageColumn("tickets", "Tickets", CellKind.Count), new PageColumn("last", "Last seen", CellKind.Time), new PageColumn("pattern", "Counts for"),
        ],
        [
            .. from code in codes
               select (ImmutableArray<Cell>)
               [
                   Cell.Text(code.Agent, AgentPath(code.Agent)), Cell.Text(code.Code), Cell.Text(AboutOf(code.Field, code.ContextItem)), Cell.Count(code.Count, PatternPath(code.Pattern)),
                   Cell.Count(code.Tickets), Cell.Time(code.LastSeen), Cell.Text(code.Pattern, PatternPath(code.Pattern)),
               ],
        ])
    {
        Empty = "Nothing was noted in these days. Workers note complaints by themselves, people do when they correct, and other agents with POST /api/observations.",
    };

    /// <summary>How a proposal's state is meant.</summary>
    /// <param name="state">The state.</param>
    /// <returns>The tone.</returns>
    internal static Tone ToneOf(ProposalState state) => state switch
    {
        ProposalState.Passed or ProposalState.Advice or ProposalState.Inconclusive => Tone.Warn,
        ProposalState.Approved or ProposalState.Kept => Tone.Good,
        ProposalState.NotBetter => Tone.Bad,
        _ => Tone.Plain,
    };

    /// <summary>How a pattern's state is meant.</summary>
    /// <param name="state">The state.</param>
    /// <returns>The tone.</returns>
    internal static Tone ToneOf(PatternState state) => state is PatternState.Open ? Tone.Warn : state is PatternState.Resolved ? Tone.Good : Tone.Plain;

    /// <summary>How a gate's word is meant.</summary>
    /// <param name="gate">The word.</param>
    /// <returns>The tone.</returns>
    internal static Tone ToneOf(GateResult gate) => gate switch
    {
        GateResult.Pass => Tone.Good,
        GateResult.Refuse => Tone.Bad,
        _ => Tone.Warn,
    };

    /// <summary>The page of an agent.</summary>
    internal static string AgentPath(string agent) => $"/agents/{Uri.EscapeDataString(agent)}";

    /// <summary>The page of a pattern.</summary>
    internal static string PatternPath(string id) => $"/agents/patterns/{Uri.EscapeDataString(id)}";

    private static string? AboutOf(string field, string item) => string.Join(' ', ((string[])[field, item]).Where(part => part.Length > 0)) is { Length: > 0 } about ? about : null;

    private static ImmutableArray<Cell> Row(AgentFigures agent, Period period) =>
    [
        Cell.Text(agent.Agent, CallsLink.PageOf(AgentPath(agent.Agent), period), agent.IsWorker ? null : "no worker of this policy"),
        Cell.Count(agent.Judged),
        .. from decision in (Decision[])[Decision.Pass, Decision.Fail, Decision.Escalate]
           let share = agent.Verdicts.FirstOrDefault(one => one.Decision == decision)
           select Cell.Share(share?.Share, share?.Interval),
        Cell.Count(agent.Waiting, agent.IsWorker ? $"/queue/{Uri.EscapeDataString(agent.Agent)}" : null),
        Cell.Count(agent.Exceptions, agent.IsWorker ? $"/queue?task={Uri.EscapeDataString(agent.Agent)}&kind=exception" : null),
        Cell.Count(agent.Noted, $"{CallsLink.PageOf(AgentPath(agent.Agent), period)}#noted"),
        Cell.Count(agent.OpenPatterns, $"{AgentPath(agent.Agent)}#patterns"),
        Cell.Text(agent.Proposals.IsEmpty ? null : string.Join(", ", agent.Proposals.Select(pair => $"{pair.Value} {EnumWord.Spaced(pair.Key)}")), agent.Proposals.IsEmpty ? null : $"{AgentPath(agent.Agent)}#proposals"),
    ];
}
