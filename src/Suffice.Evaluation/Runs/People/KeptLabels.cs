using System.Text.Json;
using Suffice.Evaluation.Sets;
using Suffice.Files;

namespace Suffice.Evaluation.Runs.People;

/// <summary>Keeps what people said of answers beside the runs, so that it holds wherever the same answer is shown again.</summary>
public static class KeptLabels
{
    /// <summary>The file of a folder of runs.</summary>
    /// <param name="runFile">The file of any of its runs.</param>
    /// <returns>The path; there may be nothing yet.</returns>
    public static string PathOf(string runFile)
    {
        ArgumentException.ThrowIfNullOrEmpty(runFile);
        return Path.Combine(Path.GetDirectoryName(Path.GetFullPath(runFile))!, "labels", "people.jsonl");
    }

    /// <summary>Adds what people said to what is kept; the same answer said anew replaces what was said before.</summary>
    /// <param name="run">The run whose answers they are of. Of one that no judge decides nothing is kept.</param>
    /// <param name="given">What people said.</param>
    /// <returns>The run with all that is known of its answers.</returns>
    /// <exception cref="EvalSetException">What is kept cannot be read, or another command keeps labels just now.</exception>
    /// <exception cref="IOException">It cannot be written.</exception>
    public static EvalRun Keep(EvalRun run, HumanLabels given)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(given);
        Dictionary<string, EvalRunItem> items = run.Items.ToDictionary(item => item.Id, StringComparer.Ordinal);
        EvalRun labelled = run with { Labels = given.Of(run) };
        HumanLabel[] said =
        [
            .. from result in run.Results
               let passed = labelled.LabelOf(result)
               where passed is not null
               select HumanLabel.Of(items[result.Item], result) with { Passed = passed, Asked = null, Reference = null, Answer = null },
        ];
        if (!run.Head.JudgeDecides || said.Length == 0)
        {
            return run;
        }

        string path = PathOf(run.Path);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using FileStream alone = Lock($"{path}.lock");
        Dictionary<(string, string, int, string?), HumanLabel> all = [];
        foreach (HumanLabel label in (File.Exists(path) ? HumanLabels.Lines(path) : []).Concat(said))
        {
            all[(label.Item, label.Model, label.Repeat, label.Seen)] = label;
        }

        OutputFile.Write(path, force: true, to =>
        {
            foreach (HumanLabel label in all.Values)
            {
                to.WriteLine(JsonSerializer.Serialize(label, MachineJson.Options));
            }
        });

        return Of(run);
    }

    // Two commands that keep labels at once would each write the file without the other's.
    private static FileStream Lock(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException taken) when (File.Exists(path))
        {
            throw new EvalSetException($"{path}: another command keeps labels just now; the same command again keeps these", taken);
        }
    }

    /// <summary>A run with what is kept of its answers, or with why that cannot be read: its answers can be looked at all the same.</summary>
    internal static EvalRun Of(EvalRun run)
    {
        if (!run.Head.JudgeDecides || PathOf(run.Path) is not { } path || !File.Exists(path))
        {
            return run;
        }

        try
        {
            return run with { Labels = HumanLabels.Read(path).Of(run) };
        }
        catch (EvalSetException unreadable)
        {
            return run with { LabelsProblem = unreadable.Message };
        }
    }
}
