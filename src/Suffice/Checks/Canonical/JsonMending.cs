using System.Text;

namespace Suffice.Checks.Canonical;

/// <summary>Turns almost-JSON into JSON where only one reading exists.</summary>
internal static class JsonMending
{
    /// <summary>The value as strict JSON, unchanged where it is that already; <see langword="null"/> when it cannot be mended.</summary>
    public static string? ToStrict(ReadOnlySpan<char> json)
    {
        string written = json.ToString();
        if (AnswerJson.Read(written).Root is not null)
        {
            return written;
        }

        string mended = Mend(json);
        return AnswerJson.Read(mended).Root is null ? null : mended;
    }

    /// <summary>True when the quote before this text can be the end of a string; else the model quoted something and forgot to escape it.</summary>
    public static bool ClosesString(ReadOnlySpan<char> rest) => rest.TrimStart(" \t\r\n") is [] or [',' or ':' or '}' or ']', ..];

    private static string Mend(ReadOnlySpan<char> json)
    {
        StringBuilder mended = new(json.Length + 16);
        bool inString = false;
        for (int i = 0; i < json.Length; i++)
        {
            char c = json[i];
            if (c == '"')
            {
                bool within = inString && !ClosesString(json[(i + 1)..]);
                inString = within || !inString;
                mended.Append(within ? "\\\"" : "\"");
            }
            else if (inString && c == '\\')
            {
                i = AppendEscape(json, i, mended);
            }
            else if (inString && c < ' ')
            {
                AppendControl(c, mended);
            }
            else if (inString || c != ',' || !ClosesAfter(json[(i + 1)..]))
            {
                mended.Append(c);
            }
        }

        return mended.ToString();
    }

    private static int AppendEscape(ReadOnlySpan<char> json, int at, StringBuilder mended)
    {
        char next = at + 1 < json.Length ? json[at + 1] : '\\';
        if (!"\"\\/bfnrtu".Contains(next, StringComparison.Ordinal))
        {
            // \$ or \( : the model meant the backslash, or nothing; keeping it loses no text.
            mended.Append("\\\\");
            return at;
        }

        mended.Append('\\').Append(next);
        return at + 1;
    }

    private static void AppendControl(char c, StringBuilder mended) => _ = c switch
    {
        '\n' => mended.Append("\\n"),
        '\r' => mended.Append("\\r"),
        '\t' => mended.Append("\\t"),
        _ => mended.Append($"\\u{(int)c:x4}"),
    };

    private static bool ClosesAfter(ReadOnlySpan<char> rest) => rest.TrimStart() is ['}' or ']', ..];
}
