using System.Collections.Immutable;
using Suffice.Evaluation.Advising.Training;
using Suffice.Files;

namespace Suffice.Cli.Output.Advising;

/// <summary>What an export wrote.</summary>
/// <param name="Form">The form of the lines.</param>
/// <param name="From">Where the examples were found.</param>
/// <param name="Files">Each file with its lines; a part without lines has none.</param>
/// <param name="LeftOut">What was left out, with how many and why.</param>
/// <param name="Notes">What a reader must know.</param>
/// <param name="PrunedLines">Lines that were taken out of system texts.</param>
/// <param name="PromptTokens">Prompt tokens of an example in the mean, estimated, before pruning.</param>
/// <param name="PrunedPromptTokens">The same after it: the <c>--tuned-prompt-tokens</c> of <c>suffice advise</c>.</param>
internal sealed record TrainingFiles(
    TrainingForm Form, string From, ImmutableArray<TrainingFile> Files, ImmutableArray<string> LeftOut, ImmutableArray<string> Notes, int PrunedLines, long PromptTokens, long PrunedPromptTokens)
{
    private const string Pruned = "pruned.txt";

    /// <summary>The names of all files that may be written.</summary>
    public static ImmutableArray<string> Names { get; } = ["train.jsonl", "validation.jsonl", "test.jsonl", Pruned];

    /// <summary>Writes the parts that have lines, and the lines that were pruned.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="made">The lines.</param>
    /// <param name="force">Whether files that are there may be replaced.</param>
    /// <returns>What was written.</returns>
    public static TrainingFiles Write(string folder, TrainingLines made, bool force)
    {
        ImmutableArray<string>[] parts = [made.Train, made.Validation, made.Test, made.Pruned];
        TrainingFile[] files = [.. Names.Zip(parts).Where(part => !part.Second.IsEmpty).Select(part => new TrainingFile(Path.Combine(folder, part.First), part.Second.Length))];
        foreach ((string name, ImmutableArray<string> lines) in Names.Zip(parts))
        {
            string path = Path.Combine(folder, name);
            if (lines.IsEmpty)
            {
                // Lines of an earlier export beside these would leak into a part that has none now.
                Clear(path);
                continue;
            }

            OutputFile.Write(path, force, writer =>
            {
                foreach (string line in lines)
                {
                    writer.WriteLine(line);
                }
            });
        }

        return new TrainingFiles(made.Form, made.From, [.. files.Where(file => !file.Path.EndsWith(Pruned, StringComparison.Ordinal))], made.LeftOut, made.Notes, made.Pruned.Length, made.PromptTokens, made.PrunedPromptTokens);
    }

    private static void Clear(string path)
    {
        if (File.Exists(path))
        {
            File.Delete(path);
        }
    }
}

/// <summary>A file of training lines.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Lines">How many lines it has.</param>
internal sealed record TrainingFile(string Path, int Lines);
