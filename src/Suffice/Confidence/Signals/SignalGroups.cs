using System.Collections.Immutable;

namespace Suffice.Confidence.Signals;

/// <summary>Every group of signals, in the order in which their values stand.</summary>
internal static class SignalGroups
{
    /// <summary>What a call shows before anyone answered it.</summary>
    public static ImmutableArray<ISignalGroup<AskedCall>> OfRequest { get; } =
        [new RequestShape(), new RequestNumbers(), new RequestWording(), new RequestSchema(), new OfferedTools()];

    /// <summary>What an answer shows.</summary>
    public static ImmutableArray<ISignalGroup<GivenAnswer>> OfAnswer { get; } =
        [new AnswerShape(), new AnswerWording(), new AnswerValues(), new WorkedSums(), new CalledTools(), new TokenCertainty()];

    /// <summary>What a second model's answer shows of the first.</summary>
    public static ImmutableArray<ISignalGroup<AnswerPair>> OfPair { get; } = [new SecondOpinion()];
}
