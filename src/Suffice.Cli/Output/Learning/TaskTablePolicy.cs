using Suffice.Learning.Labelled;
using Suffice.Learning.Tables;
using Suffice.Policy;
using static System.FormattableString;

namespace Suffice.Cli.Output.Learning;

/// <summary>A task table as lines of a policy: they can be pasted as they are.</summary>
/// <param name="made">The table.</param>
/// <param name="calls">The calls it was made of.</param>
internal sealed class TaskTablePolicy(TaskTable made, IReadOnlyList<LabelledCall> calls)
{
    private readonly ILookup<string, string> categories = calls
        .Where(call => call.Category is not null)
        .Select(call => (Task: TaskKeys.Of(call, made.Grouping), Category: call.Category!))
        .Distinct()
        .ToLookup(pair => pair.Task, pair => pair.Category, StringComparer.Ordinal);

    private readonly HashSet<string> names = new(StringComparer.OrdinalIgnoreCase) { TaskPolicy.DefaultName };

    /// <summary>Writes them.</summary>
    /// <param name="writer">Where.</param>
    public void Write(TextWriter writer)
    {
        writer.WriteLine("tasks:");
        foreach (TaskTableRow row in made.Rows)
        {
            string ladder = row.Model == made.Ceiling ? Quoted(row.Model) : $"{Quoted(row.Model)}, {Quoted(made.Ceiling)}";
            writer.WriteLine($"  {NameOf(row.Task)}:");
            writer.WriteLine(Invariant($"    # {Printable.Of(row.Task)}, {row.Calls} calls of {made.Source?.Made:yyyy-MM-dd}"));
            writer.WriteLine($"    why: {Quoted(row.Why)}");
            writer.WriteLine($"    {MatchOf(row)}");
            writer.WriteLine($"    ladder: [{ladder}]");
        }

        writer.WriteLine($"default: {{ why: what no task recognises, ladder: [{Quoted(made.Ceiling)}] }}");
    }

    private string MatchOf(TaskTableRow row)
    {
        if (made.Grouping != TaskGrouping.Told || categories[row.Task].ToArray() is not [var category])
        {
            return "# no rule tells these calls: write a match, or name the task in the call (x-suffice-task)";
        }

        string[] others = [.. made.Rows.Select(other => other.Task).Where(other => other != row.Task && categories[other].Contains(category, StringComparer.Ordinal)).Select(Printable.Of)];

        return others.Length > 0
            ? $"# {string.Join(", ", others)} has the same category: name the task in the call (x-suffice-task)"
            : $"match: {{ metadata: {{ category: {Quoted(category)} }} }}";
    }

    // Two keys that differ in what a name cannot hold are two tasks all the same.
    private string NameOf(string task)
    {
        string slug = string.Concat(task.Select(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' ? c : '-')).Trim('-').ToLowerInvariant();
        string stem = slug.Length == 0 || !char.IsAsciiLetter(slug[0]) ? $"task-{slug}".TrimEnd('-') : slug;
        string name = stem;
        for (int other = 2; !names.Add(name); other++)
        {
            name = Invariant($"{stem}-{other}");
        }

        return name;
    }

    private static string Quoted(string text) => $"\"{Printable.Of(text).Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
