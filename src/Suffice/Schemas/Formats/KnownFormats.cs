namespace Suffice.Schemas.Formats;

/// <summary>Whether a text is of a format.</summary>
internal delegate bool FormatCheck(ReadOnlySpan<char> text);

/// <summary>The formats that can be checked, by name.</summary>
internal static class KnownFormats
{
    /// <summary>The check of a format; null when it is not known to a draft.</summary>
    public static FormatCheck? Find(string name, JsonSchemaDraft draft) => null;
}
