using System.Text;

namespace Suffice.Fuzz.Engine;

/// <summary>Changes inputs: bytes, words of the grammar, JSON values, lines, nesting, and pieces of other inputs.</summary>
/// <param name="random">The source of every choice, so that a seed gives the same inputs again.</param>
/// <param name="words">Words of the grammar.</param>
/// <param name="mostBytes">The longest input made.</param>
internal sealed class Mutator(Random random, IReadOnlyList<string> words, int mostBytes)
{
    private const int MostSteps = 6;

    private static readonly byte[][] Values =
    [
        .. ((string[])
        [
            "null", "true", "false", "0", "-1", "1e400", "-0.0", "1.0e-9", "9223372036854775808", "2147483648", "0.1", "123456789012345678901234567890",
            "\"\"", "\" \"", "\"\\ud83d\"", "\"\\ud83d\\ude00\"", "\"\\u0000\"", "\"\u00e9\u6f22\ud83d\ude00\"", "[]", "{}", "[null]", "[{}]", "{\"\":0}",
            "{\"type\":\"x\"}", "\"{\\\"a\\\":1}\"", "[[[[]]]]", "\"a\\nb\"", "\"\\\"\"",
        ]).Select(Encoding.UTF8.GetBytes),
        [0], [0xFF], [0xC3], [0xED, 0xA0, 0x80], [0xEF, 0xBB, 0xBF], [(byte)'\r'], [(byte)'\n'], "\r\n"u8.ToArray(), "\n\n"u8.ToArray(), "\\"u8.ToArray(), "\""u8.ToArray(),
    ];

    private readonly byte[][] grammar = [.. words.Select(Encoding.UTF8.GetBytes)];

    /// <summary>Makes a new input of two old ones.</summary>
    public byte[] Mutate(byte[] from, byte[] other)
    {
        byte[] made = from;
        for (int steps = 1 + random.Next(MostSteps); steps > 0; steps--)
        {
            made = Step(made, other);
            made = made.Length > mostBytes ? made[..mostBytes] : made;
        }

        return made;
    }

    private byte[] Step(byte[] from, byte[] other) => random.Next(14) switch
    {
        0 => ChangeByte(from),
        1 => Replace(from, Piece(from), []),
        2 => Insert(from, Slice(from, Piece(from))),
        3 => Insert(from, Slice(other, Piece(other))),
        4 => Insert(from, Any(Values)),
        5 or 6 => Insert(from, Word()),
        7 or 8 => Replace(from, Token(from), Any(Values)),
        9 => Replace(from, Token(from), Slice(other, Token(other))),
        10 => Replace(from, Token(from), Slice(from, Token(from))),
        11 => Repeat(from),
        12 => ChangeLines(from, other),
        _ => Replace(from, Token(from), [(byte)'"', .. Word(), (byte)'"']),
    };

    private byte[] ChangeByte(byte[] from)
    {
        if (from.Length == 0)
        {
            return [(byte)random.Next(256)];
        }

        byte[] made = [.. from];
        int at = random.Next(made.Length);
        made[at] = random.Next(3) switch
        {
            0 => (byte)(made[at] ^ (1 << random.Next(8))),
            1 => (byte)random.Next(256),
            _ => (byte)"{}[]\":,\\ \n\r0-'#&*!|>"[random.Next(20)],
        };
        return made;
    }

    /// <summary>One value or piece many times over, or inside itself: what costs more than it should shows so.</summary>
    private byte[] Repeat(byte[] from)
    {
        byte[] piece = random.Next(2) == 0 ? Slice(from, Token(from)) : Slice(from, Piece(from));
        if (piece.Length == 0)
        {
            return from;
        }

        int times = 2 + random.Next(Math.Min(300, Math.Max(1, mostBytes / piece.Length)));
        byte[] many = new byte[Math.Min(times * piece.Length, mostBytes)];
        for (int at = 0; at < many.Length; at++)
        {
            many[at] = piece[at % piece.Length];
        }

        return Insert(from, many);
    }

    private byte[] ChangeLines(byte[] from, byte[] other)
    {
        Range line = Line(from);
        return random.Next(4) switch
        {
            0 => Replace(from, line, []),
            1 => Replace(from, line, [.. Slice(from, line), .. Slice(from, line)]),
            2 => Replace(from, line, Slice(other, Line(other))),
            _ => Replace(from, line, [.. Slice(from, Line(from)), .. Slice(from, line)]),
        };
    }

    private byte[] Word() => grammar.Length == 0 ? Any(Values) : Any(grammar);

    private byte[] Any(byte[][] choices) => choices[random.Next(choices.Length)];

    private Range Token(byte[] from)
    {
        List<Range> tokens = JsonTokens.Find(from);
        return tokens.Count == 0 ? Piece(from) : tokens[random.Next(tokens.Count)];
    }

    private Range Piece(byte[] from)
    {
        int start = random.Next(from.Length + 1);
        int length = random.Next(1, random.Next(4) == 0 ? 256 : 16);
        return start..Math.Min(from.Length, start + length);
    }

    private Range Line(byte[] from)
    {
        int at = random.Next(from.Length + 1);
        int start = from.AsSpan(0, at).LastIndexOf((byte)'\n') + 1;
        int end = from.AsSpan(at).IndexOf((byte)'\n');
        return start..(end < 0 ? from.Length : at + end + 1);
    }

    private static byte[] Slice(byte[] from, Range range) => from[range];

    private byte[] Insert(byte[] from, byte[] piece)
    {
        int at = random.Next(from.Length + 1);
        return [.. from.AsSpan(0, at), .. piece, .. from.AsSpan(at)];
    }

    private static byte[] Replace(byte[] from, Range range, byte[] piece)
    {
        (int start, int length) = range.GetOffsetAndLength(from.Length);
        return [.. from.AsSpan(0, start), .. piece, .. from.AsSpan(start + length)];
    }
}
