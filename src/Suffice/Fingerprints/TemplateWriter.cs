namespace Suffice.Fingerprints;

/// <summary>Collects the tokens of a template, folding white space and lists of one mask. Dispose once.</summary>
internal ref struct TemplateWriter(int capacity)
{
    private PooledBuffer<char> template = new(capacity + 16);
    private char blank;
    private string? lastMask;
    private int afterMask;

    public readonly ReadOnlySpan<char> Written => template.Written;

    /// <summary>Notes white space; it is written only between two tokens.</summary>
    public void Blank(char c)
    {
        if (c == '\n' || blank == '\0')
        {
            blank = c == '\n' ? '\n' : ' ';
        }
    }

    public void Write(PromptToken token, ReadOnlySpan<char> text)
    {
        if (token.Mask is null)
        {
            Append(text);
            lastMask = text is "," or ";" ? lastMask : null;
        }
        else if (ReferenceEquals(token.Mask, lastMask))
        {
            template.CutTo(afterMask);
            blank = '\0';
        }
        else
        {
            Append(token.Mask);
            lastMask = token.Mask;
            afterMask = template.Length;
        }
    }

    public readonly void Dispose() => template.Dispose();

    private void Append(ReadOnlySpan<char> text)
    {
        if (blank != '\0' && template.Length > 0)
        {
            template.Add(blank);
        }

        blank = '\0';
        template.Add(text);
    }
}
