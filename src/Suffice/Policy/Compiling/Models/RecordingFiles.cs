using System.Collections.Immutable;
using Suffice.Yaml;

namespace Suffice.Policy.Compiling.Models;

/// <summary>Finds the recordings that a replay provider answers from.</summary>
internal sealed class RecordingFiles(Compilation load)
{
    /// <summary>The full paths of the files that patterns name, each once.</summary>
    public ImmutableArray<string> Expand(ImmutableArray<string> patterns, string path)
    {
        List<string> found = new();
        for (int i = 0; i < patterns.Length; i++)
        {
            string at = load.Findings.ItemPath(path, i);
            found.AddRange(Files(patterns[i], at));
        }

        return [.. found.Distinct(StringComparer.Ordinal)];
    }

    private string[] Files(string pattern, string path)
    {
        string full = Path.GetFullPath(pattern, load.Root);
        string folder = Path.GetDirectoryName(full) ?? full;
        if (folder.AsSpan().ContainsAny('*', '?'))
        {
            load.Findings.Error(
                path,
                $"{Shown.Value(pattern)} has * or ? in a folder's name",
                "* and ? in the last part alone");
            return [];
        }

        string[] files = [.. load.Sources.FilesIn(folder, Path.GetFileName(full)).Select(name => Path.Combine(folder, name))];
        if (files.Length == 0)
        {
            load.Findings.Error(
                path,
                $"{Shown.Value(pattern)} names no file",
                Directory.Exists(full) ? "the files inside the folder: add /*.jsonl" : "the path of a recording, relative to this file");
        }

        return files;
    }
}
