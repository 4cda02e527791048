namespace Suffice.Audit.Privacy;

/// <summary>What stands after the name of a secret: <c>password: ...</c>, <c>api_key=...</c>, <c>Authorization: Basic ...</c>.</summary>
internal static class SecretSign
{
    private const string Mask = "<key>";
    private const int Shortest = 6;
    private const int ShortestCredentials = 12;

    private static readonly string[] Names =
    [
        "password", "passwd", "passphrase", "pwd", "secret", "client_secret", "api_key", "apikey", "api-key", "access_key", "secret_key", "private_key", "auth_token",
        "access_token", "refresh_token", "aws_secret_access_key", "aws_access_key_id", "kennwort", "passwort", "contraseña",
    ];

    /// <summary>Whether a name of a secret can begin with a character.</summary>
    public static bool Begins(char c) => char.ToLowerInvariant(c) is 'p' or 's' or 'c' or 'a' or 'r' or 'k' or 'b';

    /// <summary>The value after the name of a secret, if it holds a digit as most secrets and few words do.</summary>
    public static Found Find(ReadOnlySpan<char> text, int at, char previous)
    {
        if (text[at..].StartsWith("Basic ", StringComparison.OrdinalIgnoreCase))
        {
            return Value(text, at, at + "Basic ".Length, ShortestCredentials);
        }

        foreach (string name in Names)
        {
            if (text[at..].StartsWith(name, StringComparison.OrdinalIgnoreCase) && ValueStart(text, at + name.Length) is > 0 and int start)
            {
                return Value(text, at, start, Shortest);
            }
        }

        return default;
    }

    private static int ValueStart(ReadOnlySpan<char> text, int at)
    {
        int mark = Past(text, at);
        return mark < text.Length && text[mark] is ':' or '=' ? Past(text, mark + 1) : 0;
    }

    private static int Past(ReadOnlySpan<char> text, int at)
    {
        int end = Math.Min(text.Length, at + 4);
        while (at < end && text[at] is ' ' or '"' or '\'' or '`' or '\\')
        {
            at++;
        }

        return at;
    }

    private static Found Value(ReadOnlySpan<char> text, int from, int start, int shortest)
    {
        int end = start;
        bool digit = false;
        while (end < text.Length && IsPart(text[end]))
        {
            digit |= char.IsAsciiDigit(text[end]);
            end++;
        }

        return digit && end - start >= shortest ? new Found(start - from, end - start, Mask) : default;
    }

    private static bool IsPart(char c) => c is > ' ' and < '\x7f' and not ('"' or '\'' or '`' or '<' or '>' or ',' or ';' or '\\');
}
