using System.Text.Json;

namespace Suffice.Checks.Canonical;

/// <summary>Finds the JSON that a model wrapped in prose or a code fence, or wrote with slips that have one meaning only.</summary>
/// <remarks>
/// Slips mended: raw control characters, unknown escapes and bare quotes inside strings, a comma before a closing bracket.
/// Linear in the length of the text: what one scan could not close is not scanned again more than a few times.
/// </remarks>
internal static class JsonInText
{
    private const int MostFound = 16;
    private const int MostScans = 24;

    /// <summary>The one JSON object or array of a text; <see langword="null"/> when there is none or more than one.</summary>
    public static string? OnlyOne(string text)
    {
        if (LeadingObject(text) is { } start)
        {
            int end = EndOf(text, start);
            return end > 0 && !HasValue(text.AsSpan(end)) ? JsonMending.ToStrict(text.AsSpan(start..end)) : null;
        }

        List<string> found = FindAll(text);
        return found.Count == 1 || (found.Count > 1 && found.TrueForAll(other => other == found[0])) ? found[0] : null;
    }

    /// <summary>The object that a text begins with, in a code fence or not: then that is the answer, or the answer is broken.</summary>
    /// <remarks>A check that gives up on an answer while it streams relies on this: nothing said later takes the place of such an object.</remarks>
    /// <returns>Where it begins; <see langword="null"/> when the text begins otherwise.</returns>
    public static int? LeadingObject(string text)
    {
        ReadOnlySpan<char> rest = text.AsSpan().TrimStart();
        if (rest.StartsWith("```"))
        {
            int line = rest.IndexOf('\n');
            rest = line < 0 ? [] : rest[line..].TrimStart();
        }

        return rest is ['{', .. var inside] && inside.TrimStart() is ['"' or '}', ..] ? text.Length - rest.Length : null;
    }

    /// <summary>The one JSON value of a text, read.</summary>
    public static JsonElement? ReadOnly(string text) =>
        AnswerJson.Read(text).Root ?? (OnlyOne(text) is { } one ? AnswerJson.Read(one).Root : null);

    /// <summary>The JSON objects and arrays of a text that lie in no other, each as strict JSON.</summary>
    /// <remarks>Objects come alone when there are any: a list in the prose around them is not the answer. So do those in a code fence.</remarks>
    public static List<string> FindAll(string text)
    {
        List<string> fenced = [];
        foreach (Range range in FencesOf(text))
        {
            AddValues(text.AsSpan(range), fenced);
        }

        List<string> found = fenced.Count > 0 ? fenced : [];
        if (found.Count == 0)
        {
            AddValues(text, found);
        }

        return found.Exists(json => json[0] == '{') ? found.FindAll(json => json[0] == '{') : found;
    }

    private static bool HasValue(ReadOnlySpan<char> text)
    {
        List<string> more = [];
        AddValues(text, more);
        return more.Exists(json => json.Length > 2 && json[0] == '{');
    }

    private static List<Range> FencesOf(string text)
    {
        List<Range> fences = [];
        int open = text.IndexOf("```", StringComparison.Ordinal);
        while (open >= 0 && fences.Count < MostFound)
        {
            int line = text.IndexOf('\n', open);
            int close = line < 0 ? -1 : text.IndexOf("```", line, StringComparison.Ordinal);
            if (close < 0)
            {
                break;
            }

            fences.Add(line..close);
            open = text.IndexOf("```", close + 3, StringComparison.Ordinal);
        }

        return fences;
    }

    private static void AddValues(ReadOnlySpan<char> text, List<string> into)
    {
        int at = 0;
        for (int scans = 0; scans < MostScans && into.Count < MostFound; scans++)
        {
            int start = text[at..].IndexOfAny('{', '[');
            if (start < 0)
            {
                return;
            }

            start += at;
            int end = EndOf(text, start);
            if (end > 0 && JsonMending.ToStrict(text[start..end]) is { } json)
            {
                into.Add(json);
                at = end;
            }
            else
            {
                at = start + 1;
            }
        }
    }

    // The end of the value that begins here, by its brackets and strings; negative when it is not closed.
    private static int EndOf(ReadOnlySpan<char> text, int start)
    {
        int depth = 0;
        bool inString = false;
        for (int i = start; i < text.Length; i++)
        {
            char c = text[i];
            if (inString)
            {
                if (c == '\\')
                {
                    i++;
                }
                else if (c == '"')
                {
                    inString = !JsonMending.ClosesString(text[(i + 1)..]);
                }
            }
            else if (c == '"')
            {
                inString = true;
            }
            else if (c is '{' or '[')
            {
                depth++;
            }
            else if (c is '}' or ']' && --depth == 0)
            {
                return i + 1;
            }
        }

        return -1;
    }
}
