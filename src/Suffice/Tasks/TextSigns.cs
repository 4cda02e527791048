using System.Buffers;

namespace Suffice.Tasks;

/// <summary>Signs in the words of a prompt.</summary>
internal static class TextSigns
{
    // Instructions stand at the beginning or the end; what lies between is the material.
    private const int Head = 4000;
    private const int Tail = 2000;

    private static readonly Phrase[] Phrases =
    [
        new("exactly one", TaskType.Classification, 2),
        new("one of the following", TaskType.Classification, 2),
        new("labels:", TaskType.Classification, 3),
        new("categories:", TaskType.Classification, 3),
        new("on a scale", TaskType.Scoring, 4),
        new("out of 10", TaskType.Scoring, 3),
        new("step by step", TaskType.Reasoning, 2),
        new("fill in", TaskType.SlotFilling, 2),
        new("multiple-choice", TaskType.QuestionAnswering, 3),
        new("multiple choice", TaskType.QuestionAnswering, 3),
    ];

    /// <summary>Looks through a text; what stands in instructions counts twice what stands in material.</summary>
    public static void Find(ReadOnlySpan<char> text, bool isInstruction, EvidenceList found)
    {
        int weight = isInstruction ? 2 : 1;
        if (text.Length > Head + Tail)
        {
            FindIn(text[..Head], weight, found);
            FindIn(text[^Tail..], weight, found);
        }
        else
        {
            FindIn(text, weight, found);
        }

        TextStructure.Find(text, found);
    }

    private static void FindIn(ReadOnlySpan<char> text, int weight, EvidenceList found)
    {
        foreach (Phrase phrase in Phrases)
        {
            if (text.ContainsAny(phrase.Search))
            {
                found.Add(phrase.Type, phrase.Points * weight, $"\"{phrase.Text}\"");
            }
        }

        FindWords(text, weight, found);
    }

    private static void FindWords(ReadOnlySpan<char> text, int weight, EvidenceList found)
    {
        bool asks = true;
        int at = 0;
        while (at < text.Length)
        {
            int end = at;
            while (end < text.Length && char.IsAsciiLetter(text[end]))
            {
                end++;
            }

            if (end == at)
            {
                asks = AsksAfter(text[at], asks);
                at++;
                continue;
            }

            ReadOnlySpan<char> word = text[at..end];
            if (CueWords.Find(word) is { } cue && (asks ? cue.Asked : cue.Named) is > 0 and int points)
            {
                found.Add(cue.Type, points * weight, $"\"{cue.Word}\"");
            }

            asks = LeadsToRequest(word);
            at = end;
        }
    }

    // A request stands at the beginning of a sentence, line or list item.
    private static bool AsksAfter(char c, bool asks) => c switch
    {
        '.' or '!' or '?' or ':' or '\n' or ';' or '-' or '*' or '#' => true,
        ' ' or '\t' or '\r' or '"' or '(' or '\'' or ')' => asks,
        _ => char.IsDigit(c) && asks,
    };

    private static bool LeadsToRequest(ReadOnlySpan<char> word) =>
        word.Equals("please", StringComparison.OrdinalIgnoreCase)
        || word.Equals("me", StringComparison.OrdinalIgnoreCase)
        || word.Equals("to", StringComparison.OrdinalIgnoreCase)
        || word.Equals("you", StringComparison.OrdinalIgnoreCase)
        || word.Equals("and", StringComparison.OrdinalIgnoreCase)
        || word.Equals("then", StringComparison.OrdinalIgnoreCase)
        || word.Equals("must", StringComparison.OrdinalIgnoreCase)
        || word.Equals("should", StringComparison.OrdinalIgnoreCase);

    private sealed record Phrase(string Text, TaskType Type, int Points)
    {
        public SearchValues<string> Search { get; } = SearchValues.Create([Text], StringComparison.OrdinalIgnoreCase);
    }
}
