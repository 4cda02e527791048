using System.Text.Json;
using Suffice.Files;

namespace Suffice.Classifier.Learned;

/// <summary>Reads and writes <c>classifier.json</c>.</summary>
public static class LearnedTasksFile
{
    /// <summary>Reads one.</summary>
    /// <param name="json">The file's content.</param>
    /// <param name="shown">The file as told to people.</param>
    /// <returns>What it holds.</returns>
    /// <exception cref="LearnedTasksException">It is none, or contradicts itself.</exception>
    public static LearnedTasks Read(ReadOnlySpan<byte> json, string shown)
    {
        LearnedTasks? read;
        try
        {
            read = JsonSerializer.Deserialize<LearnedTasks>(json, MachineJson.Options);
        }
        catch (JsonException broken)
        {
            string place = broken.LineNumber is { } line ? $", line {line + 1}" : string.Empty;
            throw new LearnedTasksException($"{shown}{place} is no learned classifier: {broken.Path ?? "$"} cannot be read", broken);
        }

        return read is null ? throw new LearnedTasksException($"{shown} is empty")
            : WhyContradictory(read) is { } why ? throw new LearnedTasksException($"{shown}: {why}")
            : read;
    }

    /// <summary>Writes one.</summary>
    /// <param name="learned">What it shall hold.</param>
    /// <returns>Indented JSON with a line feed at its end.</returns>
    public static string Write(LearnedTasks learned) => JsonSerializer.Serialize(learned, MachineJson.Indented) + "\n";

    private static string? WhyContradictory(LearnedTasks read) => read switch
    {
        { Version: not LearnedTasks.CurrentVersion } => $"its version is {read.Version}, and this program reads {LearnedTasks.CurrentVersion}",
        { Tasks: { IsDefault: true } or { Length: < 2 } } => "it tells no two tasks apart",
        { AtLeast: { } least } when !(least is > 0 and <= 1) => $"at_least is {least}; a probability lies above 0 and up to 1",
        _ when !(read.Right is > 0 and < 1 && read.Confidence is >= 0.5 and < 1) => "right and confidence are no shares below 1",
        { Held: null } => "it says nothing of the calls held back",
        { AtLeast: not null, Held: { } held } when held.Named < 1 || held.Wrong > held.Named || held.Named > held.Calls || !(held.WrongBound <= 1 - read.Right) =>
            "it would name tasks at a rate that was not proved",
        _ when read.ReviewBy <= read.MadeAt => "its review_by is not after made_at",
        _ => null,
    };
}
