using System.Collections.Immutable;
using Suffice.Agents.Prompting;
using Suffice.Agents.Ready;
using Suffice.Cli.Output;
using Suffice.Files;
using Suffice.Policy;
using Suffice.Yaml;

namespace Suffice.Cli.Commands.Work;

/// <summary>A worker's folder: found, read, begun, its schema written.</summary>
internal static class WorkerFolders
{
    /// <summary>Finds a worker.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="name">The task's name.</param>
    /// <param name="path">The policy's file.</param>
    /// <returns>The task.</returns>
    /// <exception cref="CommandException">There is no such worker.</exception>
    public static TaskPolicy Require(SufficePolicy policy, string name, string path)
    {
        if (policy.FindTask(name) is { } task)
        {
            return task.Worker is not null
                ? task
                : throw new CommandException(ExitCode.WrongUse, $"{name} is a task and no worker: its task.yaml has no 'worker:' (docs/workers.md says what belongs to one)");
        }

        string[] workers = [.. policy.Tasks.Where(one => one.Worker is not null).Select(one => one.Name)];
        throw new CommandException(ExitCode.WrongUse, workers.Length == 0
            ? $"there is no worker beside {path}; 'suffice work ticket-qc --new ticket-qc' begins one"
            : $"there is no worker \"{name}\" beside {path}; there {(workers.Length == 1 ? "is" : "are")} {string.Join(", ", workers)}");
    }

    /// <summary>Reads a worker's files.</summary>
    /// <param name="worker">The worker.</param>
    /// <returns>The standard, without mistakes.</returns>
    /// <exception cref="CommandException">A file has mistakes.</exception>
    public static WorkerStandard Standard(TaskPolicy worker)
    {
        WorkerStandard standard = WorkerStandard.Read(worker);

        return standard.Problems.IsEmpty
            ? standard
            : throw new CommandException(ExitCode.No, string.Join('\n', standard.Problems.Select(problem => problem.ToString())));
    }

    /// <summary>Writes <c>output.schema.json</c> as the rubric asks for it.</summary>
    /// <param name="worker">The worker.</param>
    /// <param name="json">True to write for machines.</param>
    /// <returns>The exit code.</returns>
    public static int WriteSchema(TaskPolicy worker, bool json)
    {
        (string path, ImmutableArray<YamlError> problems) = SchemaWriting.Write(worker);
        if (!problems.IsEmpty)
        {
            throw new CommandException(ExitCode.No, string.Join('\n', problems.Select(problem => problem.ToString())));
        }

        Told(json, path, [path]);

        return ExitCode.Fine;
    }

    /// <summary>Begins a worker of a ready-made one.</summary>
    /// <param name="policy">The policy's file; it need not be there yet.</param>
    /// <param name="name">The worker's name.</param>
    /// <param name="kind">The ready-made worker.</param>
    /// <param name="json">True to write for machines.</param>
    /// <returns>The exit code.</returns>
    /// <exception cref="CommandException">There is no such ready-made worker, or the folder is there already.</exception>
    public static int Make(string policy, string name, string kind, bool json)
    {
        if (ReadyWorkers.Find(kind) is not { } ready)
        {
            throw new CommandException(ExitCode.WrongUse, $"--new: there is no ready-made worker \"{kind}\"; there are {string.Join(", ", ReadyWorkers.Names)}");
        }

        string folder = FolderOf(Path.GetFullPath(policy), name);
        if (File.Exists(Path.Combine(folder, "task.yaml")))
        {
            throw new CommandException(ExitCode.WrongUse, $"{folder} is there already, with a task.yaml; nothing in it was changed");
        }

        // What mining drafted, or a person wrote, stays; the form of an answer is then made of that rubric.
        string[] missing = [.. ready.Files.Select(file => file.Key).Where(file => !File.Exists(Path.Combine(folder, file)))];
        bool isOurs = missing.Contains("rubric.md", StringComparer.Ordinal);
        Directory.CreateDirectory(folder);
        foreach ((string file, string text) in ready.Files.Where(file => missing.Contains(file.Key, StringComparer.Ordinal)))
        {
            OutputFile.Write(Path.Combine(folder, file), force: false, writer => writer.Write(text));
        }

        Told(json, folder, [.. missing.Select(file => Path.Combine(folder, file))]);
        if (!json)
        {
            Console.Out.WriteLine($"Set its ladder in task.yaml to models of your policy, {(isOurs ? "change what is written to what your desk goes by" : $"write the form of an answer (suffice work {name} --write-schema)")}, and try it: suffice work {name} --in tickets.jsonl --dry-run");
        }

        return ExitCode.Fine;
    }

    /// <summary>The folder of a task that is to be begun.</summary>
    /// <param name="policy">The policy's file.</param>
    /// <param name="name">The task's name.</param>
    /// <returns>The folder.</returns>
    /// <exception cref="CommandException">No task can be called so.</exception>
    public static string FolderOf(string policy, string name) => TaskNames.Allow(name)
        ? Path.Combine(Path.GetDirectoryName(policy) ?? string.Empty, "tasks", name)
        : throw new CommandException(ExitCode.WrongUse, $"\"{name}\" is no name of a task; write small letters, digits, . _ and -, beginning with a letter or digit, such as ticket-qc");

    private static void Told(bool json, string what, IReadOnlyList<string> files)
    {
        if (json)
        {
            Json.Write(new { Written = files });
        }
        else
        {
            Console.Out.WriteLine(Printable.Of($"written: {what}"));
        }
    }
}
