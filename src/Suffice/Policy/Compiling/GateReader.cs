using System.Collections.Immutable;
using Suffice.Checks;
using Suffice.Policy.Binding;
using Suffice.Policy.Files;
using Suffice.Policy.Yaml;

namespace Suffice.Policy.Compiling;

/// <summary>Reads a task's gate: names of checks, or maps of one check and what follows when it fails.</summary>
internal sealed class GateReader(Compilation load, CheckKinds kinds, ModelTable models)
{
    private const string OnFail = "on_fail";

    /// <summary>The models that checks ask.</summary>
    public HashSet<string> ModelsAsked { get; } = new(StringComparer.Ordinal);

    public ImmutableArray<GateCheck> Read(YamlNode gate, TaskSource task)
    {
        string path = $"{task.Path}.gate";
        ImmutableArray<GateCheck>.Builder checks = ImmutableArray.CreateBuilder<GateCheck>();
        if (gate is not YamlList list)
        {
            checks.AddRange(ReadItem(gate, task, path));
            return checks.DrainToImmutable();
        }

        if (list.Items.IsEmpty)
        {
            load.Findings.Error(path, "an empty list", "at least one check, or no gate at all");
        }

        for (int i = 0; i < list.Items.Length; i++)
        {
            string at = $"{path}[{i}]";
            load.Findings.Place(at, list.Items[i].Place);
            checks.AddRange(ReadItem(list.Items[i], task, at));
        }

        return checks.DrainToImmutable();
    }

    private IEnumerable<GateCheck> ReadItem(YamlNode item, TaskSource task, string path) => item switch
    {
        YamlScalar { IsNull: false } word => ReadWord(word.Text, task, path),
        YamlMap map => ReadMap(map, task, path),
        _ => Wrong(path, item is YamlScalar ? "has no value" : $"{item.Noun}, not a check", "the name of a check, or a map of one check and its options"),
    };

    private IEnumerable<GateCheck> ReadWord(string word, TaskSource task, string path)
    {
        IReadOnlyList<string> names = word == CheckKinds.Structural ? kinds.StructuralGate : [word];
        return [.. names.Select(name => Make(name, options: null, task, path, onFail: null)).OfType<GateCheck>()];
    }

    private GateCheck[] ReadMap(YamlMap map, TaskSource task, string path)
    {
        FailurePlan? plan = null;
        YamlEntry[] checks = [.. map.Entries.Where(entry => entry.Key != OnFail)];
        foreach (YamlEntry entry in map.Entries)
        {
            load.Findings.Place($"{path}.{entry.Key}", entry.Place);
            plan = entry.Key == OnFail ? load.Binder.Bind<FailurePlanEntry>(entry.Value, $"{path}.{OnFail}")?.ToPlan() : plan;
        }

        if (checks.Length != 1)
        {
            return Wrong(
                path,
                checks.Length == 0 ? "no check" : $"{checks.Length} checks in one item: {string.Join(", ", checks.Select(c => Shown.Key(c.Key)))}",
                "one check an item, each after a dash of its own");
        }

        YamlNode? options = checks[0].Value is YamlScalar { IsNull: true } ? null : checks[0].Value;
        return Make(checks[0].Key, options, task, $"{path}.{checks[0].Key}", plan) is { } check ? [check] : [];
    }

    private GateCheck? Make(string name, YamlNode? options, TaskSource task, string path, FailurePlan? onFail)
    {
        if (kinds.Find(name) is not { } kind)
        {
            load.Findings.Error(path, $"unknown check '{Shown.Key(name)}'", Suggestion.Advise(name, kinds.Words, "the checks are"));
            return null;
        }

        string folder = task.BaseFolder;
        if (options is null && OwnSchema.Of(kind, task, load) is { } schema)
        {
            (options, folder) = (schema, task.OwnFolder!);
        }

        object? bound = options is null ? load.Binder.Default(kind.OptionsType, path) : load.Binder.Bind(kind.OptionsType, options, path);
        return bound is null ? null : Make(kind, bound, new CheckSetting(task.Name, file => ReadFile(file, folder), model => HasModel(model, path)), path, onFail);
    }

    private GateCheck? Make(CheckDefinition kind, object options, CheckSetting setting, string path, FailurePlan? onFail)
    {
        try
        {
            ICheck check = kind.Create(options, setting);
            if (onFail is { Repair: true } && check is not IRepairingCheck)
            {
                string item = path[..^(kind.Name.Length + 1)];
                load.Findings.Error($"{item}.{OnFail}", $"the check {kind.Name} cannot repair an answer", "retry, escalate, refuse or person");
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
            throw new CheckOptionsException(string.Empty, $"{Shown.Value(file)}: {read.Wrong}", $"{read.Right} (looked for {full})");
        }

        var problems = new PolicyFindings();
        return Utf8Text.Read(read.Bytes, file, string.Empty, problems)
            ?? throw new CheckOptionsException(
                string.Empty, $"{Shown.Value(file)}, line {problems.Errors[0].Line}: {problems.Errors[0].Wrong}", problems.Errors[0].Right);
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

    private GateCheck[] Wrong(string path, string wrong, string right)
    {
        load.Findings.Error(path, wrong, right);
        return [];
    }
}
