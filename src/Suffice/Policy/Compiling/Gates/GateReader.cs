using System.Collections.Immutable;
using Suffice.Policy.Entries;
using Suffice.Policy.Sources;
using Suffice.Yaml;

namespace Suffice.Policy.Compiling.Gates;

/// <summary>Reads a task's gate: names of checks, or maps of one check and what follows when it fails.</summary>
internal sealed class GateReader(Compilation load, ChecksByName kinds, CheckMaker checks)
{
    /// <summary>Reads a task's gate.</summary>
    /// <param name="task">The task.</param>
    /// <returns>Its checks, and what identifies them.</returns>
    public (ImmutableArray<GateCheck> Checks, string Signature) Read(WrittenTask task)
    {
        checks.FilesRead.Clear();
        ImmutableArray<GateCheck> read = task.Entry.Gate is { } written ? Read(written, task) : [];
        return (read, GateSignature.Of(task.Entry.Gate, checks.FilesRead));
    }

    private ImmutableArray<GateCheck> Read(YamlNode gate, WrittenTask task)
    {
        string path = $"{task.Path}.gate";
        if (gate is not YamlList list)
        {
            return [.. ReadItem(gate, task, path)];
        }

        if (list.Items.IsEmpty)
        {
            load.Findings.Error(path, "an empty list", "at least one check, or no gate at all");
        }

        ImmutableArray<GateCheck>.Builder items = ImmutableArray.CreateBuilder<GateCheck>();
        for (int i = 0; i < list.Items.Length; i++)
        {
            string at = $"{path}[{i}]";
            load.Findings.Place(at, list.Items[i].Place);
            items.AddRange(ReadItem(list.Items[i], task, at));
        }

        return items.DrainToImmutable();
    }

    private GateCheck[] ReadItem(YamlNode item, WrittenTask task, string path) => item switch
    {
        YamlScalar { IsNull: false } word => ReadWord(word.Text, task, path),
        YamlMap map => ReadMap(map, task, path),
        _ => Wrong(
            path,
            item is YamlScalar ? "has no value" : $"{item.Noun}, not a check",
            "the name of a check, or a map of one check and its options"),
    };

    private GateCheck[] ReadWord(string word, WrittenTask task, string path)
    {
        if (word != ChecksByName.Structural)
        {
            return checks.Make(word, options: null, task, path, onFail: null) is { } check ? [check] : [];
        }

        IEnumerable<GateCheck> usual = kinds.StructuralGate
            .Select(kind => checks.Make(kind.Name, options: null, task, path, onFail: null))
            .OfType<GateCheck>();
        return [.. usual.Select(check => task.Entry.OnFail is null ? StructuralGate.Planned(check.Check) : check)];
    }

    private GateCheck[] ReadMap(YamlMap map, WrittenTask task, string path)
    {
        FailurePlan? plan = null;
        YamlEntry[] named = [.. map.Entries.Where(entry => entry.Key != CheckMaker.OnFail)];
        foreach (YamlEntry entry in map.Entries)
        {
            load.Findings.Place($"{path}.{entry.Key}", entry.Place);
            if (entry.Key == CheckMaker.OnFail)
            {
                plan = load.Binder.Bind<FailurePlanEntry>(entry.Value, $"{path}.{CheckMaker.OnFail}")?.ToPlan();
            }
        }

        if (named is not [YamlEntry only])
        {
            string names = string.Join(", ", named.Select(check => Shown.Key(check.Key)));
            return Wrong(
                path,
                named.Length == 0 ? "no check" : $"{named.Length} checks in one item: {names}",
                "one check an item, each after a dash of its own");
        }

        YamlNode? options = only.Value is YamlScalar { IsNull: true } ? null : only.Value;
        return checks.Make(only.Key, options, task, $"{path}.{only.Key}", plan) is { } check ? [check] : [];
    }

    private GateCheck[] Wrong(string path, string wrong, string right)
    {
        load.Findings.Error(path, wrong, right);
        return [];
    }
}
