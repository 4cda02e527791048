using System.Collections.Immutable;
using System.Text.Json;
using Suffice.Agents.Verdicts;
using Suffice.Agents.Working;
using Suffice.Evaluation.Statistics.Agreement;
using Suffice.Files;

namespace Suffice.Agents.Comparing;

/// <summary>Takes verdicts apart into what two can agree on.</summary>
internal static class ComparedParts
{
    private const int MostRating = 10;

    /// <summary>Compares each part.</summary>
    /// <param name="pairs">The verdicts of both.</param>
    /// <returns>The decision, then criteria, then fields, those that somebody said something of.</returns>
    public static IEnumerable<ComparedPart> Of(ImmutableArray<(KeptVerdict Small, KeptVerdict Large)> pairs)
    {
        yield return Named("decision", [.. pairs.Select(pair => (EnumWord.Of(pair.Small.Machine.Decision), EnumWord.Of(pair.Large.Machine.Decision)))]);
        foreach (string criterion in pairs.SelectMany(pair => pair.Large.Machine.Criteria.Select(rating => rating.Criterion)).Distinct(StringComparer.Ordinal))
        {
            yield return Rated(criterion, [.. from pair in pairs
                                              let small = RatingOf(pair.Small.Machine, criterion)
                                              let large = RatingOf(pair.Large.Machine, criterion)
                                              where small is not null && large is not null
                                              select (small.Value, large.Value)]);
        }

        foreach (string field in pairs.SelectMany(pair => FieldsOf(pair.Large.Machine).Select(field => field.Name)).Distinct(StringComparer.Ordinal))
        {
            yield return Named(field, [.. from pair in pairs
                                          let small = FieldOf(pair.Small.Machine, field)
                                          let large = FieldOf(pair.Large.Machine, field)
                                          where small is not null && large is not null
                                          select (small, large)]);
        }
    }

    /// <summary>Tells whether two verdicts decide otherwise, or fill a field otherwise.</summary>
    /// <param name="one">A verdict.</param>
    /// <param name="other">Another.</param>
    /// <returns>True when they do.</returns>
    public static bool Differ(Verdict one, Verdict other) =>
        one.Decision != other.Decision || FieldsOf(other).Any(field => FieldOf(one, field.Name) is { } said && said != field.Value);

    private static ComparedPart Named(string part, (string Small, string Large)[] said)
    {
        string[] words = [.. said.SelectMany(pair => (string[])[pair.Small, pair.Large]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        int[] small = [.. said.Select(pair => Array.BinarySearch(words, pair.Small, StringComparer.Ordinal))];
        int[] large = [.. said.Select(pair => Array.BinarySearch(words, pair.Large, StringComparer.Ordinal))];

        return Part(part, small, large, Math.Max(2, words.Length), CohenKappa.Weighting.None);
    }

    private static ComparedPart Rated(string criterion, (int Small, int Large)[] said) => Part(
        criterion, [.. said.Select(pair => pair.Small - 1)], [.. said.Select(pair => pair.Large - 1)], MostRating, CohenKappa.Weighting.Quadratic);

    private static ComparedPart Part(string part, int[] small, int[] large, int grades, CohenKappa.Weighting weighting)
    {
        int highest = weighting == CohenKappa.Weighting.None ? grades : small.Concat(large).DefaultIfEmpty(1).Max() + 1;

        return new ComparedPart(part, small.Length, small.Zip(large).Count(pair => pair.First == pair.Second))
        {
            Constant = large.Length == 0 ? null : (double)large.GroupBy(grade => grade).Max(same => same.Count()) / large.Length,
            Kappa = KappaEstimate.Of(small, large, Math.Max(2, highest), weighting),
        };
    }

    private static int? RatingOf(Verdict verdict, string criterion) => verdict.Criteria.FirstOrDefault(rating => rating.Criterion == criterion)?.Rating;

    // Texts that a model writes freely are never the same; what is compared is short.
    private static IEnumerable<(string Name, string Value)> FieldsOf(Verdict verdict) =>
        verdict.Fields is { ValueKind: JsonValueKind.Object } fields
            ? fields.EnumerateObject()
                .Where(field => field.Value.ValueKind is JsonValueKind.String or JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False)
                .Select(field => (field.Name, field.Value.ToString()))
            : [];

    private static string? FieldOf(Verdict verdict, string name) => FieldsOf(verdict).Where(field => field.Name == name).Select(field => field.Value).FirstOrDefault();
}
