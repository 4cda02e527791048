namespace Suffice.Audit.Structure;

/// <summary>What a phrase leads to.</summary>
internal enum ListLead
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>A list of labels after a colon, in brackets or in lines.</summary>
    Labels,

    /// <summary>A list of labels in the same sentence, without a colon.</summary>
    LabelsHere,

    /// <summary>Nothing: the phrase is the labels (<c>yes or no</c>).</summary>
    LabelsThemselves,

    /// <summary>A list of criteria or rules.</summary>
    Criteria,

    /// <summary>Examples.</summary>
    Examples,
}
