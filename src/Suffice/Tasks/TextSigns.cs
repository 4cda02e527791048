namespace Suffice.Tasks;

/// <summary>Signs in the words of a prompt.</summary>
internal static class TextSigns
{
    // Instructions stand at the beginning or the end; what lies between is the material.
    private const int Head = 4000;
    private const int Tail = 2000;

    private static readonly (string Phrase, TaskType Type, int Points)[] Phrases =
    [
        ("exactly one", TaskType.Classification, 2),
        ("one of the following", TaskType.Classification, 2),
        ("labels:", TaskType.Classification, 3),
        ("categories:", TaskType.Classification, 3),
        ("on a scale", TaskType.Scoring, 4),
        ("out of 10", TaskType.Scoring, 3),
        ("step by step", TaskType.Reasoning, 2),
        ("fill in", TaskType.SlotFilling, 2),
        ("how many", TaskType.Math, 3),
        ("how much", TaskType.Math, 3),
        ("multiple-choice", TaskType.QuestionAnswering, 3),
        ("multiple choice", TaskType.QuestionAnswering, 3),
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
        foreach ((string phrase, TaskType type, int points) in Phrases)
        {
            if (text.Contains(phrase, StringComparison.OrdinalIgnoreCase))
            {
                found.Add(type, points * weight, $"\"{phrase}\"");
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
        || word.Equals("to", StringComparison.OrdinalIgnoreCase)
        || word.Equals("you", StringComparison.OrdinalIgnoreCase)
        || word.Equals("and", StringComparison.OrdinalIgnoreCase)
        || word.Equals("then", StringComparison.OrdinalIgnoreCase)
        || word.Equals("must", StringComparison.OrdinalIgnoreCase)
        || word.Equals("should", StringComparison.OrdinalIgnoreCase);
}
