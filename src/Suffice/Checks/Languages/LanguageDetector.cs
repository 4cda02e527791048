using System.Collections.Frozen;

namespace Suffice.Checks.Languages;

/// <summary>Tells the language of a text by its script, and for Latin letters by its most common words. Silent when unsure.</summary>
/// <remarks>Meant to notice an answer in the wrong language, not to sort languages: sister languages too close to tell (Danish, Norwegian) stay untold.</remarks>
internal static class LanguageDetector
{
    /// <summary>No more of a text is looked at.</summary>
    private const int LongestSample = 20_000;

    private const int FewestLetters = 24;

    private static readonly FrozenDictionary<string, string> Names = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["en"] = "English",
        ["de"] = "German",
        ["fr"] = "French",
        ["es"] = "Spanish",
        ["it"] = "Italian",
        ["pt"] = "Portuguese",
        ["nl"] = "Dutch",
        ["sv"] = "Swedish",
        ["da"] = "Danish",
        ["no"] = "Norwegian",
        ["fi"] = "Finnish",
        ["pl"] = "Polish",
        ["cs"] = "Czech",
        ["ro"] = "Romanian",
        ["hu"] = "Hungarian",
        ["tr"] = "Turkish",
        ["id"] = "Indonesian",
        ["ru"] = "Russian",
        ["uk"] = "Ukrainian",
        ["bg"] = "Bulgarian",
        ["el"] = "Greek",
        ["he"] = "Hebrew",
        ["ar"] = "Arabic",
        ["fa"] = "Persian",
        ["hi"] = "Hindi",
        ["th"] = "Thai",
        ["ko"] = "Korean",
        ["ja"] = "Japanese",
        ["zh"] = "Chinese",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The codes that can be told.</summary>
    public static IEnumerable<string> Known => Names.Keys.Order(StringComparer.Ordinal);

    /// <summary>True for a code that can be told.</summary>
    public static bool Knows(string code) => Names.ContainsKey(code);

    /// <summary>The language's English name.</summary>
    public static string NameOf(string code) => Names[code];

    /// <summary>The language's ISO 639-1 code, or <see langword="null"/> when the text is too short or too mixed.</summary>
    public static string? Detect(string text)
    {
        string prose = Prose.Of(text, LongestSample);
        ScriptCounts scripts = ScriptCounts.Of(prose);
        return scripts.Main(FewestLetters) switch
        {
            Script.Latin => LatinWords.Detect(prose),
            Script.Cyrillic => scripts.Ukrainian > scripts.Russian * 3 ? "uk"
                : scripts.Russian > 0 ? "ru"
                : scripts.Letters >= 80 && scripts.HardSigns > 0 ? "bg"
                : null,
            Script.Greek => "el",
            Script.Hebrew => "he",
            Script.Arabic => scripts.Persian > scripts.Letters / 50 ? "fa" : "ar",
            Script.Devanagari => "hi",
            Script.Thai => "th",
            Script.Hangul => "ko",
            Script.Kana => "ja",
            Script.Han => "zh",
            _ => null,
        };
    }
}
