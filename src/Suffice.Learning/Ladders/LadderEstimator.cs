using System.Collections.Immutable;
using Suffice.Chat;
using Suffice.Confidence;
using Suffice.Learning.Storing;

namespace Suffice.Learning.Ladders;

/// <summary>Estimates how likely each rung of one ladder answers right, from the call alone and from the answer. Fitted by <see cref="LadderLearner"/>.</summary>
/// <remarks>Immutable and safe for many calls at once. Steps aside (<see langword="null"/>) for calls unlike those it was fitted on.</remarks>
public sealed class LadderEstimator : IAnswerEstimator
{
    internal LadderEstimator(ImmutableArray<string> ladder, LookReader reader, LadderLooks looks)
    {
        Ladder = ladder;
        Reader = reader;
        Looks = looks;
    }

    /// <summary>The models of the ladder it was fitted on, cheapest first.</summary>
    public ImmutableArray<string> Ladder { get; }

    /// <summary>True when it can estimate from the answer; from the call alone it always can.</summary>
    public bool HasAfter => !Looks.After.IsEmpty;

    /// <summary>True when it learned what a second model's answer tells.</summary>
    public bool HasSecond => !Looks.AfterSecond.IsEmpty;

    internal LadderLooks Looks { get; }

    internal LookReader Reader { get; }

    /// <summary>Reads an estimator.</summary>
    /// <param name="stream">Where it was saved to.</param>
    /// <returns>The estimator.</returns>
    /// <exception cref="ModelFileException">It is no estimator, is damaged, or was fitted on other signals than this version reads.</exception>
    public static LadderEstimator Load(Stream stream) => LadderFile.Read(stream);

    /// <summary>Writes it, so that <see cref="Load"/> gives an estimator with the same estimates.</summary>
    /// <param name="stream">Where to.</param>
    public void Save(Stream stream) => LadderFile.Write(this, stream);

    /// <inheritdoc/>
    public AnswerEstimate? Before(ChatRequest request, int rung)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentOutOfRangeException.ThrowIfNegative(rung);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(rung, Ladder.Length);
        LookRow row = Reader.Before(request);
        return Looks.Likeness.IsLike(row) ? Looks.Before[rung].Estimate(row) : null;
    }

    /// <inheritdoc/>
    public AnswerEstimate? After(AnswerSignals signals)
    {
        ArgumentNullException.ThrowIfNull(signals);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(signals.Rung, Ladder.Length, nameof(signals));
        bool withSecond = signals.Second is not null && HasSecond;
        if (Looks.After.IsEmpty || Reader.Before(signals.Request) is var before && !Looks.Likeness.IsLike(before))
        {
            return null;
        }

        LookRow row = Reader.After(before, signals, withSecond);
        return (withSecond ? Looks.AfterSecond : Looks.After)[signals.Rung].Estimate(row);
    }
}
