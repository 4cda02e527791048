using System.Text.RegularExpressions;
using Suffice.Schemas.Patterns;

namespace Suffice.Schemas.Formats;

/// <summary>Regular expressions of ECMA-262.</summary>
internal static class RegularExpression
{
    /// <summary>Whether <paramref name="text"/> is one. It is parsed, not run.</summary>
    public static bool IsPattern(ReadOnlySpan<char> text)
    {
        try
        {
            _ = new Regex(EcmaPattern.Translate(text.ToString()).Text, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
