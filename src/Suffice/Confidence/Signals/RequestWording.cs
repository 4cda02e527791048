using System.Collections.Immutable;

namespace Suffice.Confidence.Signals;

/// <summary>Words of a call that make it harder or easier: questions, conditions, negations, parts of a whole, comparisons, lists.</summary>
internal sealed class RequestWording : ISignalGroup<AskedCall>
{
    private readonly PhraseCounter negations = new("not", "never", "except", "without", "neither", "nor", "cannot", "isn't", "doesn't", "false", "incorrect", "least");
    private readonly PhraseCounter conditions = new("if", "when", "unless", "until", "assuming", "suppose", "given that", "provided", "would", "instead");
    private readonly PhraseCounter parts = new("half", "third", "quarter", "twice", "double", "triple", "times", "percent", "fraction", "ratio", "remaining", "rest", "each", "every", "per");
    private readonly PhraseCounter comparisons = new("more than", "less than", "fewer", "more", "less", "older", "younger", "longer", "than", "most", "as many", "as much");
    private readonly PhraseCounter joins = new("and", "also", "both", "respectively", "then", "as well as", "along with", "first", "second");

    public ImmutableArray<string> Names { get; } =
    [
        "request.questions", "request.negations", "request.conditions", "request.parts_of_whole", "request.comparisons", "request.joins",
        "request.commas", "request.options", "request.quotes", "request.code_marks", "request.blanks",
    ];

    public void Read(AskedCall source, Span<double> values)
    {
        ReadOnlySpan<char> text = source.Text;
        values[0] = Math.Log(1 + text.Count('?'));
        values[1] = Math.Log(1 + negations.Count(text));
        values[2] = Math.Log(1 + conditions.Count(text));
        values[3] = Math.Log(1 + parts.Count(text));
        values[4] = Math.Log(1 + comparisons.Count(text));
        values[5] = Math.Log(1 + joins.Count(text));
        values[6] = Math.Log(1 + text.Count(','));
        values[7] = Math.Log(1 + OptionsIn(text));
        values[8] = Math.Log(1 + text.Count('"') + text.Count('\''));
        values[9] = Math.Log(1 + text.Count('{') + text.Count('}') + text.Count(';') + text.Count('`') + text.Count('[') + text.Count('('));
        values[10] = Math.Log(1 + text.Count("__"));
    }

    // Lines such as "A. ..." and "b) ...".
    private static int OptionsIn(ReadOnlySpan<char> text)
    {
        int count = 0;
        foreach (ReadOnlySpan<char> line in text.EnumerateLines())
        {
            count += line.Length > 2 && char.IsAsciiLetter(line[0]) && (line[1] is '.' or ')' or ':') ? 1 : 0;
        }

        return count;
    }
}
