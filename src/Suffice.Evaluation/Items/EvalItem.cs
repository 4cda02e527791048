using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using Suffice.Chat;
using Suffice.Checks.Canonical;
using Suffice.Providers.Recordings;

namespace Suffice.Evaluation.Items;

/// <summary>One item of an eval set: a call, and how anyone knows that an answer to it is right.</summary>
public sealed record EvalItem
{
    /// <summary>Its name, unique in its set.</summary>
    public required string Id { get; init; }

    /// <summary>The call, for no model in particular.</summary>
    public required ChatRequest Request { get; init; }

    /// <summary>The right answer, in the set's own form; <see langword="null"/> when there is none or nobody wrote it yet.</summary>
    public JsonElement? Reference { get; init; }

    /// <summary>What is known of it.</summary>
    public ImmutableArray<EvalTag> Tags { get; init; } = [];

    /// <summary>Items with the same key belong together (copies, turns of one conversation) and are no independent evidence.</summary>
    public string SplitKey { get => field ?? Id; init; }

    /// <summary>Metrics that the item itself asks for; empty when the run's hold.</summary>
    public ImmutableArray<MetricSpec> Metrics { get; init; } = [];

    /// <summary>The weighted score from which it passes; <see langword="null"/> when every weighted metric must pass.</summary>
    public double? Threshold { get; init; }

    /// <summary>Answers that came with it, by model.</summary>
    public IReadOnlyDictionary<string, RecordedOutput> Recorded { get; init; } = FrozenDictionary<string, RecordedOutput>.Empty;

    /// <summary>Where it stands.</summary>
    public string Place { get; init; } = string.Empty;

    /// <summary>True when somebody wrote the right answer; an empty text is how tables say that nobody did.</summary>
    internal bool IsLabelled => Reference is { ValueKind: not JsonValueKind.Null } reference && !(reference.ValueKind == JsonValueKind.String && reference.ValueEquals(string.Empty));

    /// <summary>The right answer as a text: a string's own, the JSON of anything else.</summary>
    public string? ReferenceText => Reference is { } reference ? JsonScalar.TextOf(reference) : null;
}
