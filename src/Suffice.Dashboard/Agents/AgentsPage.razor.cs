using Microsoft.AspNetCore.Components;
using Suffice.Agents.Observing;
using Suffice.Dashboard.Frame;

namespace Suffice.Dashboard.Agents;

/// <summary>Shows what agents did, and what becomes of their weaknesses.</summary>
public sealed partial class AgentsPage
{
    /// <summary>What stands around the page.</summary>
    [Parameter]
    [EditorRequired]
    public required PageFrame Frame { get; set; }

    /// <summary>What it says.</summary>
    [Parameter]
    [EditorRequired]
    public required AgentsFigures Figures { get; set; }

    private long WaitingProposals => Figures.Proposals.Count(line => line.Waits);

    private long OpenPatterns => Figures.Patterns.Count(pattern => pattern.State is PatternState.Open);

    private long Noted => Figures.Noted.Sum(code => code.Count);
}
