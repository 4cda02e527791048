namespace Suffice.Audit.Structure;

/// <summary>What a phrase shows: a trait, or that labels or criteria follow.</summary>
/// <param name="Text">The phrase, as people read it.</param>
/// <param name="Trait">The trait.</param>
/// <param name="Leads">What list may follow.</param>
internal sealed record TraitWord(string Text, CallTraits Trait, ListLead Leads = ListLead.None)
{
    /// <summary>The phrase in quotes.</summary>
    public string Quoted { get; } = $"\"{Text}\"";

    /// <summary>True for a trait that "not" before it turns around.</summary>
    public bool CanBeNegated => Trait is CallTraits.EscalationPath or CallTraits.CustomerFacing;
}
