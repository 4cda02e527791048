using System.Collections.Immutable;
using Suffice.Chat;

namespace Suffice.Learning.Labelled;

/// <summary>A call, what each rung of a ladder answered to it, and which of the answers were right.</summary>
public sealed record LabelledCall
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>Calls with the same key (copies, paraphrases, one conversation) never stand on both sides of a split.</summary>
    public required string SplitKey { get; init; }

    /// <summary>The kind of call that its recording names, such as <c>classification</c>; <see langword="null"/> when it names none.</summary>
    public string? Task { get; init; }

    /// <summary>The part of the task it belongs to, when known before the call; <see langword="null"/> when not. Stands in the request's metadata too.</summary>
    public string? Category { get; init; }

    /// <summary>The call.</summary>
    public required ChatRequest Request { get; init; }

    /// <summary>The rungs, cheapest first; every call of one set has the same ones.</summary>
    public required ImmutableArray<LabelledAnswer> Rungs { get; init; }

    /// <summary>The answer of the second model that agreement is judged by; <see langword="null"/> when there is none.</summary>
    public LabelledAnswer? Second { get; init; }

    /// <summary>The right answer, when it is a label or short text; what a local classifier learns from.</summary>
    public string? Reference { get; init; }
}
