using System.Globalization;
using Suffice.Billing;
using Suffice.Reports;

namespace Suffice.Evaluation.Advising.Tuning;

/// <summary>The figures that a reckoning is made with, each with where it comes from.</summary>
internal static class TuningInputs
{
    private const string Default = "default";
    private const string Given = "given";

    /// <summary>What a call uses: as given, else as known.</summary>
    /// <param name="facts">What is known.</param>
    /// <param name="options">What was given.</param>
    /// <returns>The tokens; <see langword="null"/> when prompt or answer are not known.</returns>
    public static CallTokens? Tokens(TuningFacts facts, TuningOptions options) =>
        (options.PromptTokens ?? facts.Tokens?.Prompt) is { } prompt && (options.AnswerTokens ?? facts.Tokens?.Answer) is { } answer
            ? new CallTokens(prompt, answer, options.FixedTokens ?? facts.Tokens?.Fixed, facts.Tokens?.From ?? Given)
            : null;

    /// <summary>All of them.</summary>
    /// <param name="facts">What is known.</param>
    /// <param name="options">What was given.</param>
    /// <param name="tokens">What a call uses.</param>
    /// <param name="volume">The volume.</param>
    /// <returns>The inputs, in the order of the options.</returns>
    public static IEnumerable<TuningInput> Of(TuningFacts facts, TuningOptions options, CallTokens? tokens, decimal? volume)
    {
        TuningOptions usual = new();
        string known = facts.Tokens?.From ?? "not known";
        yield return new TuningInput("--calls-per-month", volume is { } calls ? Figures.Count((long)Math.Floor(calls)) : null, options.CallsPerMonth is null ? facts.CallsFrom : Given);
        yield return new TuningInput("--prompt-tokens", Count(options.PromptTokens ?? facts.Tokens?.Prompt), options.PromptTokens is null ? known : Given);
        yield return new TuningInput("--answer-tokens", Count(options.AnswerTokens ?? facts.Tokens?.Answer), options.AnswerTokens is null ? known : Given);
        yield return new TuningInput("--fixed-tokens", Count(options.FixedTokens ?? facts.Tokens?.Fixed), options.FixedTokens is not null ? Given : facts.Tokens?.Fixed is null ? "not known" : $"estimated on {facts.FixedFrom}");
        yield return new TuningInput("--tuned-price", Text($"{options.TunedPrice.Input},{options.TunedPrice.Output}"), options.TunedPrice == usual.TunedPrice ? $"{Default}: a tuned gpt-4o-mini" : Given);
        yield return new TuningInput(
            "--tuned-prompt-tokens", tokens is null ? Count(options.TunedPromptTokens) : Count(new MoveList(facts, options, tokens, null).TunedPrompt),
            options.TunedPromptTokens is not null ? Given : tokens?.Fixed is null ? $"{Default}: the whole prompt" : $"{Default}: the prompt without what is fixed");
        yield return new TuningInput("--project-cost", BillFigures.Usd(options.ProjectCostUsd), options.ProjectCostUsd == usual.ProjectCostUsd ? Default : Given);
        yield return new TuningInput("--retrain-cost", BillFigures.Usd(options.RetrainCostUsd ?? options.ProjectCostUsd), options.RetrainCostUsd is null ? $"{Default}: as much as the project" : Given);
        yield return new TuningInput("--hosting-per-month", BillFigures.Usd(options.HostingPerMonthUsd), options.HostingPerMonthUsd == 0 ? $"{Default}: billed by the token" : Given);
        yield return new TuningInput("--months", Text($"{options.Months}"), options.Months == usual.Months ? Default : Given);
        yield return new TuningInput("--tuned-base", facts.TunedBase?.Name, facts.TunedBase is null ? "not chosen: retirements are not counted" : Given);
    }

    private static string? Count(long? count) => count is { } known ? Figures.Count(known) : null;

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
