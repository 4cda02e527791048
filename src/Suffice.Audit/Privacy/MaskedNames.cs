using System.Globalization;
using Suffice.Audit.Reports;

namespace Suffice.Audit.Privacy;

/// <summary>The names of a report's tasks once masked: still fit for a policy, and still one for each task.</summary>
internal sealed class MaskedNames
{
    private readonly Dictionary<string, string> masked = new(StringComparer.Ordinal);

    /// <summary>Masks the names.</summary>
    /// <param name="report">The report that has them.</param>
    public MaskedNames(AuditReport report)
    {
        HashSet<string> taken = new(StringComparer.Ordinal);
        foreach (string name in report.Tasks.Select(task => task.Name).Concat(report.Charges.Select(charge => charge.Task)).Distinct(StringComparer.Ordinal))
        {
            // A mask's brackets may not stand in the name of a policy's task.
            string mask = PersonalDataMask.Mask(name).Replace("<", string.Empty, StringComparison.Ordinal).Replace(">", string.Empty, StringComparison.Ordinal);
            string free = mask;
            for (int number = 2; !taken.Add(free); number++)
            {
                free = string.Create(CultureInfo.InvariantCulture, $"{mask}-{number}");
            }

            masked.Add(name, free);
        }
    }

    /// <summary>The masked name of a task.</summary>
    /// <param name="name">Its name.</param>
    public string this[string name] => masked[name];
}
