using System.Collections.Immutable;
using System.Text;

namespace Suffice.Browser.Browsing;

/// <summary>Reads CSV by its standard (RFC 4180), so that the project's own writing is held to that and not to itself.</summary>
internal static class CsvRows
{
    public static ImmutableArray<ImmutableArray<string>> Read(string text)
    {
        List<ImmutableArray<string>> rows = [];
        List<string> row = [];
        StringBuilder value = new();
        bool isQuoted = false;
        for (int at = 0; at < text.Length; at++)
        {
            char c = text[at];
            if (isQuoted && c == '"' && at + 1 < text.Length && text[at + 1] == '"')
            {
                value.Append(text[at++]);
            }
            else if (c == '"')
            {
                isQuoted = !isQuoted;
            }
            else if (isQuoted || c is not (',' or '\r' or '\n'))
            {
                value.Append(c);
            }
            else if (c != '\r')
            {
                row.Add(value.ToString());
                value.Clear();
                if (c == '\n')
                {
                    rows.Add([.. row]);
                    row.Clear();
                }
            }
        }

        return [.. rows];
    }
}
