using System.Collections.Immutable;
using Suffice.Chat;

namespace Suffice.Confidence.Signals;

/// <summary>Reads what can be known of a call and its answer without any fitted weight.</summary>
/// <remarks>Values are finite or not a number, which says that there is nothing to read. Counts and lengths are logarithms of one more.</remarks>
public static class AnswerSignalReader
{
    /// <summary>Changes whenever a name is added, dropped or means something else: what was fitted on other signals does not fit.</summary>
    public const int Version = 1;

    /// <summary>The signals of a call, in order.</summary>
    public static ImmutableArray<string> RequestNames { get; } = NamesOf(SignalGroups.OfRequest);

    /// <summary>The signals of an answer, in order.</summary>
    public static ImmutableArray<string> AnswerNames { get; } = NamesOf(SignalGroups.OfAnswer);

    /// <summary>The signals of an answer beside a second model's, in order.</summary>
    public static ImmutableArray<string> SecondNames { get; } = NamesOf(SignalGroups.OfPair);

    /// <summary>Reads a call.</summary>
    /// <param name="request">The call.</param>
    /// <returns>One value for each of <see cref="RequestNames"/>.</returns>
    public static double[] Request(ChatRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Read(SignalGroups.OfRequest, new AskedCall(request), RequestNames.Length);
    }

    /// <summary>Reads an answer.</summary>
    /// <param name="request">The call.</param>
    /// <param name="answer">Its answer.</param>
    /// <returns>One value for each of <see cref="AnswerNames"/>.</returns>
    public static double[] Answer(ChatRequest request, ChatAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(answer);
        return Read(SignalGroups.OfAnswer, new GivenAnswer(new AskedCall(request), answer), AnswerNames.Length);
    }

    /// <summary>Reads how a second model's answer stands to the first.</summary>
    /// <param name="request">The call.</param>
    /// <param name="answer">Its answer.</param>
    /// <param name="second">The second model's answer to the same call.</param>
    /// <returns>One value for each of <see cref="SecondNames"/>.</returns>
    public static double[] Second(ChatRequest request, ChatAnswer answer, ChatAnswer second)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(answer);
        ArgumentNullException.ThrowIfNull(second);
        return Read(SignalGroups.OfPair, new AnswerPair(request, answer, second), SecondNames.Length);
    }

    private static ImmutableArray<string> NamesOf<TSource>(ImmutableArray<ISignalGroup<TSource>> groups) => [.. groups.SelectMany(group => group.Names)];

    private static double[] Read<TSource>(ImmutableArray<ISignalGroup<TSource>> groups, TSource source, int count)
    {
        double[] values = new double[count];
        Span<double> rest = values;
        foreach (ISignalGroup<TSource> group in groups)
        {
            group.Read(source, rest[..group.Names.Length]);
            rest = rest[group.Names.Length..];
        }

        return values;
    }
}
