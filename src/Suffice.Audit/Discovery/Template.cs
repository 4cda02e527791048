using System.Collections.Immutable;
using System.IO.Hashing;
using Suffice.Tasks;

namespace Suffice.Audit.Discovery;

/// <summary>A system text with its variables masked, in a form in which two are compared quickly.</summary>
/// <param name="Words">Hashes of its words, sorted, each as often as it stands there.</param>
/// <param name="Head">A hash of its first words: texts that begin alike may be one template with a long variable in it.</param>
/// <param name="Form">A hash of the tools and the schema: templates of different ones are never the same.</param>
internal sealed record Template(ImmutableArray<uint> Words, ulong Head, ulong Form)
{
    private const int HeadWords = 24;

    /// <summary>Fewer words than this say too little about a text.</summary>
    private const int FewWords = 20;

    /// <summary>A name or two in a text of some length changes less than a fifth of it; another label list changes more.</summary>
    private const double Alike = 0.8;
    private const double FewAlike = 0.7;

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
        foreach (Range range in masked.AsSpan().SplitAny(' ', '\n'))
        {
            ReadOnlySpan<char> word = masked.AsSpan(range);
            words.Add((uint)Hash(word));
            headEnd = words.Count <= HeadWords ? range.End.GetOffset(masked.Length) : headEnd;
        }

        words.Sort();
        ulong form = XxHash3.HashToUInt64(schema);
        foreach (string tool in tools.Order(StringComparer.Ordinal))
        {
            form = (form * 31) + Hash(tool);
        }

        return new Template([.. words], Hash(masked.AsSpan(0, headEnd)), form);
    }

    /// <summary>True when two are so alike that one program wrote both.</summary>
    /// <param name="other">The other.</param>
    /// <returns>The answer.</returns>
    public bool IsLike(Template other)
    {
        if (Form != other.Form || Words.Length == 0 || other.Words.Length == 0)
        {
            return Form == other.Form && Words.Length == other.Words.Length;
        }

        double needed = Math.Min(Words.Length, other.Words.Length) < FewWords ? FewAlike : Alike;
        double longest = Math.Max(Words.Length, other.Words.Length);
        if (Math.Min(Words.Length, other.Words.Length) / longest < needed)
        {
            return false;
        }

        int shared = Shared(Words.AsSpan(), other.Words.AsSpan());
        return shared / (double)(Words.Length + other.Words.Length - shared) >= needed;
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
