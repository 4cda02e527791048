using System.Collections.Immutable;
using System.Text.Json;
using Suffice.Chat;
using Suffice.Checks;
using Suffice.Confidence;
using Suffice.Confidence.Signals;
using Suffice.Learning.Text;

namespace Suffice.Learning.Ladders;

/// <summary>Reads rows of calls and answers.</summary>
/// <param name="bits">How many bits the buckets of hashed words have.</param>
/// <param name="checks">The checks whose findings are signals, in order.</param>
internal sealed class LookReader(int bits, ImmutableArray<string> checks)
{
    /// <summary>How many buckets likelihoods are kept for.</summary>
    public const int LikenessBuckets = 1 << 14;

    private readonly TextHasher asked = new(bits);
    private readonly TextHasher answered = new(bits, space: 0x5F3759DF);

    /// <summary>How many bits the buckets of hashed words have.</summary>
    public int Bits { get; } = bits;

    /// <summary>The checks whose findings are signals, in order.</summary>
    public ImmutableArray<string> Checks { get; } = checks;

    /// <summary>Reads a call.</summary>
    public LookRow Before(ChatRequest request) =>
        new(AnswerSignalReader.Request(request), HashedText.Of(request.ConversationText(), asked), CategoryOf(request));

    /// <summary>Reads an answer to a call that was read.</summary>
    /// <param name="before">The call's row.</param>
    /// <param name="signals">What is known of the answer.</param>
    /// <param name="withSecond">True to read the second model's answer too.</param>
    public LookRow After(LookRow before, AnswerSignals signals, bool withSecond)
    {
        double[] answer = AnswerSignalReader.Answer(signals.Request, signals.Answer);
        double[] second = withSecond && signals.Second is { } other ? AnswerSignalReader.Second(signals.Request, signals.Answer, other) : [];
        HashedText said = HashedText.Of(AnswerTextOf(signals.Answer), answered);
        return before with { Dense = [.. before.Dense, .. answer, .. Findings(signals.Findings), .. second], Text = before.Text.With(said) };
    }

    private double[] Findings(ImmutableArray<CheckOutcome> findings)
    {
        double[] values = new double[Checks.Length];
        Array.Fill(values, double.NaN);
        foreach (CheckOutcome outcome in findings)
        {
            int at = Checks.IndexOf(outcome.Check);
            if (at >= 0 && outcome.Kind != FindingKind.NotApplicable)
            {
                // A check may stand in a gate twice: one failure is a failure.
                bool failed = outcome.Kind == FindingKind.Failed;
                values[at] = failed || values[at] == 1 ? 1 : 0;
            }
        }

        return values;
    }

    private static string AnswerTextOf(ChatAnswer answer) =>
        string.Join('\n', answer.ToolCalls.Select(call => $"{call.Name} {call.ArgumentsJson}").Prepend(answer.Text));

    private static string? CategoryOf(ChatRequest request) =>
        request.Metadata is { ValueKind: JsonValueKind.Object } metadata
        && metadata.TryGetProperty("category", out JsonElement category) && category.ValueKind == JsonValueKind.String
            ? category.GetString()
            : null;
}
