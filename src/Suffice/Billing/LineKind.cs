namespace Suffice.Billing;

/// <summary>How a step's cost is known.</summary>
public enum LineKind
{
    /// <summary>Somebody stated it.</summary>
    Stated,

    /// <summary>It is bought at a price a unit, and is no AI call of ours.</summary>
    External,

    /// <summary>It is made here and costs nothing.</summary>
    Local,

    /// <summary>It is priced from models and tokens.</summary>
    Model,
}
