using System.Collections.Immutable;
using Suffice.Evaluation.Advising.Known;
using Suffice.Reports;

namespace Suffice.Evaluation.Advising.Points;

/// <summary>How much has the model to hold in view?</summary>
internal sealed class LongContextPoint : IAdvicePoint
{
    /// <summary>Its name.</summary>
    public const string Name = "long_context";

    /// <summary>Prompts longer than this are long for a small model, whatever its window; set by hand.</summary>
    public const long Long = 32_000;

    /// <inheritdoc/>
    public AdviceFinding Look(TaskKnown known)
    {
        bool isBilled = known.Ledger is { Prompts.IsEmpty: false };
        ImmutableArray<long> prompts = isBilled ? known.Ledger!.Prompts : known.Sample.Prompts;
        string looked = isBilled ? "tokens of the latest answers in the ledger" : known.Sample.From;
        if (prompts.IsEmpty)
        {
            return new AdviceFinding(Name, looked, "not known", Pointing.Unknown, "calls through the gateway, or eval items");
        }

        long high = Spread.High(prompts);
        int? window = known.Small?.ContextWindow;
        string found = $"95 of 100 prompts have at most {Figures.Count(high)} tokens{(isBilled ? string.Empty : " (estimated)")}{(window is { } most ? $"; {known.Small!.Name} holds {Figures.Count(most)}" : string.Empty)}";

        return new AdviceFinding(Name, looked, found, high > Long || high > 0.8 * window ? Pointing.Capable : Pointing.Small);
    }
}
