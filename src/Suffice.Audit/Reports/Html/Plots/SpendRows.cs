using System.Collections.Immutable;

namespace Suffice.Audit.Reports.Html.Plots;

/// <summary>What was paid by task and model, with few enough colours to tell them apart.</summary>
internal sealed class SpendRows
{
    private const int Colours = 6;
    private const int RowsShown = 14;
    private const string OtherModels = "other models";

    public SpendRows(AuditReport report)
    {
        IOrderedEnumerable<IGrouping<string, Charge>> byModel = report.Charges.Where(charge => charge.Usd is not null)
            .GroupBy(charge => charge.Model, StringComparer.Ordinal)
            .OrderByDescending(group => group.Sum(charge => charge.Usd)).ThenBy(group => group.Key, StringComparer.Ordinal);
        string[] models = [.. byModel.Select(group => group.Key)];
        string[] named = models.Length <= Colours ? models : models[..(Colours - 1)];
        Models = models.Length <= Colours ? [.. named] : [.. named, OtherModels];
        Dictionary<string, Charge[]> charges = report.Charges.Where(charge => charge.Usd > 0)
            .GroupBy(charge => charge.Task, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);
        AuditedTask[] paid = [.. report.Tasks.Where(task => task.PaidUsd > 0).OrderByDescending(task => task.PaidUsd)];
        Charge[] Of(AuditedTask task) => charges.GetValueOrDefault(task.Name) ?? [];
        IEnumerable<SpendRow> shown = paid.Take(RowsShown).Select(task => Row(task.Name, Of(task)));
        Rows = paid.Length <= RowsShown ? [.. shown] : [.. shown, Row($"{paid.Length - RowsShown} other tasks", [.. paid.Skip(RowsShown).SelectMany(Of)])];
    }

    /// <summary>The models, the one most was paid for first: each the colour of its place.</summary>
    public ImmutableArray<string> Models { get; }

    /// <summary>The rows, the dearest first.</summary>
    public ImmutableArray<SpendRow> Rows { get; }

    private SpendRow Row(string name, Charge[] charges) => new(
        name,
        [
            .. charges.GroupBy(charge => Math.Max(Models.IndexOf(charge.Model), Models.IndexOf(charge.Model) < 0 ? Models.Length - 1 : 0))
                .OrderBy(group => group.Key)
                .Select(group => new SpendPart(group.Key, Models[group.Key], group.Sum(charge => charge.Usd!.Value))),
        ]);
}

/// <summary>What was paid for a task.</summary>
internal sealed record SpendRow(string Name, ImmutableArray<SpendPart> Parts)
{
    public decimal Usd => Parts.Sum(part => part.Usd);
}

/// <summary>What was paid for a task to one model.</summary>
internal sealed record SpendPart(int Colour, string Model, decimal Usd);
