using System.Text.RegularExpressions;
using Suffice.Schemas.Evaluating;
using Suffice.Schemas.Values;

namespace Suffice.Schemas.Patterns;

/// <summary>
/// A schema's regular expression, made ready once. It runs in linear time where it can; where it needs backtracking,
/// a match has a time limit.
/// </summary>
internal sealed class TextPattern
{
    private const RegexOptions Plain = RegexOptions.CultureInvariant;

    private readonly Regex regex;
    private readonly string location;

    private TextPattern(string written, Regex regex, string location)
    {
        Written = written;
        this.regex = regex;
        this.location = location;
    }

    /// <summary>The pattern as the schema has it.</summary>
    public string Written { get; }

    /// <summary>Whether it runs in linear time.</summary>
    public bool IsLinear => regex.Options.HasFlag(RegexOptions.NonBacktracking);

    /// <summary>Reads a pattern of ECMA-262.</summary>
    /// <exception cref="JsonSchemaException">It is not one.</exception>
    public static TextPattern Read(string written, string location, JsonSchemaOptions options)
    {
        try
        {
            TranslatedPattern translated = EcmaPattern.Translate(written);
            return new TextPattern(written, Prepare(translated, options.PatternTimeout), location);
        }
        catch (ArgumentException wrong)
        {
            throw new JsonSchemaException(location, $"{Shown.Quoted(written)} is not a regular expression of ECMA-262: {wrong.Message}",
                "write one such as \"^[a-z]+$\"", wrong);
        }
    }

    /// <summary>Whether the pattern is found in a text; a match that takes too long ends the pass.</summary>
    public bool IsFoundIn(ReadOnlySpan<char> text, ref Evaluation evaluation)
    {
        try
        {
            return regex.IsMatch(text);
        }
        catch (RegexMatchTimeoutException)
        {
            return evaluation.Halt(location, "pattern", $"took longer than {regex.MatchTimeout.TotalMilliseconds} ms to match the pattern {Written}");
        }
    }

    /// <summary>Whether the pattern is found in a text; null when that takes too long to say.</summary>
    public bool? IsFoundIn(string text)
    {
        try
        {
            return regex.IsMatch(text);
        }
        catch (RegexMatchTimeoutException)
        {
            return null;
        }
    }

    private static Regex Prepare(TranslatedPattern pattern, TimeSpan timeout)
    {
        if (pattern.MayRunLinear)
        {
            try
            {
                return new Regex(pattern.Text, Plain | RegexOptions.NonBacktracking, timeout);
            }
            catch (NotSupportedException)
            {
                // Lookaround and back-references have no linear engine; the time limit bounds them.
            }
        }

        return new Regex(pattern.Text, Plain, timeout);
    }
}
