using System.Collections.Immutable;

namespace Suffice.Confidence.Signals;

/// <summary>Words by which an answer doubts, corrects itself, declines or concludes.</summary>
internal sealed class AnswerWording : ISignalGroup<GivenAnswer>
{
    private readonly PhraseCounter hedges = new(
        "might", "may", "perhaps", "possibly", "probably", "likely", "seems", "appears", "approximately", "about", "around", "roughly", "assume", "assuming", "unclear", "not sure", "unknown");

    private readonly PhraseCounter turns = new("however", "but", "wait", "actually", "correction", "mistake", "instead", "although", "sorry", "therefore not", "on second thought", "cannot");
    private readonly PhraseCounter refusals = new("unable", "can't", "i cannot", "not possible", "not enough information", "does not specify", "doesn't specify", "impossible", "no answer", "undefined", "none of");
    private readonly PhraseCounter steps = new("so", "then", "therefore", "thus", "because", "since", "hence", "which means", "next", "finally", "step");
    private readonly PhraseCounter parts = new("half", "twice", "times", "percent", "each", "every", "per", "total", "left", "remaining", "more", "less", "than");

    public ImmutableArray<string> Names { get; } =
        ["answer.hedges", "answer.turns", "answer.declines", "answer.steps", "answer.parts_of_whole", "answer.questions", "answer.ends_in_mark", "answer.ellipses"];

    public void Read(GivenAnswer source, Span<double> values)
    {
        ReadOnlySpan<char> text = source.Text;
        values[0] = Math.Log(1 + hedges.Count(text));
        values[1] = Math.Log(1 + turns.Count(text));
        values[2] = Math.Log(1 + refusals.Count(text));
        values[3] = Math.Log(1 + steps.Count(text));
        values[4] = Math.Log(1 + parts.Count(text));
        values[5] = Math.Log(1 + text.Count('?'));
        values[6] = text.TrimEnd() is [.., '.' or '!' or '}' or ']' or '`' or ')'] ? 1 : 0;
        values[7] = Math.Log(1 + text.Count("...") + text.Count('…'));
    }
}
