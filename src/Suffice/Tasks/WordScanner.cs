namespace Suffice.Tasks;

/// <summary>Parts a text into words and keeps track of where requests may begin and where material lies.</summary>
internal ref struct WordScanner(ReadOnlySpan<char> text, TextWord[] words)
{
    private readonly ReadOnlySpan<char> text = text;
    private MaterialTracker material;
    private bool opens;
    private bool begins;
    private bool opensAfterComma;

    public readonly TextWord[] Words => words;

    public int Count { get; private set; }

    /// <summary>Reads a part of the text; the part begins like a new text.</summary>
    public void Scan(int at, int end)
    {
        opens = true;
        begins = true;
        bool lineStart = true;
        while (at < end)
        {
            char c = text[at];
            if (IsWordPart(c))
            {
                at = AddWord(at, end, lineStart);
                lineStart = false;
                continue;
            }

            at += material.Pass(text, at, end, lineStart);
            lineStart = c == '\n' || (lineStart && c is ' ' or '\t' or '\r');
            Part(c);
        }
    }

    private int AddWord(int start, int end, bool lineStart)
    {
        uint hash = WordHash.Start;
        bool number = char.IsAsciiDigit(text[start]);
        int at = start;
        while (at < end && (IsWordPart(text[at]) || (number && IsInsideNumber(at, end))))
        {
            hash = WordHash.Add(hash, text[at]);
            number = number && !IsLetter(text[at]);
            at++;
        }

        if (lineStart)
        {
            material.BeginLine(text, start, at, end, hash);
        }

        WordPlace place = (opens ? WordPlace.Opens : WordPlace.None) | (begins ? WordPlace.Begins : WordPlace.None)
            | (number ? WordPlace.Number : WordPlace.None) | (material.IsInside ? WordPlace.Material : WordPlace.None);
        words[Count++] = new TextWord(start, at - start, hash, place);
        if (!number)
        {
            opensAfterComma = (begins && LeadWords.OpensAfterComma(hash)) || (!begins && opensAfterComma);
            opens = LeadWords.LeadsToRequest(hash);
            begins = false;
        }

        return at;
    }

    // A request stands at the beginning of a sentence, line or list item.
    private void Part(char c)
    {
        switch (c)
        {
            case '.' or '!' or '?' or ':' or '\n' or ';' or '-' or '*' or '#' or '•' or '>' or '—' or '–' or '。' or '，':
                opens = true;
                begins = begins || c is not '-';
                opensAfterComma = opensAfterComma && c is '-';
                break;
            case ',':
                opens = opensAfterComma;
                break;
            case ' ' or '\t' or '\r' or '"' or '(' or ')' or '\'' or '[' or '“' or '’' or '`' or '<' or '/' or '¿' or '¡':
                break;
            default:
                opens = false;
                break;
        }
    }

    private readonly bool IsInsideNumber(int at, int end) =>
        text[at] is '.' or ',' && at + 1 < end && char.IsAsciiDigit(text[at + 1]) && char.IsAsciiDigit(text[at - 1]);

    private static bool IsWordPart(char c) => char.IsAsciiLetterOrDigit(c) || (c >= 0x80 && char.IsLetterOrDigit(c));

    private static bool IsLetter(char c) => char.IsAsciiLetter(c) || (c >= 0x80 && char.IsLetter(c));
}
