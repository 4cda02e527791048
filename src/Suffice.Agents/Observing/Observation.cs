namespace Suffice.Agents.Observing;

/// <summary>One weakness that an agent or a person noted, of its own work or of another's.</summary>
/// <param name="By">Who noted it: an agent's name, or <c>person:NAME</c>.</param>
/// <param name="Agent">Whose weakness it is.</param>
/// <param name="Code">What it is, such as <c>missing_detail</c>: small letters, digits, <c>_ / . -</c>.</param>
public sealed record Observation(string By, string Agent, string Code)
{
    /// <summary>Its id.</summary>
    public string Id { get; init; } = string.Empty;

    /// <summary>When it was noted, in UTC.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>The field it is about, such as <c>order_id</c>; empty when about none.</summary>
    public string Field { get; init; } = string.Empty;

    /// <summary>The context item that it hangs on, such as <c>R-010</c>; empty when on none.</summary>
    public string ContextItem { get; init; } = string.Empty;

    /// <summary>The evidence, a piece of the ticket or of an answer; empty when what is noted is that something is not there.</summary>
    public string Quote { get; init; } = string.Empty;

    /// <summary>The trace: the request, run or conversation in which it was seen.</summary>
    public string Trace { get; init; } = string.Empty;

    /// <summary>The ticket in which it was seen; empty when in none.</summary>
    public string Ticket { get; init; } = string.Empty;
}
