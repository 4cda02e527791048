using Suffice.Checks;
using Suffice.Files;
using Suffice.Policy.Compiling.Models;
using Suffice.Policy.Sources;
using Suffice.Yaml;

namespace Suffice.Policy.Compiling.Gates;

/// <summary>Makes the checks of a gate, each by its own kind.</summary>
internal sealed class CheckMaker(Compilation load, ChecksByName kinds, ModelTable models)
{
    public const string OnFail = "on_fail";

    /// <summary>The models that checks ask.</summary>
    public HashSet<string> ModelsAsked { get; } = new(StringComparer.Ordinal);

    /// <summary>What the checks of the task at hand read, in order.</summary>
    public List<string> FilesRead { get; } = [];

    /// <summary>Makes a check; <see langword="null"/> when it cannot be made, which is told.</summary>
    /// <param name="name">Its kind.</param>
    /// <param name="options">Its options as written; <see langword="null"/> for none.</param>
    /// <param name="task">The task.</param>
    /// <param name="path">Where the check stands.</param>
    /// <param name="onFail">What follows when it fails.</param>
    public GateCheck? Make(string name, YamlNode? options, WrittenTask task, string path, FailurePlan? onFail)
    {
        if (kinds.Find(name) is not { } kind)
        {
            load.Findings.Error(
                path,
                $"unknown check '{Shown.Key(name)}'",
                NearWords.Advise(name, kinds.Words, "the checks are"));
            return null;
        }

        string folder = task.BaseFolder;
        if (options is null && OwnSchema.Of(kind, task, load) is { } schema)
        {
            (options, folder) = (schema, task.OwnFolder!);
        }

        object? bound = options is null
            ? load.Binder.Default(kind.OptionsType, path)
            : load.Binder.Bind(kind.OptionsType, options, path);
        CheckSetting setting = new(task.Name, file => ReadFile(file, folder), model => HasModel(model, path));
        return bound is null ? null : Make(kind, bound, setting, path, onFail);
    }

    private GateCheck? Make(CheckDefinition kind, object options, CheckSetting setting, string path, FailurePlan? onFail)
    {
        try
        {
            ICheck check = kind.Create(options, setting);
            if (onFail is { Repair: true } && check is not IRepairingCheck)
            {
                string item = path[..^(kind.Name.Length + 1)];
                load.Findings.Error(
                    $"{item}.{OnFail}",
                    $"the check {kind.Name} cannot repair an answer",
                    "retry, escalate, refuse or person");
            }

            return new GateCheck(check, onFail);
        }
        catch (CheckOptionsException wrong)
        {
            load.Findings.Error(wrong.Field.Length == 0 ? path : $"{path}.{wrong.Field}", wrong.Wrong, wrong.Right);
            return null;
        }
    }

    private string ReadFile(string file, string folder)
    {
        string full = Path.GetFullPath(file, folder);
        SourceRead read = load.Sources.Read(full);
        if (read.Bytes is null)
        {
            throw new CheckOptionsException(
                string.Empty, $"{Shown.Value(file)}: {read.Wrong}", $"{read.Right} (looked for {full})");
        }

        YamlFindings problems = new();
        if (Utf8Text.Read(read.Bytes, file, string.Empty, problems) is { } text)
        {
            FilesRead.Add(read.Digest);
            return text;
        }

        YamlError first = problems.Errors[0];
        throw new CheckOptionsException(string.Empty, $"{Shown.Value(file)}, line {first.Line}: {first.Wrong}", first.Right);
    }

    private bool HasModel(string name, string path)
    {
        if (!models.Knows(name))
        {
            return false;
        }

        models.Find(name, path);
        ModelsAsked.Add(name);
        return true;
    }
}
