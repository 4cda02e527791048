namespace Suffice.Running;

/// <summary>Why a run was not begun; nothing was done.</summary>
/// <param name="Kind">The class.</param>
/// <param name="Message">What is wrong, and what would be right.</param>
public sealed record RunRefusal(RunRefusalKind Kind, string Message);

/// <summary>The classes of <see cref="RunRefusal"/>.</summary>
public enum RunRefusalKind
{
    /// <summary>The policy has no such pipeline.</summary>
    UnknownPipeline,

    /// <summary>What the run is given, or its id, is not what the pipeline asks for.</summary>
    BadInput,

    /// <summary>The run is under way.</summary>
    UnderWay,

    /// <summary>What runs did cannot be read or written now, so that it is not known whether this one is done.</summary>
    Unavailable,

    /// <summary>The caller's key may not use what the pipeline uses.</summary>
    NotAllowed,

    /// <summary>The run's id belongs to another run: of another pipeline, another caller, or begun with another input.</summary>
    AnotherRun,
}
