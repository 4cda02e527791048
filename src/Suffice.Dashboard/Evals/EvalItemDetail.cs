using System.Collections.Immutable;
using System.Globalization;
using Suffice.Evaluation.Judges;
using Suffice.Evaluation.Reports;
using Suffice.Evaluation.Runs;

namespace Suffice.Dashboard.Evals;

/// <summary>An item with every answer to it.</summary>
/// <param name="Item">Its name.</param>
/// <param name="Kind">What there is to see, a word of <see cref="ItemKinds"/>.</param>
/// <param name="Tags">What is known of it.</param>
/// <param name="Place">Where it stands, such as <c>set.jsonl:3</c>.</param>
/// <param name="Asked">What was asked; <see langword="null"/> when texts are not shown.</param>
/// <param name="Reference">The right answer; <see langword="null"/> when there is none, or texts are not shown.</param>
/// <param name="Answers">The answers, by repeat, in the order of the models.</param>
public sealed record EvalItemDetail(
    string Item, string Kind, ImmutableArray<string> Tags, string Place, string? Asked, string? Reference, ImmutableArray<EvalAnswer> Answers)
{
    /// <summary>Makes it.</summary>
    /// <param name="item">The item.</param>
    /// <param name="withTexts">True when texts are shown.</param>
    /// <returns>The item.</returns>
    internal static EvalItemDetail Of(ItemResults item, bool withTexts) => new(
        item.Item.Id,
        ItemKinds.WordOf(item.Kind),
        [.. item.Item.Tags.Select(tag => tag.ToString())],
        item.Item.Place,
        withTexts ? EvalAnswer.Cut(ShownAnswer.Of(item.Item.Request)) : null,
        withTexts && item.Item.ReferenceText is { } reference ? EvalAnswer.Cut(reference) : null,
        [.. item.Results.Select(result => EvalAnswer.Of(result, withTexts))]);
}

/// <summary>An answer of a run.</summary>
/// <param name="Model">Who gave it.</param>
/// <param name="Repeat">Which time the item was asked, from 1.</param>
/// <param name="Passed">Whether it passed; <see langword="null"/> for an error.</param>
/// <param name="Score">How good it was, 0 to 1; <see langword="null"/> for an error.</param>
/// <param name="ErrorKind">The class of the error; <see langword="null"/> when it is none.</param>
/// <param name="Text">What it says, tools it calls after it; <see langword="null"/> when texts are not shown.</param>
/// <param name="Reasons">Why it is no pass, or not a whole one; none when texts are not shown, for reasons quote answers.</param>
/// <param name="CostUsd">What it cost, USD; <see langword="null"/> when not known.</param>
/// <param name="Latency">How long it took when it was given; <see langword="null"/> when not known.</param>
/// <param name="InputTokens">Prompt tokens.</param>
/// <param name="OutputTokens">Answer tokens.</param>
/// <param name="Cached">True when it was given to an earlier run.</param>
public sealed record EvalAnswer(
    string Model,
    int Repeat,
    bool? Passed,
    double? Score,
    string? ErrorKind,
    string? Text,
    ImmutableArray<string> Reasons,
    decimal? CostUsd,
    TimeSpan? Latency,
    long InputTokens,
    long OutputTokens,
    bool Cached)
{
    private const int LongestText = 6_000;

    /// <summary>The class of it in a word.</summary>
    public string Word => Passed switch { true => "pass", false => "fail", null => "error" };

    /// <summary>Makes it.</summary>
    /// <param name="result">The answer.</param>
    /// <param name="withTexts">True when texts are shown.</param>
    /// <returns>The answer.</returns>
    internal static EvalAnswer Of(EvalResult result, bool withTexts) => new(
        result.Model,
        result.Repeat + 1,
        result.Passed,
        result.Score,
        result.IsError ? result.ErrorKind ?? "unknown" : null,
        withTexts ? TextOf(result) : null,
        withTexts ? [.. ReasonsOf(result)] : [],
        result.CostUsd,
        result.Latency,
        result.InputTokens,
        result.OutputTokens,
        result.Cached);

    /// <summary>As much of a text as a page can hold.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The text, or its beginning.</returns>
    internal static string Cut(string text) => text.Length <= LongestText ? text : $"{text[..LongestText]}\n… and {Reports.Figures.Count(text.Length - LongestText)} characters more";

    private static string? TextOf(EvalResult result) =>
        result.Answer is null && result.Calls.IsEmpty ? null : Cut(string.Join('\n', new[] { result.Answer }.Concat(result.Calls.Select(call => $"{call.Name}({call.Arguments})")).Where(part => !string.IsNullOrEmpty(part))));

    private static IEnumerable<string> ReasonsOf(EvalResult result) => new[] { result.Error }.OfType<string>().Concat(result.Metrics
        .Where(metric => metric is { Reason.Length: > 0 } && (metric.Passed == false || metric.Score is > 0 and < 1))
        .Select(metric => string.Create(CultureInfo.InvariantCulture, $"{metric.Name}{(metric.Score is > 0 and < 1 and var score ? $" {score:0.00}" : string.Empty)}: {metric.Reason}")));
}
