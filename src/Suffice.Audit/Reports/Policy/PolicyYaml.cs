using Suffice.Audit.Reports.Sentences;
using Suffice.Catalog;
using Suffice.Reports;

namespace Suffice.Audit.Reports.Policy;

/// <summary>Writes a first policy from a report: every task keeps its model, and says what is still to be shown before a smaller one is tried.</summary>
/// <remarks>No ladder that was not evaluated is in force. The policy is valid as it is written; <c>suffice check</c> only misses the keys.</remarks>
internal static class PolicyYaml
{
    /// <summary>Writes it.</summary>
    /// <param name="report">The report.</param>
    /// <param name="catalog">The models that the policy will know.</param>
    /// <param name="to">Where; stays open.</param>
    public static void Write(AuditReport report, ModelCatalog catalog, TextWriter to)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(to);

        PlannedTask[] tasks = [.. report.Tasks.Select(task => PlannedTask.Of(task, report, catalog))];
        Model[] models = [.. tasks.Where(task => task.Present is not null).SelectMany(task => new[] { task.Small, task.Present }).OfType<Model>().DistinctBy(model => model.Name).OrderBy(model => model.Provider, StringComparer.Ordinal).ThenBy(model => model.Name, StringComparer.Ordinal)];
        YamlLines lines = new(to);
        WriteHead(lines, report);
        WriteProviders(lines, models);
        WriteModels(lines, models);
        WriteTasks(lines, tasks);
    }

    private static void WriteHead(YamlLines lines, AuditReport report)
    {
        lines.Comment(0, $"Made by suffice audit on {Figures.Day(report.MadeAt)} from {CoverageSentences.Read(report)}.");
        lines.Comment(0, "Every task keeps the model it has now. A smaller one stands in a comment until its eval has passed; then the two ladder lines change places. Review this like code: suffice check tells what is wrong with it.");
        lines.Line("#");
        lines.Comment(0, $"Paid: {MoneySentences.Paid(report)}. {MoneySentences.Claim(report)}");
        lines.Line("version: 1");
        lines.Line();
    }

    private static void WriteProviders(YamlLines lines, Model[] models)
    {
        lines.Line(models.Length == 0 ? "providers: {}" : "providers:");
        foreach (string vendor in models.Select(model => model.Provider).Distinct(StringComparer.Ordinal))
        {
            VendorAddress address = VendorAddress.Of(vendor)!;
            lines.Line($"  {vendor}: {{ protocol: {address.Protocol}, base_url: {address.BaseUrl}, api_key: env:{address.KeyVariable} }}");
        }

        if (models.Length == 0)
        {
            lines.Comment(2, "none of the models in the log is at a vendor whose address is known here");
        }

        lines.Line();
    }

    private static void WriteModels(YamlLines lines, Model[] models)
    {
        if (models.Length == 0)
        {
            return;
        }

        lines.Line("models:   # pinned; prices and limits are the catalogue's");
        foreach (Model model in models)
        {
            lines.Line($"  {YamlLines.Text(model.Name)}: {{ provider: {model.Provider}, id: {YamlLines.Text(model.Id)} }}");
        }

        lines.Line();
    }

    private static void WriteTasks(YamlLines lines, PlannedTask[] tasks)
    {
        // A fixed part that two tasks share tells neither.
        HashSet<string> shared = [.. tasks.SelectMany(task => task.Task.Match.Fingerprints.Distinct()).GroupBy(print => print, StringComparer.Ordinal).Where(group => group.Count() > 1).Select(group => group.Key)];
        lines.Line(tasks.Any(task => task.IsInForce) ? "tasks:" : "tasks: {}");
        foreach (PlannedTask task in tasks)
        {
            TaskLines.Write(lines, task, [.. task.Task.Match.Fingerprints.Where(print => !shared.Contains(print))]);
            lines.Line();
        }

        lines.Comment(0, "There is no default: a call that is none of these tasks and names a model above, or another of these vendors, goes to that model as before; any other is refused.");
    }
}
