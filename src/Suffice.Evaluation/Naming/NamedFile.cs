using Suffice.Evaluation.Labelling;
using Suffice.Evaluation.Sets;
using Suffice.Learning.Labels;

namespace Suffice.Evaluation.Naming;

/// <summary>Reads calls of known tasks from files of any form that evals are read in.</summary>
public static class NamedFile
{
    private const string Tag = "task";

    /// <summary>Reads files whose items say their task, in <c>task</c> or in a tag of that name.</summary>
    /// <param name="file">The file.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>Its calls.</returns>
    /// <exception cref="EvalSetException">The file cannot be read, or holds nothing that can be used.</exception>
    public static Task<NamedExamples> ReadAsync(string file, CancellationToken cancellationToken = default) =>
        ReadAsync(file, [file], null, cancellationToken);

    /// <summary>Reads files whose items are all calls of one task.</summary>
    /// <param name="task">The task.</param>
    /// <param name="files">The files.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>Their calls.</returns>
    /// <exception cref="EvalSetException">A file cannot be read, or holds nothing that can be used.</exception>
    public static Task<NamedExamples> ReadOfAsync(string task, IReadOnlyList<string> files, CancellationToken cancellationToken = default) =>
        ReadAsync(task, files, task, cancellationToken);

    private static async Task<NamedExamples> ReadAsync(string name, IReadOnlyList<string> files, string? task, CancellationToken cancellationToken)
    {
        EvalSet set = await EvalSetReader.ReadAsync(name, files, null, cancellationToken).ConfigureAwait(false);
        string shown = string.Join(", ", files);
        LabelExample[] examples =
        [
            .. set.Items.Select(item => (Item: item, Task: task ?? item.Tags.FirstOrDefault(tag => tag.Name == Tag).Value))
                .Where(named => !string.IsNullOrEmpty(named.Task))
                .Select(named => new LabelExample(named.Item.Request, named.Task, named.Item.SplitKey)),
        ];

        return new NamedExamples(
            examples,
            [$"{examples.Length} of {shown}{(task is null ? string.Empty : $" ({task})")}"],
            [
                .. LeftOut.Told(set.Items.Length - examples.Length, $"of {shown} name no task; TASK={shown} names one for all of its items"),
                .. LeftOut.Told(set.Problems.Length, $"of {shown} cannot be used{(set.Problems.IsEmpty ? string.Empty : $", the first: line {set.Problems[0].Line}: {set.Problems[0].Reason}")}"),
            ]);
    }
}
