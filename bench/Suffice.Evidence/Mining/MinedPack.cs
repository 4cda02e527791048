namespace Suffice.Evidence.Mining;

/// <summary>A pack of tickets and an outcome in it.</summary>
/// <param name="Pack">The pack's file, without its ending.</param>
/// <param name="Outcome">The outcome's path.</param>
internal sealed record MinedPack(string Pack, string Outcome)
{
    /// <summary>All that are measured.</summary>
    public static IReadOnlyList<MinedPack> All { get; } =
    [
        new("tickets_itsm", "reference.assignment_group"),
        new("tickets_endava", "reference.ticket_type"),
        new("tickets_endava", "reference.category"),
        new("tickets_endava", "reference.urgency"),
        new("tickets_endava", "reference.impact"),
        new("it_tickets_llm", "reference"),
        new("tickets_cfpb", "reference.company_response"),
        new("tickets_cfpb", "reference.product"),
        new("tickets_banking77", "reference"),
    ];
}
