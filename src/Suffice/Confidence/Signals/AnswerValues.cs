using System.Collections.Immutable;
using System.Text.Json;
using Suffice.Checks.Agreeing;
using Suffice.Checks.Canonical;

namespace Suffice.Confidence.Signals;

/// <summary>The value an answer comes to and the values it names: whether what was given says them.</summary>
internal sealed class AnswerValues : ISignalGroup<GivenAnswer>
{
    private const int LongestLabel = 80;

    public ImmutableArray<string> Names { get; } =
    [
        "answer.has_value", "answer.value_size", "answer.value_is_given", "answer.value_recurs", "answer.value_characters", "answer.value_words_given",
        "answer.numbers", "answer.numbers_given", "answer.given_numbers_used", "answer.texts_given",
    ];

    public void Read(GivenAnswer source, Span<double> values)
    {
        string final = FinalOf(source);
        decimal? number = FinalNumber.Of(final);
        List<WrittenNumber> said = WrittenNumber.FindAll(source.Text);
        values[0] = number is null ? 0 : 1;
        values[1] = number is { } size ? Math.Log(1 + (double)Math.Abs(size)) : double.NaN;
        values[2] = number is { } given ? (source.Asked.Known.Contains(given) ? 1 : 0) : double.NaN;
        values[3] = number is { } again ? Math.Log(said.Count(other => other.Value == Math.Abs(again)) + 1) : double.NaN;
        values[4] = Math.Log(1 + Math.Min(final.Length, LongestLabel));
        values[5] = final.Length <= LongestLabel ? WordsOf.ShareAmong(final, source.Asked.Words) : double.NaN;
        values[6] = Math.Log(1 + said.Count);
        values[7] = said.Count == 0 ? double.NaN : said.Count(other => source.Asked.Known.Contains(other.Value)) / (double)said.Count;
        values[8] = ShareUsed(source.Asked.Numbers, said);
        values[9] = source.Json is { } json ? TextsGiven(json, source.Asked.Words) : double.NaN;
    }

    // What stands for the answer: the last short value of its JSON, else its text.
    private static string FinalOf(GivenAnswer source)
    {
        if (source.Json is not { } json)
        {
            return source.Text;
        }

        string last = string.Empty;
        JsonScalar.ForEachLeaf(json, leaf => last = JsonScalar.TextOf(leaf) is { Length: <= LongestLabel } text ? text : last);
        return last;
    }

    private static double ShareUsed(List<WrittenNumber> given, List<WrittenNumber> said)
    {
        HashSet<decimal> used = [.. said.Select(number => number.Value)];
        return given.Count == 0 ? double.NaN : given.Count(number => used.Contains(number.Value)) / (double)given.Count;
    }

    private static double TextsGiven(JsonElement json, HashSet<string> words)
    {
        double sum = 0;
        int count = 0;
        JsonScalar.ForEachString(json, text =>
        {
            double share = text.Length > LongestLabel ? double.NaN : WordsOf.ShareAmong(text, words);
            (sum, count) = double.IsNaN(share) ? (sum, count) : (sum + share, count + 1);
        });
        return count == 0 ? double.NaN : sum / count;
    }
}
