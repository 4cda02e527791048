namespace Suffice.Callers;

/// <summary>What a person may do on the pages and in what they are made of; each may do what those before it may.</summary>
public enum CallerRole
{
    /// <summary>Read figures, records and the policy; not what was asked and answered.</summary>
    View,

    /// <summary>Read prompts, answers and quotes of them too; judge tickets, say what becomes of patterns.</summary>
    Review,

    /// <summary>Everything: approve, reject and take back changes too.</summary>
    Admin,
}
