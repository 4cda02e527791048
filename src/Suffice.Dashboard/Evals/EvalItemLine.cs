using System.Collections.Immutable;
using Suffice.Evaluation.Judges;
using Suffice.Evaluation.Reports;
using Suffice.Evaluation.Runs;

namespace Suffice.Dashboard.Evals;

/// <summary>An item beside what each model made of it.</summary>
/// <param name="Item">Its name.</param>
/// <param name="Kind">What there is to see, a word of <see cref="ItemKinds"/>.</param>
/// <param name="Asked">The end of what was asked, which mostly tells it from the others; <see langword="null"/> when texts are not shown.</param>
/// <param name="Answers">Each model, cheapest first.</param>
public sealed record EvalItemLine(string Item, string Kind, string? Asked, ImmutableArray<EvalItemMark> Answers)
{
    private const int LongestStart = 120;

    /// <summary>Makes it.</summary>
    /// <param name="item">The item.</param>
    /// <param name="withTexts">True when texts are shown.</param>
    /// <returns>The line.</returns>
    internal static EvalItemLine Of(ItemResults item, bool withTexts) => new(
        item.Item.Id,
        ItemKinds.WordOf(item.Kind),
        withTexts ? EndOf(ShownAnswer.Of(item.Item.Request)) : null,
        [.. item.Models.Select(model => EvalItemMark.Of(model, [.. item.Results.Where(result => result.Model == model)]))]);

    private static string EndOf(string asked)
    {
        string line = asked.ReplaceLineEndings(" ").Trim();

        return line.Length <= LongestStart ? line : $"… {line[^LongestStart..]}";
    }
}

/// <summary>What a model made of an item.</summary>
/// <param name="Model">The model.</param>
/// <param name="Passed">Answers that passed.</param>
/// <param name="Failed">Answers that failed.</param>
/// <param name="Errors">Answers that are neither.</param>
public sealed record EvalItemMark(string Model, int Passed, int Failed, int Errors)
{
    /// <summary>The same in a word: pass, fail, error, not asked, or how many of several passed.</summary>
    public string Word => (Passed, Failed, Errors) switch
    {
        (0, 0, 0) => "not asked",
        ( > 0, 0, 0) => "pass",
        (0, > 0, 0) => "fail",
        (0, 0, > 0) => "error",
        _ => $"{Passed} of {Passed + Failed + Errors} pass",
    };

    /// <summary>Makes it.</summary>
    /// <param name="model">The model.</param>
    /// <param name="results">Its answers.</param>
    /// <returns>The mark.</returns>
    internal static EvalItemMark Of(string model, EvalResult[] results) => new(
        model, results.Count(result => result.Passed == true), results.Count(result => result.Passed == false), results.Count(result => result.IsError));
}
