namespace Suffice.Chat.Wires;

/// <summary>An image inside an address: <c>data:image/png;base64,...</c> (RFC 2397).</summary>
internal static class DataUrl
{
    private const string Mark = ";base64,";

    /// <summary>Takes the plain form apart; any other address, parameters included, is left whole.</summary>
    public static bool TryRead(string url, out string mediaType, out string base64)
    {
        int mark = url.StartsWith("data:", StringComparison.Ordinal) ? url.AsSpan(0, Math.Min(url.Length, 200)).IndexOf(Mark) : -1;
        bool plain = mark > 5 && !url.AsSpan(5, mark - 5).ContainsAny(";,");
        mediaType = plain ? url[5..mark] : string.Empty;
        base64 = plain ? url[(mark + Mark.Length)..] : string.Empty;
        return plain;
    }

    public static string Of(string mediaType, string base64) => $"data:{mediaType}{Mark}{base64}";
}
