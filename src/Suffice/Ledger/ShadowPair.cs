namespace Suffice.Ledger;

/// <summary>An accepted answer of a lower rung beside the last rung's to the same call.</summary>
/// <param name="Request">The id of the request that was answered.</param>
/// <param name="Ladder">The task's ladder, cheapest first, joined by <c>&gt;</c>.</param>
/// <param name="Model">The model whose answer was served.</param>
/// <param name="Reference">The last rung's model.</param>
/// <param name="Verdict">What comparing the two told.</param>
public sealed record ShadowPair(string Request, string Ladder, string Model, string Reference, ShadowVerdict Verdict);

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
