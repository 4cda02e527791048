namespace Suffice.Audit.Privacy;

/// <summary>Secrets of programs: keys, tokens.</summary>
internal static class KeySigns
{
    private const string Mask = "<key>";
    private const int ShortestToken = 16;

    private static readonly (string Start, int Least)[] Starts =
    [
        ("sk-", 16), ("sk_live_", 10), ("sk_test_", 10), ("pk_live_", 10), ("pk_test_", 10), ("rk_live_", 10), ("whsec_", 16),
        ("AKIA", 16), ("ASIA", 16), ("AIza", 30), ("ya29.", 20),
        ("ghp_", 20), ("gho_", 20), ("ghu_", 20), ("ghs_", 20), ("ghr_", 20), ("github_pat_", 20), ("glpat-", 16),
        ("xoxa-", 10), ("xoxb-", 10), ("xoxp-", 10), ("xoxr-", 10), ("xoxs-", 10), ("hf_", 20), ("npm_", 20), ("pypi-", 20), ("eyJ", 30),
    ];

    private static readonly (string Start, int Least)[][] StartsBy =
        [.. Enumerable.Range(0, 128).Select(c => Starts.Where(start => start.Start[0] == c).ToArray())];

    /// <summary>Whether a token can begin with a character.</summary>
    public static bool BeginsToken(char c) => c < 128 && StartsBy[c].Length > 0;

    /// <summary>A token known by how it begins; <c>eyJ</c> begins every JSON Web Token.</summary>
    public static Found Token(ReadOnlySpan<char> text, int at, char previous)
    {
        foreach ((string start, int least) in StartsBy[text[at]])
        {
            if (text[at..].StartsWith(start, StringComparison.Ordinal))
            {
                int end = at + start.Length;
                while (end < text.Length && IsTokenCharacter(text[end], dots: start == "eyJ"))
                {
                    end++;
                }

                return end - at - start.Length >= least ? Found.Personal(end - at, Mask) : default;
            }
        }

        return default;
    }

    /// <summary>What follows <c>Bearer</c>.</summary>
    public static Found Bearer(ReadOnlySpan<char> text, int at, char previous)
    {
        const string cue = "Bearer ";
        if (!text[at..].StartsWith(cue, StringComparison.OrdinalIgnoreCase))
        {
            return default;
        }

        int start = at + cue.Length;
        int end = start;
        while (end < text.Length && (IsTokenCharacter(text[end], dots: true) || text[end] is '~' or '+' or '/' or '='))
        {
            end++;
        }

        return end - start >= ShortestToken ? new Found(cue.Length, end - start, Mask) : default;
    }

    /// <summary>A private key in a PEM block, to the block's end or the text's.</summary>
    public static Found PrivateKey(ReadOnlySpan<char> text, int at, char previous)
    {
        const string end = "PRIVATE KEY-----";
        ReadOnlySpan<char> block = text[at..];
        if (!block.StartsWith("-----BEGIN ", StringComparison.Ordinal) || block[..Math.Min(block.Length, 60)].IndexOf(end, StringComparison.Ordinal) is not (> 0 and int head))
        {
            return default;
        }

        int body = head + end.Length;
        int tail = block[body..].IndexOf(end, StringComparison.Ordinal);
        return Found.Personal(tail < 0 ? block.Length : body + tail + end.Length, Mask);
    }

    private static bool IsTokenCharacter(char c, bool dots) => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' || (dots && c == '.');
}
