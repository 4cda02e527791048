using System.Collections.Immutable;
using Suffice.Billing.Plans.Entries;
using Suffice.Catalog;
using Suffice.Checks.Kinds;
using Suffice.Files;
using Suffice.Policy;
using Suffice.Yaml;

namespace Suffice.Billing.Plans.Pricing;

/// <summary>Prices a call of a step from its models and tokens.</summary>
internal sealed class LadderPricer(ModelPrices prices, SufficePolicy? policy, YamlFindings findings)
{
    /// <summary>Prices it.</summary>
    /// <param name="step">The step.</param>
    /// <param name="path">Where it stands in the plan.</param>
    /// <returns>The call; <see langword="null"/> when it cannot be priced, which is told.</returns>
    public PricedCall? Price(StepEntry step, string path)
    {
        TaskPolicy? task = step.Task is null ? null : FindTask(step.Task, $"{path}.task");
        ImmutableArray<Model> ladder = task?.Ladder ?? Named(step, path);
        Model? baseline = step.Baseline is { } name ? prices.Find(name, $"{path}.baseline") : task?.Baseline ?? ladder.LastOrDefault();
        (Model? Model, decimal Low, decimal High)[] asked =
            [.. step.Asks is { } named ? named.Select((model, i) => (prices.Find(model, findings.ItemPath($"{path}.asks", i)), 1m, 1m)) : AskedByGate(task, path)];
        if (step.Tokens is not { } tokens)
        {
            findings.Error(path, "'tokens' is missing", "tokens: { input: 900, output: 120 }");
            return null;
        }

        if (!TokenRules.Hold(tokens, $"{path}.tokens", findings)
            || baseline is null
            || ladder.Length < (step.Ladder?.Length ?? 1)
            || asked.Any(ask => ask.Model is null))
        {
            return null;
        }

        (decimal? Low, decimal? High, string? WhyUnknown)[] rungs = [.. ladder.Select(model => prices.Price(model, tokens, step.Batch))];
        (decimal? Low, decimal? High, string? WhyUnknown)[] asks = [.. asked.Select(ask => prices.Price(ask.Model!, tokens, step.Batch))];
        (decimal? Low, decimal? High, string? WhyUnknown) before = step.Before is { } stated
            ? (stated.Usd?.Low, stated.Usd?.High, stated.Usd is null ? "the plan says that its price before is unknown" : null)
            : prices.Price(baseline, tokens, step.BatchBefore ?? step.Batch);
        PricedCall call = new()
        {
            Kind = LineKind.Model,
            What = $"{(task is null ? string.Empty : $"{task.Name}: ")}{string.Join(" > ", ladder.Select(model => model.Name))}",
            Task = task?.Name,
            Models = [.. ladder.Select(model => model.Name)],
            Baseline = step.Before is null ? baseline.Name : null,
            Asks = [.. asked.Select(ask => ask.Model!.Name)],
            Low = new CallEnd(before.Low, [.. rungs.Select(rung => rung.Low)], [.. asks.Select(ask => ask.Low)], 0),
            High = new CallEnd(before.High, [.. rungs.Select(rung => rung.High)], [.. asks.Select(ask => ask.High)], 0),
            LowRates = Overheads.Never with { Asked = [.. asked.Select(ask => ask.Low)] },
            HighRates = Overheads.Never with { Asked = [.. asked.Select(ask => ask.High)] },
            MovesTogether = step.Before is null,
            IsKept = IsKept(step, ladder, baseline),
            WhyUnknown = rungs.Concat(asks).Append(before).Select(price => price.WhyUnknown).FirstOrDefault(why => why is not null),
        };

        return Overheads.Add(call, step, path, prices, findings, (decimal?)task?.Confidence?.Calibration.ExpectedEscalation);
    }

    private static bool IsKept(StepEntry step, ImmutableArray<Model> ladder, Model baseline) =>
        step is { Before: null, Retries: null, Judged: null, BatchBefore: null } && ladder.Length == 1 && ladder[0].Name == baseline.Name;

    private ImmutableArray<Model> Named(StepEntry step, string path) => step.Ladder is { } ladder
        ? [.. ladder.Select((name, i) => prices.Find(name, findings.ItemPath($"{path}.ladder", i))).OfType<Model>()]
        : step.Model is { } one && prices.Find(one, $"{path}.model") is { } model ? [model] : [];

    private TaskPolicy? FindTask(string name, string path)
    {
        if (policy is null)
        {
            findings.Error(path, "no policy is named whose task it is", "policy: suffice.yaml at the head of the plan, or ladder: [cheap, large]");
            return null;
        }

        if (policy.FindAny(name) is { } task)
        {
            return task;
        }

        findings.Error(path, $"the policy has no task {Shown.Value(name)}", NearWords.Advise(name, [.. policy.AllTasks.Select(known => known.Name)], "its tasks are"));
        return null;
    }

    /// <summary>A gate asks a second model of another family; a confidence asks its own only where it is in doubt, which no plan can know.</summary>
    private IEnumerable<(Model? Model, decimal Low, decimal High)> AskedByGate(TaskPolicy? task, string path)
    {
        foreach (AgreementCheck check in task?.Gate.Select(item => item.Check).OfType<AgreementCheck>() ?? [])
        {
            yield return (prices.Find(check.With, $"{path}.task"), 1, 1);
        }

        if (task?.Confidence?.Calibration is { AskSecond: not null, Second: { } second })
        {
            yield return (prices.Find(second.Name, $"{path}.task"), 0, 1);
        }
    }
}
