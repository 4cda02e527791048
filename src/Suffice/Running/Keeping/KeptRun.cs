using System.Collections.Immutable;
using System.Text.Json;

namespace Suffice.Running.Keeping;

/// <summary>What is kept of a run.</summary>
internal sealed record KeptRun
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>The pipeline.</summary>
    public required string Pipeline { get; init; }

    /// <summary>The name of the key that began it; empty for none.</summary>
    public required string Caller { get; init; }

    /// <summary>What it was given, as it was given; <see langword="null"/> for a run that is to be gone on with.</summary>
    public required JsonElement? Input { get; init; }

    /// <summary>When it was begun, in microseconds.</summary>
    public long BegunMicros { get; init; }

    /// <summary>False when the store could not take it in hand, so that nothing of it is kept. Default true.</summary>
    public bool IsTaken { get; init; } = true;

    /// <summary>How often it was begun or gone on with, from 1.</summary>
    public required int Tries { get; init; }

    /// <summary>How its last try ended; <see langword="null"/> while one is under way, or was when its process ended.</summary>
    public RunStatus? Ended { get; init; }

    /// <summary>What it made.</summary>
    public JsonElement? Output { get; init; }

    /// <summary>Every step that was tried, in the order done.</summary>
    public ImmutableArray<KeptStep> Steps { get; init; } = [];
}

/// <summary>One try of a step.</summary>
/// <param name="Signature">Identifies the step as it was written then, with all that it needed.</param>
/// <param name="Report">What came of it.</param>
/// <param name="Answer">What it made.</param>
internal sealed record KeptStep(string Signature, StepReport Report, JsonElement? Answer);
