namespace Suffice.Fuzz.Engine;

/// <summary>Finds what looks like JSON values in any bytes, broken JSON and JSON inside other text included.</summary>
internal static class JsonTokens
{
    private const int Most = 2_000;

    /// <summary>The values: texts, numbers, words, and whole lists and objects.</summary>
    public static List<Range> Find(ReadOnlySpan<byte> bytes)
    {
        List<Range> found = [];
        List<int> open = [];
        int at = 0;
        while (at < bytes.Length && found.Count < Most)
        {
            byte b = bytes[at];
            if (b is (byte)'{' or (byte)'[')
            {
                open.Add(at++);
            }
            else if (b is (byte)'}' or (byte)']')
            {
                at++;
                if (open.Count > 0)
                {
                    found.Add(open[^1]..at);
                    open.RemoveAt(open.Count - 1);
                }
            }
            else
            {
                int end = b == (byte)'"' ? EndOfText(bytes, at) : EndOfWord(bytes, at);
                if (end > at)
                {
                    found.Add(at..end);
                }

                at = Math.Max(end, at + 1);
            }
        }

        return found;
    }

    private static int EndOfText(ReadOnlySpan<byte> bytes, int start)
    {
        for (int i = start + 1; i < bytes.Length; i++)
        {
            if (bytes[i] == (byte)'\\')
            {
                i++;
            }
            else if (bytes[i] == (byte)'"')
            {
                return i + 1;
            }
        }

        return start;
    }

    private static int EndOfWord(ReadOnlySpan<byte> bytes, int start)
    {
        int end = start;
        while (end < bytes.Length && (char.IsAsciiLetterOrDigit((char)bytes[end]) || bytes[end] is (byte)'-' or (byte)'+' or (byte)'.' or (byte)'_'))
        {
            end++;
        }

        return end;
    }
}
