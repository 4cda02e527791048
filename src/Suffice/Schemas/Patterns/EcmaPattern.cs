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

    private readonly PatternReader _reader;
    private readonly StringBuilder _translated = new();
    private double _repeats = 1;

    private EcmaPattern(string pattern)
    {
        _reader = new PatternReader(pattern);
    }

    /// <summary>Translates a pattern.</summary>
    /// <exception cref="ArgumentException">It is not a pattern of ECMA-262.</exception>
    public static TranslatedPattern Translate(string pattern)
    {
        var translation = new EcmaPattern(pattern);
        while (!translation._reader.AtEnd)
        {
            translation.TakeTerm();
        }

        return new TranslatedPattern(translation._translated.ToString(), translation._repeats <= MostRepeats);
    }

    private void TakeTerm()
    {
        switch (_reader.Next)
        {
            case '\\':
                TakeEscape();
                break;
            case '[':
                _translated.Append(PatternClass.Take(_reader));
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
        var next = _reader.TakeCodePoint();
        _translated.Append(next switch
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
        _reader.Take();
        var next = _reader.Next;
        if (PatternEscape.TakeSet(_reader) is { } set)
        {
            _translated.Append(set.ToPattern());
        }
        else if (next is 'b' or 'B')
        {
            _reader.Take();
            _translated.Append(next == 'b' ? Boundary : NoBoundary);
        }
        else if (next is >= '1' and <= '9' || next == 'k')
        {
            TakeBackReference();
        }
        else
        {
            var codePoint = PatternEscape.TakeCodePoint(_reader);
            _translated.Append(CodePointSet.Of((codePoint, codePoint)).ToPattern());
        }
    }

    private void TakeBackReference()
    {
        if (_reader.Takes("k<"))
        {
            _translated.Append(CultureInfo.InvariantCulture, $"\\k<{_reader.TakeTo('>')}>");
            return;
        }

        if (_reader.Next == 'k')
        {
            throw _reader.Wrong("\\k needs <name>");
        }

        _translated.Append(@"(?:\");
        while (char.IsAsciiDigit(_reader.Next))
        {
            _translated.Append(_reader.Take());
        }

        _translated.Append(')');
    }

    private void TakeGroup()
    {
        _reader.Take();
        _translated.Append('(');
        if (_reader.Next != '?')
        {
            return;
        }

        var opening = GroupOpening().Match(_reader.Rest.ToString());
        if (!opening.Success)
        {
            throw _reader.Wrong("a group starts with (, (?:, (?=, (?!, (?<=, (?<! or (?<name>; this one does not");
        }

        _reader.Takes(opening.Value);
        _translated.Append(opening.Value);
    }

    private void TakeBraces()
    {
        var count = Count().Match(_reader.Rest.ToString());
        if (!count.Success)
        {
            _reader.Take();
            _translated.Append(@"\{");
            return;
        }

        _reader.Takes(count.Value);
        _translated.Append(count.Value);
        var most = count.Groups["to"].Length > 0 ? count.Groups["to"].Value : count.Groups["from"].Value;
        _repeats *= Math.Max(1, double.Parse(most, CultureInfo.InvariantCulture));
    }

    [GeneratedRegex(@"^\?(?::|=|!|<=|<!|<[\p{L}_$][\p{L}\p{N}_$]*>)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex GroupOpening();

    [GeneratedRegex(@"^\{(?<from>[0-9]+)(?:,(?<to>[0-9]*))?\}", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Count();
}
