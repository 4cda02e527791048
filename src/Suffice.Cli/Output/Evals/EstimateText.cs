using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Suffice.Evaluation.Runs;
using static System.FormattableString;

namespace Suffice.Cli.Output.Evals;

/// <summary>What runs are going to take, before anybody is called.</summary>
internal static class EstimateText
{
    /// <summary>Writes what asking for references takes.</summary>
    /// <param name="set">The set's name.</param>
    /// <param name="estimate">The estimate.</param>
    /// <returns>A line; empty when every item has one.</returns>
    public static string OfReferences(string set, ModelEstimate estimate) => estimate.Calls + estimate.AtHand == 0 ? string.Empty : Invariant($"{Printable.Of(set)}: {estimate.Calls + estimate.AtHand:N0} items have no right answer, {Printable.Of(estimate.Model)}'s is taken for it: {estimate.Calls:N0} calls, about {Amounts.Usd(estimate.LikelyUsd)}, at most {Amounts.Usd(estimate.MostUsd)}\n");

    /// <summary>Writes it.</summary>
    /// <param name="runs">The runs.</param>
    /// <returns>A line a run, and one for a cap.</returns>
    public static string Of(ImmutableArray<PreparedRun> runs)
    {
        StringBuilder text = new();
        foreach (PreparedRun run in runs)
        {
            RunEstimate estimate = run.Estimate;
            text.Append(CultureInfo.InvariantCulture, $"{Printable.Of(run.Head.Set)}: {run.Items:N0} items, {run.Options.Models.Length} models: ");
            text.Append(estimate.Calls == 0 ? "every answer is at hand, nobody is called" : Invariant($"{estimate.Calls:N0} calls, about {Amounts.Usd(estimate.LikelyUsd)}, at most {Amounts.Usd(estimate.MostUsd)}"));
            long atHand = estimate.Models.Sum(model => model.AtHand);
            text.Append(estimate.Calls > 0 && atHand > 0 ? Invariant($"; {atHand:N0} answers are at hand") : "");
            text.Append(run.Earlier is { } earlier ? $"; goes on with {earlier.Head.Id}" : "");
            text.Append(run.Head.Judge is { } judge ? $"; and what {Printable.Of(judge)} takes to judge" : "").Append('\n');
        }

        decimal? likely = runs.Sum(run => run.Estimate.LikelyUsd ?? 0);
        return runs is [var first, ..] && first.Options.MaxCostUsd is { } most && likely > most
            ? text.Append(CultureInfo.InvariantCulture, $"that is more than --max-cost {most}: it will stop there, and the same command with a higher cap goes on\n").ToString()
            : text.ToString();
    }
}
