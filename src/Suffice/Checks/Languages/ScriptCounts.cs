namespace Suffice.Checks.Languages;

/// <summary>How many letters of each script a text has, and the letters that tell sisters apart.</summary>
internal sealed class ScriptCounts
{
    private readonly int[] counts = new int[Enum.GetValues<Script>().Length];

    public int Letters { get; private set; }

    /// <summary>і ї є ґ, which Russian and Bulgarian lack.</summary>
    public int Ukrainian { get; private set; }

    /// <summary>ы э ё, which Ukrainian and Bulgarian lack.</summary>
    public int Russian { get; private set; }

    /// <summary>ъ, common in Bulgarian alone.</summary>
    public int HardSigns { get; private set; }

    /// <summary>پ چ ژ گ ک ی, which Arabic lacks.</summary>
    public int Persian { get; private set; }

    public static ScriptCounts Of(string text)
    {
        ScriptCounts scripts = new();
        foreach (char c in text)
        {
            scripts.Add(c);
        }

        return scripts;
    }

    /// <summary>The script of four letters in five at least, when there are enough; kana among Han make it Japanese.</summary>
    public Script? Main(int fewest)
    {
        int han = counts[(int)Script.Han], kana = counts[(int)Script.Kana];
        if (han + kana > 0.6 * Letters && han + kana >= fewest / 3)
        {
            return kana * 10 > han + kana ? Script.Kana : kana == 0 ? Script.Han : null;
        }

        int most = Array.IndexOf(counts, counts.Max());
        return Letters >= fewest && counts[most] >= 0.8 * Letters ? (Script)most : null;
    }

    private void Add(char c)
    {
        if (ScriptOf(c) is not { } script)
        {
            return;
        }

        Letters++;
        counts[(int)script]++;
        Ukrainian += c is 'і' or 'ї' or 'є' or 'ґ' or 'І' or 'Ї' or 'Є' ? 1 : 0;
        Russian += c is 'ы' or 'э' or 'ё' or 'Ы' or 'Э' or 'Ё' ? 1 : 0;
        HardSigns += c is 'ъ' ? 1 : 0;
        Persian += c is 'پ' or 'چ' or 'ژ' or 'گ' or 'ک' or 'ی' ? 1 : 0;
    }

    private static Script? ScriptOf(char c) => c switch
    {
        >= 'A' and <= 'Z' or >= 'a' and <= 'z' or >= '\u00C0' and <= '\u024F' or >= '\u1E00' and <= '\u1EFF' => Script.Latin,
        >= '\u0370' and <= '\u03FF' => Script.Greek,
        >= '\u0400' and <= '\u052F' => Script.Cyrillic,
        >= '\u0590' and <= '\u05FF' => Script.Hebrew,
        >= '\u0600' and <= '\u06FF' => Script.Arabic,
        >= '\u0900' and <= '\u097F' => Script.Devanagari,
        >= '\u0E00' and <= '\u0E7F' => Script.Thai,
        >= '\uAC00' and <= '\uD7AF' => Script.Hangul,
        >= '\u3040' and <= '\u30FF' => Script.Kana,
        >= '\u3400' and <= '\u9FFF' => Script.Han,
        _ => null,
    };
}

/// <summary>The scripts that are told apart.</summary>
internal enum Script
{
    Latin,
    Greek,
    Cyrillic,
    Hebrew,
    Arabic,
    Devanagari,
    Thai,
    Hangul,
    Kana,
    Han,
}
