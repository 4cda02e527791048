using System.Globalization;

namespace Suffice.Schemas.Unfinished;

/// <summary>The grammar of a string (RFC 8259, 7), character by character, after its opening quote.</summary>
internal struct TextScanner(IJsonListener listener)
{
    private const int InPlain = -2;
    private const int AfterBackslash = -1;

    private int hexLeft = InPlain;
    private int unit;
    private bool afterHigh;

    /// <summary>Takes a character; says what is wrong with it, if anything.</summary>
    public string? Push(char c, out bool ended)
    {
        ended = false;
        return hexLeft switch
        {
            InPlain => Plain(c, out ended),
            AfterBackslash => Escape(c),
            _ => Hex(c),
        };
    }

    private string? Plain(char c, out bool ended)
    {
        ended = c == '"' && !afterHigh;
        if (afterHigh != char.IsLowSurrogate(c))
        {
            return "half a surrogate pair inside a string";
        }

        afterHigh = char.IsHighSurrogate(c);
        if (c == '\\')
        {
            hexLeft = AfterBackslash;
        }
        else if (c < ' ')
        {
            return string.Create(CultureInfo.InvariantCulture, $"the control character U+{(int)c:X4} inside a string, not escaped");
        }
        else if (!ended)
        {
            listener.Text(c);
        }

        return null;
    }

    private string? Escape(char c)
    {
        char escaped = c switch { '"' or '\\' or '/' => c, 'b' => '\b', 'f' => '\f', 'n' => '\n', 'r' => '\r', 't' => '\t', _ => '\0' };
        hexLeft = c == 'u' ? 4 : InPlain;
        unit = 0;
        if (escaped != '\0')
        {
            listener.Text(escaped);
        }

        return escaped != '\0' || c == 'u' ? null : $"'\\{c}' is no escape";
    }

    private string? Hex(char c)
    {
        if (!char.IsAsciiHexDigit(c))
        {
            return $"'{c}' is no hexadecimal digit";
        }

        unit = (unit * 16) + Convert.ToInt32(c.ToString(), 16);
        if (--hexLeft == 0)
        {
            hexLeft = InPlain;
            listener.Text((char)unit);
        }

        return null;
    }
}
