using Spectre.Console;
using Suffice.Classifier.Learned;
using Suffice.Evaluation.Naming;
using Suffice.Evaluation.Statistics.Intervals;
using static System.FormattableString;

namespace Suffice.Cli.Output.Learning;

/// <summary>A learned task classifier in sentences, with the line that serves it.</summary>
internal static class ClassifierTable
{
    /// <summary>Writes it.</summary>
    /// <param name="console">Where.</param>
    /// <param name="outcome">The classifier.</param>
    /// <param name="found">What it was learned from.</param>
    /// <param name="file">The file that was written.</param>
    public static void Write(IAnsiConsole console, ClassifierOutcome outcome, NamedExamples found, string file)
    {
        LearnedTasks learned = outcome.Learned;
        NamedCalls held = learned.Held;
        console.WriteLine($"calls: {string.Join("; ", found.From.Select(Printable.Of))}");
        console.WriteLine($"tasks: {string.Join(", ", learned.Tasks.Select(task => Invariant($"{Printable.Of(task.Name)} {task.Calls}")))}");
        foreach (string reason in outcome.LeftOut)
        {
            console.WriteLine($"left out: {Printable.Of(reason)}");
        }

        console.WriteLine(Invariant($"on {held.Calls} calls held back: {held.Right} would be right if every call were named ({Amounts.Percent((double)held.Right / held.Calls, WilsonInterval.Of(held.Right, held.Calls))})"));
        console.WriteLine(learned.AtLeast is { } least
            ? Invariant($"named at a probability of at least {least:0.000}: {held.Named} ({(double)held.Named / held.Calls:0.0%}), {held.Wrong} of them wrong; at most {held.WrongBound:0.0%} with confidence {learned.Confidence:0.##}, {1 - learned.Right:0.0%} asked for")
            : Invariant($"no probability could be proved to name {learned.Right:0.0%} right with confidence {learned.Confidence:0.##}: no call is named; more labelled calls, or a lower --right"));
        console.WriteLine(Invariant($"all other calls go on as before; to be looked at again by {learned.ReviewBy:yyyy-MM-dd}"));
        console.WriteLine(Invariant($"{outcome.Content.Length / 1048576.0:0.00} MiB; written to {file}"));
        console.WriteLine();
        console.WriteLine("into the policy:");
        console.WriteLine($"  classifier: \"{Path.GetFullPath(file)}\"");
        console.WriteLine("then see where a call goes, and why:");
        console.WriteLine("  suffice explain --request call.json");
    }
}
