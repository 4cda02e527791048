using System.Text.Json;
using Suffice.Audit.Calls;

namespace Suffice.Audit.Formats;

/// <summary>Keeps a format's promise where a text of the row is not valid Unicode, which shows only when it is read.</summary>
/// <param name="inner">The format.</param>
internal sealed class UnicodeGuard(ILogFormat inner) : ILogFormat
{
    public string Name => inner.Name;

    public string Title => inner.Title;

    public int Fit(JsonElement row)
    {
        try
        {
            return inner.Fit(row);
        }
        catch (InvalidOperationException)
        {
            return 0;
        }
    }

    public void Read(JsonElement row, RowReadings found)
    {
        try
        {
            inner.Read(row, found);
        }
        catch (InvalidOperationException)
        {
            found.Malformed("a text in the row is not valid Unicode (broken UTF-8, or half of a surrogate pair); UTF-8 is expected");
        }
    }
}
