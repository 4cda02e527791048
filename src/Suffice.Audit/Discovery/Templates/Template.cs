using System.Collections.Immutable;
using System.IO.Hashing;
using Suffice.Fingerprints;

namespace Suffice.Audit.Discovery.Templates;

/// <summary>A system text with its variables masked, in a form in which two are compared quickly.</summary>
/// <param name="Words">Hashes of its words, sorted, each as often as it stands there.</param>
/// <param name="Head">A hash of its first words (of the form where there are none): texts that begin alike may be one template with a long variable in it.</param>
/// <param name="ShortHead">The same of fewer words, for short instructions before a long variable.</param>
/// <param name="Form">A hash of the tools and the schema: templates of different ones are never the same.</param>
internal sealed record Template(ImmutableArray<uint> Words, ulong Head, ulong ShortHead, ulong Form)
{
    private const int HeadWords = 24;
    private const int ShortHeadWords = 8;

    /// <summary>A name or two that a program fills in: so many words may differ, or this share of a long text.</summary>
    private const int FilledIn = 2;
    private const double FilledInShare = 0.03;

    /// <summary>Of a short text at least this share must be the same all the same.</summary>
    private const double Kept = 0.75;

    /// <summary>Prompts that never come twice are taken for one when this share of their words is the same.</summary>
    private const double LooselyKept = 0.6;

    /// <summary>Makes one.</summary>
    /// <param name="systemText">The system text.</param>
    /// <param name="tools">The names of the tools.</param>
    /// <param name="schema">The schema's bytes.</param>
    /// <returns>The template.</returns>
    public static Template Of(string systemText, ImmutableArray<string> tools, ReadOnlySpan<byte> schema)
    {
        string masked = PromptTemplate.Mask(systemText);
        List<uint> words = [];
        int headEnd = 0;
        int shortEnd = 0;
        foreach (Range range in masked.AsSpan().SplitAny(' ', '\n'))
        {
            ReadOnlySpan<char> word = masked.AsSpan(range);
            words.Add((uint)Hash(word));
            shortEnd = words.Count <= ShortHeadWords ? range.End.GetOffset(masked.Length) : shortEnd;
            headEnd = words.Count <= HeadWords ? range.End.GetOffset(masked.Length) : headEnd;
        }

        words.Sort();
        ulong form = XxHash3.HashToUInt64(schema);
        foreach (string tool in tools.Order(StringComparer.Ordinal))
        {
            form = (form * 31) + Hash(tool);
        }

        return masked.Length == 0 ? new Template([], form, form, form)
            : new Template([.. words], Hash(masked.AsSpan(0, headEnd)), Hash(masked.AsSpan(0, shortEnd)), form);
    }

    /// <summary>True when two differ in no more than a name or two that a program fills in.</summary>
    /// <param name="other">The other.</param>
    /// <returns>The answer.</returns>
    public bool IsLike(Template other)
    {
        int longest = Math.Max(Words.Length, other.Words.Length);
        int allowed = Math.Max(FilledIn, (int)(longest * FilledInShare));
        return Form == other.Form
            && Math.Abs(Words.Length - other.Words.Length) <= allowed
            && Shared(Words.AsSpan(), other.Words.AsSpan()) is var shared
            && longest - shared <= allowed
            && shared >= longest * Kept;
    }

    /// <summary>True when two texts of more than a few words begin with the same ones: enough for prompts that came once or twice.</summary>
    /// <param name="other">The other.</param>
    /// <returns>The answer.</returns>
    public bool BeginsLike(Template other) => ShortHead == other.ShortHead && Words.Length > ShortHeadWords && other.Words.Length > ShortHeadWords;

    /// <summary>True when most words of two are the same: enough for prompts that came once or twice.</summary>
    /// <param name="other">The other.</param>
    /// <returns>The answer.</returns>
    public bool IsLooselyLike(Template other)
    {
        int longest = Math.Max(Words.Length, other.Words.Length);
        return longest > 0 && Math.Min(Words.Length, other.Words.Length) >= longest * LooselyKept
            && Shared(Words.AsSpan(), other.Words.AsSpan()) >= longest * LooselyKept;
    }

    private static int Shared(ReadOnlySpan<uint> left, ReadOnlySpan<uint> right)
    {
        int shared = 0;
        for (int i = 0, j = 0; i < left.Length && j < right.Length;)
        {
            if (left[i] == right[j])
            {
                shared++;
                i++;
                j++;
            }
            else if (left[i] < right[j])
            {
                i++;
            }
            else
            {
                j++;
            }
        }

        return shared;
    }

    private static ulong Hash(ReadOnlySpan<char> text) => XxHash3.HashToUInt64(System.Runtime.InteropServices.MemoryMarshal.AsBytes(text));
}
