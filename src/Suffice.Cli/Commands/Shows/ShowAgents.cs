using System.CommandLine;
using Suffice.Dashboard.Agents;

namespace Suffice.Cli.Commands.Shows;

/// <summary><c>suffice show agents</c>, <c>agent</c>, <c>pattern</c>, <c>proposal</c>.</summary>
internal static class ShowAgents
{
    /// <summary>What each agent did.</summary>
    /// <returns>The command.</returns>
    public static Command All() => PageShowing.Make(new ShownPage<AgentsFigures>(
        "agents", "What each agent did, what was noted of it, which of that repeats, and what is proposed.\n\nExample: suffice show agents --days 7")
    {
        HasPeriod = true,
        Read = inputs => new AgentsReading(inputs.Work, inputs.Policies).Read(inputs.Period),
        Tables = figures => AgentsTables.Of(figures),
    });

    /// <summary>One agent.</summary>
    /// <returns>The command.</returns>
    public static Command One()
    {
        Argument<string> agent = new("AGENT") { Description = "The agent: a worker of the policy, or another of which something was noted." };
        Option<string?> compare = new("--compare") { Description = "A version to set beside the file as it is, such as standards.md@3." };

        return PageShowing.Make(new ShownPage<AgentDetails>(
            "agent", "One agent: its verdicts, patterns, proposals, and the versions of its files.\n\nExample: suffice show agent ticket-triage --compare standards.md@3")
        {
            Named = agent,
            Options = [compare],
            HasPeriod = true,
            Read = inputs => Read(inputs, inputs.Parsed.GetValue(agent)!, inputs.Parsed.GetValue(compare)),
            Tables = details => AgentDetailsTables.Of(details),
            Lead = details => details.Compared is { } compared ? LinesOf(compared.Lines) : [],
            Absent = inputs => $"nothing is known of an agent \"{inputs.Parsed.GetValue(agent)}\"; suffice show agents lists those that are",
        });
    }

    private static AgentDetails? Read(ShowInputs inputs, string agent, string? compare)
    {
        AgentDetails? details = new AgentReading(new AgentsReading(inputs.Work, inputs.Policies), inputs.Policies, inputs.Time).Read(agent, inputs.Period, compare);

        return compare is null || details is null or { Compared: not null } or { Problem: not null } ? details
            : throw new CommandException(ExitCode.WrongUse, $"--compare: {agent} has no version \"{compare}\"; {(details.Versions.IsEmpty ? "it has none yet" : $"it has {string.Join(", ", details.Versions.Select(version => $"{version.File}@{version.Version}"))}")}");
    }

    /// <summary>One pattern.</summary>
    /// <returns>The command.</returns>
    public static Command Pattern()
    {
        Argument<string> id = new("PATTERN") { Description = "The pattern, such as PT-3fa9c01b2e." };

        return PageShowing.Make(new ShownPage<PatternFigures>(
            "pattern", "One pattern: what it rests on, what was decided of it, what is proposed for it.\n\nExample: suffice show pattern PT-3fa9c01b2e")
        {
            Named = id,
            Read = inputs => new PatternReading(inputs.Work).Read(inputs.Parsed.GetValue(id)!, mayReadContent: true),
            Tables = figures => PatternTables.Of(figures),
            Absent = inputs => $"there is no pattern \"{inputs.Parsed.GetValue(id)}\"; suffice review patterns --all lists them",
        });
    }

    /// <summary>One proposal.</summary>
    /// <returns>The command.</returns>
    public static Command Proposal()
    {
        Argument<string> id = new("PROPOSAL") { Description = "The proposal, such as P-2026-0001." };

        return PageShowing.Make(new ShownPage<ProposalFigures>(
            "proposal", "One proposal: the change, its evidence, and what each case gave before and after. 'suffice review show' tells it in sentences.\n\nExample: suffice show proposal P-2026-0001 --csv cases")
        {
            Named = id,
            Read = inputs => new ProposalReading(inputs.Work, inputs.Policies, inputs.Time).Read(inputs.Parsed.GetValue(id)!, mayReadContent: true),
            Tables = figures => ProposalTables.Of(figures),
            Lead = figures => [.. LinesOf(figures.Lines), .. figures.Proposal.Gate is { } gate ? (string[])[GateWords.Of(gate)] : []],
            Absent = inputs => $"there is no proposal \"{inputs.Parsed.GetValue(id)}\"; suffice review proposals --all lists them",
        });
    }

    private static IEnumerable<string> LinesOf(IEnumerable<DiffLine> lines) => lines.Where(line => line.Change != LineChange.Stays).Select(line => $"{(line.Change == LineChange.Added ? '+' : '-')} {line.Text}");
}
