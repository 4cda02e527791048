namespace Suffice.Classifier.Words;

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

            if (c == ' ')
            {
                at++;
                continue;
            }

            at += c is '`' or '"' or '<' or '\n' ? material.Pass(text, at, end, lineStart) : 1;
            lineStart = c == '\n' || (lineStart && c is '\t' or '\r');
            Part(c);
        }
    }

    private int AddWord(int start, int end, bool lineStart)
    {
        bool number = char.IsAsciiDigit(text[start]);
        (int at, uint hash, bool letters) = Hash(start, end, WordHash.Start);
        number = number && !letters;
        while (number && at < end && IsInsideNumber(at, end))
        {
            (at, hash, letters) = Hash(at + 1, end, hash);
            number = !letters;
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

    private readonly (int End, uint Hash, bool HasLetters) Hash(int at, int end, uint hash)
    {
        ReadOnlySpan<byte> folded = WordHash.Folded;
        bool letters = false;
        for (; at < end; at++)
        {
            char c = text[at];
            uint part;
            if (c < 0x80)
            {
                part = folded[c];
                if (part == 0)
                {
                    break;
                }

                letters |= part > '9';
            }
            else if (char.IsLetterOrDigit(c))
            {
                part = char.ToUpperInvariant(c);
                letters = true;
            }
            else
            {
                break;
            }

            hash = (hash ^ part) * WordHash.Prime;
        }

        return (at, hash, letters);
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

    private static bool IsWordPart(char c) => c < 0x80 ? WordHash.Folded[c] != 0 : char.IsLetterOrDigit(c);
}
