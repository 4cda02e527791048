namespace Suffice.Ledger;

/// <summary>What is said of a served answer beside the last rung's.</summary>
public enum ShadowVerdict
{
    /// <summary>It says the same.</summary>
    Same,

    /// <summary>It says something else; which of the two is right is not known.</summary>
    Different,

    /// <summary>It is worse, by a judge.</summary>
    Worse,

    /// <summary>It is better, by a judge.</summary>
    Better,

    /// <summary>The two have no form in which they could be equal (prose): only a judge can tell.</summary>
    Incomparable,

    /// <summary>The last rung gave no answer.</summary>
    Unanswered,
}
