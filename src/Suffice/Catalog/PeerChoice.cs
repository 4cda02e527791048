namespace Suffice.Catalog;

/// <summary>Which of a model's peers is tried first; the others follow when it fails.</summary>
public enum PeerChoice
{
    /// <summary>In the order written: the model's own provider first.</summary>
    InOrder,

    /// <summary>Drawn by weight.</summary>
    Weighted,

    /// <summary>The one that answered soonest of late; one not measured yet, or not for long, is tried.</summary>
    LeastLatency,
}
