namespace Suffice.Audit.Calls;

/// <summary>How a logged call ended.</summary>
internal enum CallOutcome
{
    /// <summary>With an answer.</summary>
    Answered,

    /// <summary>With an answer cut at its length limit.</summary>
    CutShort,

    /// <summary>With a refusal of the model or a filter: billed like an answer.</summary>
    Refused,

    /// <summary>With an error; it costs what usage was told, and nothing without one.</summary>
    Failed,
}
