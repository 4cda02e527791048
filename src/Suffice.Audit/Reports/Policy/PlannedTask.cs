using Suffice.Audit.Readiness;
using Suffice.Catalog;

namespace Suffice.Audit.Reports.Policy;

/// <summary>What a policy says of a task: the model it keeps, and the ladder that waits for its eval.</summary>
/// <param name="Task">The task.</param>
/// <param name="Name">Its name in the policy.</param>
/// <param name="Present">The model on which most of its money went; <see langword="null"/> when none of its models can be served.</param>
/// <param name="Small">The model to try; <see langword="null"/> when the strong one should stay or nothing cheaper was found.</param>
/// <param name="Ladder">What the ladder to try would cost.</param>
/// <param name="IsMixed">True when several models answer its calls: as a task all of them would go up one ladder, which nobody decided.</param>
internal sealed record PlannedTask(AuditedTask Task, string Name, Model? Present, Model? Small, LadderPrice? Ladder, bool IsMixed)
{
    /// <summary>A second model with a smaller share of the calls is a trial, a fallback or a remainder.</summary>
    private const double NearlyAll = 0.95;

    /// <summary>True when the task stands in the policy in force, not in a comment.</summary>
    public bool IsInForce => Present is not null && !IsMixed;

    /// <summary>Plans a task.</summary>
    /// <param name="task">The task.</param>
    /// <param name="report">The report that it stands in.</param>
    /// <param name="catalog">The models that a policy knows.</param>
    /// <returns>The plan.</returns>
    public static PlannedTask Of(AuditedTask task, AuditReport report, ModelCatalog catalog)
    {
        IGrouping<string, Charge>[] models = [.. report.Charges.Where(charge => charge.Task == task.Name).GroupBy(charge => charge.Model, StringComparer.Ordinal)];
        Model? present = models
            .OrderByDescending(group => group.Sum(charge => charge.Usd ?? 0)).ThenByDescending(group => group.Sum(charge => charge.Calls)).ThenBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => Servable(catalog, group.Key))
            .FirstOrDefault(model => model is not null);
        LadderPrice? ladder = task.Readiness.Verdict == ReadinessVerdict.KeepStrong ? null : task.Ladders.FirstOrDefault(price => price.CautiousSavingUsd > 0);
        Model? small = ladder is null ? null : Servable(catalog, ladder.Rungs[0]);
        return new PlannedTask(task, task.Name is "default" or "auto" ? task.Name + "-calls" : task.Name, present, small == present ? null : small, ladder, IsMixedIn(models));
    }

    private static bool IsMixedIn(IGrouping<string, Charge>[] models)
    {
        long[] calls = [.. models.Select(model => model.Sum(charge => charge.Calls))];
        return calls.Length > 1 && calls.Max() < calls.Sum() * NearlyAll;
    }

    private static Model? Servable(ModelCatalog catalog, string name) =>
        catalog.Find(name) is { } model && VendorAddress.Of(model.Provider) is not null ? model : null;
}
