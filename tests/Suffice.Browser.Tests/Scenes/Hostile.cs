namespace Suffice.Browser.Scenes;

/// <summary>Texts that somebody outside chooses, as bad as they come: a page shows them and does nothing that they say.</summary>
internal static class Hostile
{
    public const string Script = "<script>alert('script')</script>";

    public const string Attribute = "\"><img src=x onerror=alert('attribute')>";

    public const string Link = "javascript:alert('link')";

    // Turns the rest of a line round where it is put out as it came.
    public const string Bidi = "refund \u202Egpj.exe\u202C done";

    public static string LongWord { get; } = new('w', 10_000);

    public static string All { get; } = string.Join(' ', Script, Attribute, Link, Bidi, LongWord);
}
