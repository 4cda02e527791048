namespace Suffice.Yaml.Binding.Ranges;

/// <summary>The form that all ranges share: one value, or two with <c>..</c> between them.</summary>
internal static class TwoEnds
{
    private const string Between = "..";

    public static (T Low, T High)? Read<T>(string text, Func<string, T?> read)
        where T : struct
    {
        int at = text.Contains("...", StringComparison.Ordinal) ? -1 : text.IndexOf(Between, StringComparison.Ordinal);
        string first = at < 0 ? text : text[..at];
        string second = at < 0 ? text : text[(at + Between.Length)..];

        return read(first.Trim(' ')) is { } low && read(second.Trim(' ')) is { } high ? (low, high) : null;
    }

    public static string Write<T>(T low, T high, Func<T, string> write)
        where T : struct, IEquatable<T> => low.Equals(high) ? write(low) : $"{write(low)}{Between}{write(high)}";
}
