using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Suffice.Schemas.Patterns;

/// <summary>
/// Translates a regular expression of ECMA-262 (with its Unicode flag, as JSON Schema asks) to .NET's syntax: by code points,
/// ASCII <c>\d \w \b</c>, ECMA's white space, <c>$</c> only at the very end. Stray braces and needless escapes of punctuation are let pass.
/// </summary>
internal sealed partial class EcmaPattern
{
    // Counted repeats multiply the states of the linear engine; beyond this it is slower than a bounded backtracker.
    private const double MostRepeats = 20_000;
    private const string Word = "[0-9A-Za-z_]";
    private const string Boundary = $"(?:(?<={Word})(?!{Word})|(?<!{Word})(?={Word}))";
    private const string NoBoundary = $"(?:(?<={Word})(?={Word})|(?<!{Word})(?!{Word}))";

    private readonly PatternReader reader;
    private readonly StringBuilder translated = new();
    private double repeats = 1;

    private EcmaPattern(string pattern)
    {
        reader = new PatternReader(pattern);
    }

    /// <summary>Translates a pattern.</summary>
    /// <exception cref="ArgumentException">It is not a pattern of ECMA-262.</exception>
    public static TranslatedPattern Translate(string pattern)
    {
        EcmaPattern translation = new(pattern);
        while (!translation.reader.AtEnd)
        {
            translation.TakeTerm();
        }

        return new TranslatedPattern(translation.translated.ToString(), translation.repeats <= MostRepeats);
    }

    private void TakeTerm()
    {
        switch (reader.Next)
        {
            case '\\':
                TakeEscape();
                break;
            case '[':
                translated.Append(PatternClass.Take(reader));
                break;
            case '(':
                TakeGroup();
                break;
            case '{':
                TakeBraces();
                break;
            default:
                TakePlain();
                break;
        }
    }

    private void TakePlain()
    {
        int next = reader.TakeCodePoint();
        translated.Append(next switch
        {
            '.' => CodePointSet.NoLineEnds.ToPattern(),
            '$' => @"\z",
            '}' or ']' => $"\\{(char)next}",
            _ when next > char.MaxValue => CodePointSet.Of((next, next)).ToPattern(),
            _ => ((char)next).ToString(),
        });
    }

    private void TakeEscape()
    {
        reader.Take();
        char next = reader.Next;
        if (PatternEscape.TakeSet(reader) is { } set)
        {
            translated.Append(set.ToPattern());
        }
        else if (next is 'b' or 'B')
        {
            reader.Take();
            translated.Append(next == 'b' ? Boundary : NoBoundary);
        }
        else if (next is >= '1' and <= '9' || next == 'k')
        {
            TakeBackReference();
        }
        else
        {
            int codePoint = PatternEscape.TakeCodePoint(reader);
            translated.Append(CodePointSet.Of((codePoint, codePoint)).ToPattern());
        }
    }

    private void TakeBackReference()
    {
        if (reader.Takes("k<"))
        {
            translated.Append(CultureInfo.InvariantCulture, $"\\k<{reader.TakeTo('>')}>");
            return;
        }

        if (reader.Next == 'k')
        {
            throw reader.Wrong("\\k needs <name>");
        }

        translated.Append(@"(?:\");
        while (char.IsAsciiDigit(reader.Next))
        {
            translated.Append(reader.Take());
        }

        translated.Append(')');
    }

    private void TakeGroup()
    {
        reader.Take();
        translated.Append('(');
        if (reader.Next != '?')
        {
            return;
        }

        Match opening = GroupOpening().Match(reader.Rest.ToString());
        if (!opening.Success)
        {
            throw reader.Wrong("a group starts with (, (?:, (?=, (?!, (?<=, (?<! or (?<name>; this one does not");
        }

        reader.Takes(opening.Value);
        translated.Append(opening.Value);
    }

    private void TakeBraces()
    {
        Match count = Count().Match(reader.Rest.ToString());
        if (!count.Success)
        {
            reader.Take();
            translated.Append(@"\{");
            return;
        }

        reader.Takes(count.Value);
        translated.Append(count.Value);
        string most = count.Groups["to"].Length > 0 ? count.Groups["to"].Value : count.Groups["from"].Value;
        repeats *= Math.Max(1, double.Parse(most, CultureInfo.InvariantCulture));
    }

    [GeneratedRegex(@"^\?(?::|=|!|<=|<!|<[\p{L}_$][\p{L}\p{N}_$]*>)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex GroupOpening();

    [GeneratedRegex(@"^\{(?<from>[0-9]+)(?:,(?<to>[0-9]*))?\}", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Count();
}
