using System.Collections.Immutable;

namespace Suffice.Agents.Ready;

/// <summary>The ready-made workers: folders to begin with, to be changed to what a desk goes by.</summary>
public static class ReadyWorkers
{
    private static readonly ImmutableArray<string> FileNames = ["task.yaml", "rubric.md", "standards.md", "escalation.md", "patterns.md", "output.schema.json"];

    /// <summary>Their names.</summary>
    public static ImmutableArray<string> Names { get; } = ["ticket-qc", "ticket-triage"];

    /// <summary>Finds one.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>The worker, or <see langword="null"/>.</returns>
    public static ReadyWorker? Find(string name) => Names.Contains(name, StringComparer.Ordinal)
        ? new ReadyWorker(name, [.. FileNames.Select(file => KeyValuePair.Create(file, Read($"ready/{name}/{file}")))])
        : null;

    private static string Read(string resource)
    {
        using Stream stream = typeof(ReadyWorkers).Assembly.GetManifestResourceStream(resource) ?? throw new InvalidOperationException($"{resource} is not built in");
        using StreamReader reader = new(stream);

        return reader.ReadToEnd();
    }
}

/// <summary>A ready-made worker.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Files">The files of its folder, with their texts.</param>
public sealed record ReadyWorker(string Name, ImmutableArray<KeyValuePair<string, string>> Files);
