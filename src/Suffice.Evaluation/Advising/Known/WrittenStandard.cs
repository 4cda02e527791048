using System.Collections.Immutable;

namespace Suffice.Evaluation.Advising.Known;

/// <summary>What is written of how anyone knows a good answer of a task.</summary>
/// <param name="Files">The files of the task's folder that say it, with text in them.</param>
/// <param name="Schema">The schema of the answer; <see langword="null"/> when there is none.</param>
/// <param name="Checks">The checks of the gate that hold answers against something written.</param>
/// <param name="ChangedOn">The latest day on which one of the files was changed, as the disk has it; <see langword="null"/> without files.</param>
internal sealed record WrittenStandard(ImmutableArray<string> Files, string? Schema, ImmutableArray<string> Checks, DateOnly? ChangedOn)
{
    private static readonly ImmutableArray<string> Names = ["rubric.md", "standards.md", "patterns.md", "escalation.md"];

    // They hold for any answer, and say nothing of what a good one is.
    private static readonly ImmutableArray<string> OfAnyAnswer = ["empty", "truncated", "refusal", "agreement", "confidence"];

    /// <summary>True when something is written.</summary>
    public bool IsThere => !Files.IsEmpty || Schema is not null || !Checks.IsEmpty;

    /// <summary>Looks into a task's folder.</summary>
    /// <param name="folder">The folder; may be missing.</param>
    /// <param name="gate">The names of the gate's checks.</param>
    /// <returns>What is there.</returns>
    public static WrittenStandard In(string folder, IEnumerable<string> gate)
    {
        FileInfo[] files = [.. Names.Select(name => new FileInfo(Path.Combine(folder, name))).Where(file => file is { Exists: true, Length: > 0 })];
        FileInfo schema = new(Path.Combine(folder, "output.schema.json"));
        DateTime[] changes = [.. files.Append(schema).Where(file => file.Exists).Select(file => file.LastWriteTimeUtc)];

        return new WrittenStandard(
            [.. files.Select(file => file.Name)],
            schema.Exists ? schema.Name : null,
            [.. gate.Except(OfAnyAnswer, StringComparer.Ordinal)],
            changes.Length == 0 ? null : DateOnly.FromDateTime(changes.Max()));
    }
}
