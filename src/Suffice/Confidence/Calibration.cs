using System.Collections.Immutable;

namespace Suffice.Confidence;

/// <summary>When a task's cheap answers may pass, and what that rests on: the content of <c>calibration.json</c>.</summary>
public sealed record Calibration
{
    /// <summary>The version of the form that this program writes and reads.</summary>
    public const int CurrentVersion = 1;

    /// <summary>The name of the file in a task's folder.</summary>
    public const string FileName = "calibration.json";

    /// <summary>The version of the form.</summary>
    public int Version { get; init; } = CurrentVersion;

    /// <summary>The task.</summary>
    public required string Task { get; init; }

    /// <summary>When it was made (UTC).</summary>
    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>The day after which it is no longer served by (UTC).</summary>
    public required DateTimeOffset ReviewBy { get; init; }

    /// <summary>The ladder it was made for, cheapest first.</summary>
    public required ImmutableArray<PinnedModel> Ladder { get; init; }

    /// <summary>Whether answers are judged, or calls are routed before any answer.</summary>
    public CalibrationMode Mode { get; init; }

    /// <summary>The second model whose agreement is a signal; <see langword="null"/> when none is asked.</summary>
    public PinnedModel? Second { get; init; }

    /// <summary>Identifies the checks that judged the answers before.</summary>
    public required string Gate { get; init; }

    /// <summary>Fingerprints of the fixed parts of the calls it was made on, <c>none</c> for calls without one; empty when they were too many to tell calls apart by.</summary>
    public ImmutableArray<string> Fingerprints { get; init; } = [];

    /// <summary>The estimator beside this file.</summary>
    public required EstimatorPin Estimator { get; init; }

    /// <summary>The labelled calls.</summary>
    public required CalibrationSource Source { get; init; }

    /// <summary>What it promises; <see langword="null"/> when no promise was asked for.</summary>
    public Promise? Promise { get; init; }

    /// <summary>The proof; <see langword="null"/> when the promise could not be proved, so that nothing is accepted, or none was asked for.</summary>
    public Certificate? Certificate { get; init; }

    /// <summary>The largest expected gain of the last rung at which an answer is accepted; <see langword="null"/> when none is.</summary>
    public double? AcceptUpTo { get; init; }

    /// <summary>The expected gain before any answer above which a call starts on the last rung; <see langword="null"/> when every call starts on the first.</summary>
    public double? StartAbove { get; init; }

    /// <summary>How far the expected gain must fall under <see cref="StartAbove"/> before a conversation that has gone up comes down again: about as far as other words for the same move it. 0 for not at all.</summary>
    public double StartHold { get; init; }

    /// <summary>Between which expected gains the second model is worth asking; <see langword="null"/> when never.</summary>
    public GainRange? AskSecond { get; init; }

    /// <summary>True when the estimator learned from the log-probabilities of the lower rungs' tokens, so that they are asked for.</summary>
    public bool Logprobs { get; init; }

    /// <summary>Share of the last rung's cost that is expected to be saved, every attempt and the second model counted; <see langword="null"/> when a price is not known.</summary>
    public double? ExpectedSaving { get; init; }

    /// <summary>Share of the calls expected to try more than one rung, as the ledger counts escalations; a call that starts above the first rung is none.</summary>
    public double? ExpectedEscalation { get; init; }

    /// <summary>Share of the calls expected to be served by the last rung.</summary>
    public double? ExpectedLastShare { get; init; }

    /// <summary>How good the estimates were.</summary>
    public CalibrationQuality? Quality { get; init; }

    /// <summary>What plain confidences would mean.</summary>
    public ImmutableArray<ConfidenceLevel> Levels { get; init; } = [];
}
