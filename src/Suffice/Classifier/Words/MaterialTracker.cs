namespace Suffice.Classifier.Words;

/// <summary>Knows whether the place reached in a prompt is material: what is to be worked on, set apart from the instructions.</summary>
internal struct MaterialTracker
{
    private bool fenced;
    private bool quoted;
    private bool led;
    private bool ledByLine;
    private int blankLines;
    private int elementStart;
    private int elementLength;

    public readonly bool IsInside => fenced || quoted || led || elementLength > 0;

    /// <summary>Passes a character that belongs to no word.</summary>
    /// <returns>How many characters were passed.</returns>
    public int Pass(ReadOnlySpan<char> text, int at, int end, bool lineStart)
    {
        ReadOnlySpan<char> rest = text[at..end];
        switch (rest[0])
        {
            case '`' when lineStart && rest.StartsWith("```"):
                fenced = !fenced;
                return 3;
            case '"' when rest.StartsWith("\"\"\""):
                quoted = !quoted;
                return 3;
            case '<':
                PassElement(text, at, rest);
                return 1;
            case '\n':
                blankLines = rest.Length > 1 && rest[1] is '\n' or '\r' ? blankLines + 1 : blankLines;
                return 1;
            default:
                return 1;
        }
    }

    /// <summary>
    /// Looks at the first word of a line: <c>Text:</c> begins material, to the end of the line, or, when nothing follows it there, to a blank line; another
    /// <c>Word:</c> ends it.
    /// </summary>
    public void BeginLine(ReadOnlySpan<char> text, int start, int wordEnd, int end, uint hash)
    {
        bool heads = wordEnd < end && text[wordEnd] == ':';
        if (heads && !fenced && !quoted)
        {
            led = LeadWords.LeadsToMaterial(hash);
            ledByLine = led && text[(wordEnd + 1)..end].TrimStart(' ') is not ([] or ['\n', ..] or ['\r', ..]);
        }
        else if (led && (blankLines > 0 || ledByLine))
        {
            led = false;
        }

        blankLines = 0;
    }

    private void PassElement(ReadOnlySpan<char> text, int at, ReadOnlySpan<char> rest)
    {
        bool closes = rest.Length > 1 && rest[1] == '/';
        int nameStart = closes ? 2 : 1;
        int nameEnd = nameStart;
        while (nameEnd < rest.Length && (char.IsAsciiLetterOrDigit(rest[nameEnd]) || rest[nameEnd] is '_' or '-'))
        {
            nameEnd++;
        }

        ReadOnlySpan<char> name = rest[nameStart..nameEnd];
        if (name.IsEmpty || nameEnd == rest.Length || rest[nameEnd] is not ('>' or ' '))
        {
            return;
        }

        if (elementLength == 0 && !closes && !LeadWords.HoldsInstructions(name) && IsClosedLater(rest[nameEnd..], name))
        {
            (elementStart, elementLength) = (at + nameStart, name.Length);
        }
        else if (closes && elementLength > 0 && name.Equals(text.Slice(elementStart, elementLength), StringComparison.OrdinalIgnoreCase))
        {
            elementLength = 0;
        }
    }

    private static bool IsClosedLater(ReadOnlySpan<char> rest, ReadOnlySpan<char> name)
    {
        int at = rest.IndexOf("</");
        while (at >= 0)
        {
            rest = rest[(at + 2)..];
            if (rest.StartsWith(name, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }

            at = rest.IndexOf("</");
        }

        return false;
    }
}
