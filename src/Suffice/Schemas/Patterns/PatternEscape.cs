namespace Suffice.Schemas.Patterns;

/// <summary>What a backslash and what follows it stand for: a set, or one code point.</summary>
internal static class PatternEscape
{
    /// <summary>Reads a set such as <c>\d</c> or <c>\p{L}</c> after its backslash; null when none comes.</summary>
    public static CodePointSet? TakeSet(PatternReader reader)
    {
        CodePointSet? set = reader.Next switch
        {
            'd' => CodePointSet.Digits,
            'D' => CodePointSet.Digits.Complement(),
            'w' => CodePointSet.WordCharacters,
            'W' => CodePointSet.WordCharacters.Complement(),
            's' => CodePointSet.Spaces,
            'S' => CodePointSet.Spaces.Complement(),
            'p' or 'P' => new CodePointSet(),
            _ => null,
        };

        if (set is not null && reader.Take() is var kind and ('p' or 'P'))
        {
            AddProperty(set, reader, kind == 'P');
        }

        return set;
    }

    /// <summary>Reads one code point after its backslash.</summary>
    public static int TakeCodePoint(PatternReader reader)
    {
        int kind = reader.TakeCodePoint();
        return kind switch
        {
            'f' => '\f',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'v' => '\v',
            '0' when !char.IsAsciiDigit(reader.Next) => '\0',
            'c' when char.IsAsciiLetter(reader.Next) => reader.Take() % 32,
            'x' => reader.TakeHex(2),
            'u' => TakeUnicode(reader),
            _ when kind < 128 && char.IsAsciiLetterOrDigit((char)kind) => throw reader.Wrong($"\\{(char)kind} is no escape"),
            _ => kind,
        };
    }

    private static void AddProperty(CodePointSet set, PatternReader reader, bool outside)
    {
        if (!reader.Takes("{"))
        {
            throw reader.Wrong("\\p needs {...}");
        }

        string property = reader.TakeTo('}');
        if (property is "Any" or "ASCII")
        {
            CodePointSet named = CodePointSet.Of((0, property == "Any" ? 0x10FFFF : 0x7F));
            set.Add(outside ? named.Complement() : named);
            return;
        }

        string category = GeneralCategories.Find(property) ?? throw reader.Wrong($"the property \\p{{{property}}} is not known (general categories, Any and ASCII are)");
        set.AddCategory(category, outside);
    }

    private static int TakeUnicode(PatternReader reader)
    {
        if (reader.Takes("{"))
        {
            string digits = reader.TakeTo('}');
            int value = digits.Length is > 0 and <= 8 ? new PatternReader(digits).TakeHex(digits.Length) : -1;
            return value is >= 0 and <= 0x10FFFF ? value : throw reader.Wrong("that is no code point");
        }

        char unit = (char)reader.TakeHex(4);
        if (char.IsHighSurrogate(unit) && reader.Rest is ['\\', 'u', 'D' or 'd', 'C' or 'c' or 'D' or 'd' or 'E' or 'e' or 'F' or 'f', ..])
        {
            reader.Takes("\\u");
            return char.ConvertToUtf32(unit, (char)reader.TakeHex(4));
        }

        return unit;
    }
}
