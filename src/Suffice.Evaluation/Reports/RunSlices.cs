using System.Collections.Immutable;
using Suffice.Evaluation.Items;
using Suffice.Evaluation.Runs;
using Suffice.Evaluation.Statistics.Intervals;

namespace Suffice.Evaluation.Reports;

/// <summary>Results by tag.</summary>
internal static class RunSlices
{
    // A tag with more values than a person looks through (a place, an answer) tells items apart and groups none.
    private const int MostValues = 24;

    public static ImmutableArray<SliceReport> Of(EvalRun run)
    {
        ILookup<string, EvalResult> results = run.Results.Where(result => !result.IsError).ToLookup(result => result.Item, StringComparer.Ordinal);
        ILookup<EvalTag, EvalRunItem> byTag = run.Items.SelectMany(item => item.Tags.Distinct().Select(tag => (Tag: tag, Item: item))).ToLookup(pair => pair.Tag, pair => pair.Item);
        return
        [
            .. byTag.GroupBy(group => group.Key.Name, StringComparer.Ordinal)
                .Where(name => IsSlice(name.Count(), name.Sum(value => value.Count())))
                .OrderBy(name => name.Key, StringComparer.Ordinal)
                .SelectMany(name => name.OrderByDescending(value => value.Count()).ThenBy(value => value.Key.Value, StringComparer.Ordinal))
                .Select(slice => Of(slice.Key, [.. slice], run, results)),
        ];
    }

    private static bool IsSlice(int values, int items) => values is > 1 and <= MostValues && items >= 2 * values;

    private static SliceReport Of(EvalTag tag, EvalRunItem[] items, EvalRun run, ILookup<string, EvalResult> results) => new(tag.ToString(), items.Length,
    [
        .. run.Head.Models.Select(model =>
        {
            EvalResult[] own = [.. items.SelectMany(item => results[item.Id]).Where(result => result.Model == model.Name)];
            int passed = own.Count(result => result.Passed == true);
            return new SliceScore(model.Name, passed, own.Length, own.Length > 0 ? (double)passed / own.Length : null, own.Length > 0 ? WilsonInterval.Of(passed, own.Length) : null);
        }),
    ]);
}
