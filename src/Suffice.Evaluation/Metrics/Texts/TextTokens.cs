namespace Suffice.Evaluation.Metrics.Texts;

/// <summary>Words of a text as ROUGE counts them: runs of letters and digits, in lower case, not stemmed.</summary>
internal static class TextTokens
{
    public static string[] Of(string text)
    {
        List<string> tokens = [];
        int start = -1;
        for (int i = 0; i <= text.Length; i++)
        {
            bool inside = i < text.Length && char.IsLetterOrDigit(text[i]);
            if (inside && start < 0)
            {
                start = i;
            }
            else if (!inside && start >= 0)
            {
                tokens.Add(text[start..i].ToLowerInvariant());
                start = -1;
            }
        }

        return [.. tokens];
    }
}
