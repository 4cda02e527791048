namespace Suffice.Chat.Wires;

/// <summary>An image inside an address: <c>data:image/png;base64,...</c> (RFC 2397), as OpenAI's protocols give the bytes of one.</summary>
internal static class DataUrl
{
    private const string Mark = ";base64,";

    /// <summary>The image that an address means: its bytes where they are in it, in the plain form; any other address, one with parameters included, is left whole.</summary>
    public static ImagePart ImageOf(string? url)
    {
        int mark = url is not null && url.StartsWith("data:", StringComparison.Ordinal) ? url.AsSpan(0, Math.Min(url.Length, 200)).IndexOf(Mark) : -1;
        bool isPlain = mark > 5 && !url.AsSpan(5, mark - 5).ContainsAny(";,");
        return isPlain
            ? new ImagePart { MediaType = url![5..mark], Base64 = url[(mark + Mark.Length)..] }
            : new ImagePart { Url = url };
    }

    /// <summary>An image's address, its bytes in it where they are known; <see langword="null"/> where there are neither.</summary>
    public static string? Of(ImagePart image) => image.Base64 is { } bytes ? $"data:{image.MediaType ?? "image/png"}{Mark}{bytes}" : image.Url;
}
