using System.Collections.Immutable;
using Suffice.Billing.Plans.Entries;
using Suffice.Yaml;
using Suffice.Yaml.Binding.Ranges;

namespace Suffice.Billing.Plans.Pricing;

/// <summary>Prices one call of a step, in whichever way the plan says.</summary>
internal sealed class StepPricer(ModelPrices prices, LadderPricer ladders, YamlFindings findings)
{
    private static readonly ImmutableArray<decimal?> Free = [0m];

    /// <summary>Prices it.</summary>
    /// <param name="step">The step.</param>
    /// <param name="path">Where it stands in the plan.</param>
    /// <returns>The call; <see langword="null"/> when it cannot be priced, which is told.</returns>
    public PricedCall? Price(StepEntry step, string path)
    {
        bool isModel = step is { Task: not null } or { Ladder: not null } or { Model: not null };
        bool isStated = step.After is not null || (step.Before is not null && !isModel);
        string[] ways =
        [
            .. isStated ? ["before and after"] : Array.Empty<string>(),
            .. step.Kept is null ? [] : new[] { "kept" },
            .. step.External is null ? [] : new[] { "external" },
            .. step.Local ? new[] { "local" } : [],
            .. isModel ? new[] { "models" } : [],
        ];
        if (ways.Length != 1)
        {
            findings.Error(
                path,
                ways.Length == 0 ? "has no price" : $"is priced in {ways.Length} ways: {string.Join(", ", ways)}",
                "one of: before and after; kept; external with price; local: true; task, ladder or model with tokens");
            return null;
        }

        TellOdd(step, path, isModel);
        return isModel ? ladders.Price(step, path)
            : step.External is not null ? External(step, path)
            : step.Local ? Local()
            : step.Kept is { } kept ? Kept(kept)
            : Stated(step, path);
    }

    private static PricedCall Kept(PriceRange kept) => Of(LineKind.Stated, kept.Usd, kept.Usd, "the plan says that its price is unknown") with { IsKept = true };

    private static PricedCall Local() => Of(LineKind.Local, default(NumberRange), default(NumberRange), null) with { IsKept = true, What = "made here" };

    private PricedCall? External(StepEntry step, string path)
    {
        if (step.Price is not { } price)
        {
            findings.Error(path, "'price' is missing", $"price: {PriceRange.Right}");
            return null;
        }

        NumberRange units = step.Units ?? new NumberRange(1, 1);
        NumberRange? bought = price.Usd is { } unit ? new NumberRange(unit.Low * units.Low, unit.High * units.High) : null;
        return Of(LineKind.External, bought, bought, $"the plan says that the price of {step.External} is unknown") with
        {
            IsKept = true,
            What = $"{step.External}: {(step.Units is null ? string.Empty : $"{BillFigures.Range(units.Low, units.High)} at ")}{BillFigures.Usd(price.Usd)} per {step.Unit ?? "call"}",
        };
    }

    private PricedCall? Stated(StepEntry step, string path)
    {
        if ((step.Before, step.After) is not ({ } before, { } after))
        {
            string missing = step.Before is null ? "before" : "after";
            findings.Error(path, $"'{missing}' is missing", $"{missing}: {PriceRange.Right}");
            return null;
        }

        PricedCall call = Of(LineKind.Stated, before.Usd, after.Usd, "the plan says that its price is unknown");
        if (step.Escalation is not null)
        {
            call = call with
            {
                Low = call.Low with { Rungs = [after.Usd?.Low, before.Usd?.Low] },
                High = call.High with { Rungs = [after.Usd?.High, before.Usd?.High] },
            };
        }

        return Overheads.Add(call, step, path, prices, findings);
    }

    private static PricedCall Of(LineKind kind, NumberRange? before, NumberRange? after, string? unknown) => new()
    {
        Kind = kind,
        Low = new CallEnd(before?.Low, kind == LineKind.Local ? Free : [after?.Low], [], 0),
        High = new CallEnd(before?.High, kind == LineKind.Local ? Free : [after?.High], [], 0),
        LowRates = Overheads.Never,
        HighRates = Overheads.Never,
        WhyUnknown = before is null || after is null ? unknown : null,
    };

    /// <summary>Keys that say nothing beside the others are somebody's mistake.</summary>
    private void TellOdd(StepEntry step, string path, bool isModel)
    {
        bool isExternal = step.External is not null;
        bool changes = isModel || step.After is not null;
        foreach ((string key, bool stands, bool fits, string wanted) in new[]
        {
            ("price", step.Price is not null, isExternal, "external: what is bought"),
            ("unit", step.Unit is not null, isExternal, "external: what is bought"),
            ("units", step.Units is not null, isExternal, "external: what is bought"),
            ("tokens", step.Tokens is not null, isModel, "task, ladder or model"),
            ("baseline", step.Baseline is not null, isModel && step.Before is null, "task, ladder or model, and no before"),
            ("ladder", step.Ladder is not null, step.Task is null && step.Model is null, "no task and no model"),
            ("model", step.Model is not null, step.Task is null, "no task"),
            ("asks", step.Asks is not null, isModel && step.Model is null, "task or ladder, for the last rung's answer is not asked about"),
            ("batch", step.Batch, isModel, "task, ladder or model"),
            ("batch_before", step.BatchBefore is not null, step.Batch, "batch: true"),
            ("escalation", step.Escalation is not null, changes, "before and after, or models"),
            ("retries", step.Retries is not null, changes, "before and after, or models"),
            ("judged", step.Judged is not null, changes, "before and after, or models"),
            ("share", step.Share is not null, !step.Optional, "share or optional, not both"),
        })
        {
            if (stands && !fits)
            {
                findings.Error($"{path}.{key}", "has no meaning here", $"beside it: {wanted}");
            }
        }
    }
}
