using System.Collections.Immutable;
using Suffice.Chat;
using Suffice.Spending;

namespace Suffice.Providers.Recordings;

/// <summary>What one model gave to a recorded call: an answer, a failure, or no more than a verdict on an answer not kept.</summary>
public sealed record RecordedOutput
{
    /// <summary>The name the model was recorded under.</summary>
    public required string Model { get; init; }

    /// <summary>The answer; <see langword="null"/> when the call failed or only the verdict was kept.</summary>
    public ChatAnswer? Answer { get; init; }

    /// <summary>How the call failed, when it did.</summary>
    public CallFailure? Failure { get; init; }

    /// <summary>The text as recorded, also where tool calls were decoded from it and are the answer.</summary>
    public string? Text { get; init; }

    /// <summary>The tools called; empty when none.</summary>
    public ImmutableArray<ToolCallPart> ToolCalls { get; init; } = [];

    /// <summary>Whether the answer was right; <see langword="null"/> when nobody judged it.</summary>
    public bool? Correct { get; init; }

    /// <summary>The label or value that was read from the answer.</summary>
    public string? Prediction { get; init; }

    /// <summary>The tokens, reported or estimated; all zero with <see cref="UsageBasis.None"/> when nothing is known.</summary>
    public TokenUsage Usage { get; init; }

    /// <summary>How long the whole answer took.</summary>
    public TimeSpan? Latency { get; init; }

    /// <summary>How long its first piece took.</summary>
    public TimeSpan? FirstPiece { get; init; }

    /// <summary>What the provider charged, in USD.</summary>
    public decimal? CostUsd { get; init; }

    /// <summary>The model's own word for why it stopped.</summary>
    public string? FinishReason { get; init; }

    /// <summary>The raw confidence recorded with the answer, 0 to 1; a signal, not a probability.</summary>
    public double? Confidence { get; init; }

    /// <summary>The probability of each label, in the order of the schema's <c>enum</c>.</summary>
    public ImmutableArray<double> ClassProbabilities { get; init; } = [];

    /// <summary>True when there is neither an answer nor a failure to replay.</summary>
    public bool IsVerdictOnly => Answer is null && Failure is null;

    /// <summary>The answer as the model gave it.</summary>
    /// <returns>The answer.</returns>
    /// <exception cref="InvalidOperationException">No answer was kept.</exception>
    public ChatAnswer ToAnswer() =>
        Answer ?? throw new InvalidOperationException($"The recording keeps no answer of '{Model}' here.");
}
