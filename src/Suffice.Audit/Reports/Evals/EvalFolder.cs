using System.Collections.Immutable;
using System.Text.Json;
using Suffice.Files;

namespace Suffice.Audit.Reports.Evals;

/// <summary>Writes items to label: a file for each task, and a page that says how.</summary>
public static class EvalFolder
{
    /// <summary>The most items of a task, unless more are wanted: what a person labels in a few hours, and enough for a first verdict.</summary>
    public const int UsualItems = 200;

    private const string ReadMe = "README.md";

    /// <summary>Writes the folder.</summary>
    /// <param name="folder">The folder; made when missing.</param>
    /// <param name="report">The report.</param>
    /// <param name="force">Whether files that are there may be replaced, labels in them included.</param>
    /// <param name="most">The most items of a task.</param>
    /// <returns>The files written, the page on labelling last.</returns>
    /// <exception cref="OutputExistsException">One of them is there, and <paramref name="force"/> is false; then none is written.</exception>
    public static ImmutableArray<string> Write(string folder, AuditReport report, bool force = false, int most = UsualItems)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        ArgumentNullException.ThrowIfNull(report);

        EvalFile[] files = [.. report.Tasks.Select(task => EvalFile.Of(task, folder, most)).Where(file => !file.Items.IsEmpty)];
        string readMe = Path.Combine(folder, ReadMe);
        foreach (string path in files.Select(file => file.Path).Append(readMe))
        {
            OutputFile.Refuse(path, force);
        }

        foreach (EvalFile file in files)
        {
            OutputFile.Write(file.Path, force, to => Write(to, file.Items));
        }

        OutputFile.Write(readMe, force, to => to.Write(EvalReadMe.Of(files, report.MadeAt)));
        return [.. files.Select(file => file.Path), readMe];
    }

    private static void Write(TextWriter to, ImmutableArray<EvalItem> items)
    {
        foreach (EvalItem item in items)
        {
            to.Write(JsonSerializer.Serialize(item, MachineJson.Options));
            to.Write('\n');
        }
    }
}
