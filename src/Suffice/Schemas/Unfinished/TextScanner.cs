using System.Globalization;

namespace Suffice.Schemas.Unfinished;

/// <summary>The grammar of a string (RFC 8259, 7), character by character, after its opening quote.</summary>
internal struct TextScanner(IJsonListener listener)
{
    private const int InPlain = -2;
    private const int AfterBackslash = -1;

    private int _hexLeft = InPlain;
    private int _unit;
    private bool _afterHigh;

    /// <summary>Takes a character; says what is wrong with it, if anything.</summary>
    public string? Push(char c, out bool ended)
    {
        ended = false;
        return _hexLeft switch
        {
            InPlain => Plain(c, out ended),
            AfterBackslash => Escape(c),
            _ => Hex(c),
        };
    }

    private string? Plain(char c, out bool ended)
    {
        ended = c == '"' && !_afterHigh;
        if (_afterHigh != char.IsLowSurrogate(c))
        {
            return "half a surrogate pair inside a string";
        }

        _afterHigh = char.IsHighSurrogate(c);
        if (c == '\\')
        {
            _hexLeft = AfterBackslash;
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
        var unit = c switch { '"' or '\\' or '/' => c, 'b' => '\b', 'f' => '\f', 'n' => '\n', 'r' => '\r', 't' => '\t', _ => '\0' };
        _hexLeft = c == 'u' ? 4 : InPlain;
        _unit = 0;
        if (unit != '\0')
        {
            listener.Text(unit);
        }

        return unit != '\0' || c == 'u' ? null : $"'\\{c}' is no escape";
    }

    private string? Hex(char c)
    {
        if (!char.IsAsciiHexDigit(c))
        {
            return $"'{c}' is no hexadecimal digit";
        }

        _unit = (_unit * 16) + Convert.ToInt32(c.ToString(), 16);
        if (--_hexLeft == 0)
        {
            _hexLeft = InPlain;
            listener.Text((char)_unit);
        }

        return null;
    }
}
