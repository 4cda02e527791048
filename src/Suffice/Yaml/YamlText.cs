namespace Suffice.Yaml;

/// <summary>Texts as the YAML parser can take them.</summary>
internal static class YamlText
{
    private const string LineEnds = "\r\n\u0085\u2028\u2029";

    /// <summary>
    /// The text with its last line ended, where that is a directive: the parser looks for the end of such a line for ever when
    /// the text is as long as its buffer.
    /// </summary>
    public static string Ended(string text) =>
        text.AsSpan(text.AsSpan().LastIndexOfAny(LineEnds) + 1).Contains('%') ? text + "\n" : text;
}
