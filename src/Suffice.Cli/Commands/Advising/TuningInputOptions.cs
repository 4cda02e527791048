using System.CommandLine;
using System.Globalization;
using Suffice.Catalog;
using Suffice.Cli.Inputs;
using Suffice.Evaluation.Advising.Tuning;

namespace Suffice.Cli.Commands.Advising;

/// <summary>The figures that tuning is reckoned with, each an option with a default that is shown.</summary>
internal sealed class TuningInputOptions
{
    // Beyond these a figure is a slip, and the arithmetic stays exact within them.
    private const decimal MostUsd = 1_000_000_000m;
    private const long MostTokens = 100_000_000;
    private const decimal MostCalls = 1_000_000_000_000m;

    private readonly Option<decimal?> calls = new("--calls-per-month") { Description = "Calls a month. Default: what the ledger shows." };
    private readonly Option<long?> prompt = new("--prompt-tokens") { Description = "Prompt tokens of a call. Default: the ledger's mean, else that of the latest eval run." };
    private readonly Option<long?> answer = new("--answer-tokens") { Description = "Answer tokens of a call. Default: the same." };
    private readonly Option<long?> same = new("--fixed-tokens") { Description = "Prompt tokens that are the same in every call. Default: estimated on calls that are kept, or on eval items." };
    private readonly Option<string> price = new("--tuned-price") { Description = "What the tuned model's tokens cost, USD a million: input,output. Default: a tuned gpt-4o-mini.", DefaultValueFactory = _ => "0.30,1.20" };
    private readonly Option<long?> tuned = new("--tuned-prompt-tokens") { Description = "Prompt tokens of a call to the tuned model. Default: the prompt without what is the same in every call, where that is known; else all of it." };
    private readonly Option<decimal> project = new("--project-cost") { Description = "What tuning costs once, USD: labels, data, training, evals, the engineer's time.", DefaultValueFactory = _ => new TuningOptions().ProjectCostUsd };
    private readonly Option<decimal?> retrain = new("--retrain-cost") { Description = "What training anew costs when the base model retires, USD. Default: as much as the project." };
    private readonly Option<decimal> hosting = new("--hosting-per-month") { Description = "What hosting the tuned model costs a month, USD.", DefaultValueFactory = _ => 0m };
    private readonly Option<int> months = new("--months") { Description = "For how many months it is to be used.", DefaultValueFactory = _ => new TuningOptions().Months };
    private readonly Option<string?> tunedBase = new("--tuned-base") { Description = "The model that would be tuned, for the day it retires." };
    private readonly Option<string?> small = new("--small") { Description = "The small prompted model that is meant. Default: the task's rungs below its last, else the cheapest small model that the policy can call." };
    private readonly Option<string?> since = new("--standard-since") { Description = "Since which day the written standard has not changed. Default: the dates of its files." };

    /// <summary>Adds the options.</summary>
    /// <param name="command">The command.</param>
    public void AddTo(Command command) => command.AddAll(small, calls, prompt, answer, same, price, tuned, project, retrain, hosting, months, tunedBase, since);

    /// <summary>Reads them.</summary>
    /// <param name="parsed">What was typed.</param>
    /// <param name="isKnown">Whether a model is known.</param>
    /// <returns>The figures.</returns>
    /// <exception cref="CommandException">One makes no sense.</exception>
    public TuningOptions Read(ParseResult parsed, Func<string, bool> isKnown)
    {
        return new TuningOptions
        {
            CallsPerMonth = Numbers.Within(calls, parsed.GetValue(calls), 0m, MostCalls),
            PromptTokens = Numbers.Within(prompt, parsed.GetValue(prompt), 0, MostTokens),
            AnswerTokens = Numbers.Within(answer, parsed.GetValue(answer), 0, MostTokens),
            FixedTokens = Numbers.Within(same, parsed.GetValue(same), 0, MostTokens),
            TunedPrice = PriceOf(parsed.GetValue(price)!),
            TunedPromptTokens = Numbers.Within(tuned, parsed.GetValue(tuned), 0, MostTokens),
            ProjectCostUsd = Numbers.Within<decimal>(project, parsed.GetValue(project), 0m, MostUsd)!.Value,
            RetrainCostUsd = Numbers.Within(retrain, parsed.GetValue(retrain), 0m, MostUsd),
            HostingPerMonthUsd = Numbers.Within<decimal>(hosting, parsed.GetValue(hosting), 0m, MostUsd)!.Value,
            Months = Numbers.Within<int>(months, parsed.GetValue(months), 1, 120)!.Value,
            TunedBase = Known(tunedBase, parsed, isKnown),
            Small = Known(small, parsed, isKnown),
            StandardSince = Options.Time("--standard-since", parsed.GetValue(since)) is { } day ? DateOnly.FromDateTime(day.UtcDateTime) : null,
        };
    }

    private static string? Known(Option<string?> option, ParseResult parsed, Func<string, bool> isKnown) => parsed.GetValue(option) is not { } name || isKnown(name)
        ? parsed.GetValue(option)
        : throw new CommandException(ExitCode.WrongUse, $"{option.Name} {name}: no such model; 'suffice models' lists those that are known");

    private static TokenPrices PriceOf(string text)
    {
        decimal?[] parts = [.. text.Split(',').Select(part => decimal.TryParse(part, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out decimal usd) && usd <= 1_000_000m ? usd : (decimal?)null)];

        return parts is [{ } input, { } output]
            ? new TokenPrices { Input = input, Output = output }
            : throw new CommandException(ExitCode.WrongUse, $"--tuned-price {text}: two prices are wanted, USD a million tokens of prompt and answer, such as 0.30,1.20");
    }
}
