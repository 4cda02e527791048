using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Suffice.Ledger.Reading;

/// <summary>How far a reading of requests, the latest first, has come.</summary>
/// <param name="AtMicros">The arrival of the last request looked at, in microseconds since 1970.</param>
/// <param name="Seq">Its place in the ledger, which tells requests of one moment apart.</param>
public readonly record struct RequestCursor(long AtMicros, long Seq)
{
    /// <summary>Reads a cursor that <see cref="ToString"/> wrote.</summary>
    /// <param name="text">The text.</param>
    /// <param name="cursor">The cursor.</param>
    /// <returns>False when the text is none.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, out RequestCursor cursor)
    {
        cursor = default;
        string[] parts = text?.Split('.') ?? [];
        if (parts is not [string at, string seq] || !TryNumber(at, out long atMicros) || !TryNumber(seq, out long place))
        {
            return false;
        }

        cursor = new RequestCursor(atMicros, place);
        return true;
    }

    /// <summary>The cursor as text for the next question: letters, digits and a dot.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{AtMicros:x}.{Seq:x}");

    private static bool TryNumber(string text, out long number) =>
        long.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out number);
}
