namespace Suffice.Agents.Contexts;

/// <summary>The four context files of a worker.</summary>
public enum ContextKind
{
    /// <summary><c>rubric.md</c>: what is rated, and how (ids R-).</summary>
    Rubric,

    /// <summary><c>standards.md</c>: house rules (ids S-).</summary>
    Standards,

    /// <summary><c>escalation.md</c>: when a person has to look (ids E-).</summary>
    Escalation,

    /// <summary><c>patterns.md</c>: what was seen before (ids KP-).</summary>
    Patterns,
}
