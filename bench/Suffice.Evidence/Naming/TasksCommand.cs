using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Suffice.Classifier.Learned;
using Suffice.Evaluation.Naming;
using Suffice.Evaluation.Statistics.Functions;
using Suffice.Evaluation.Statistics.Intervals;
using Suffice.Learning.Labelled;
using Suffice.Learning.Labels;
using Suffice.Learning.Tasks;

namespace Suffice.Evidence.Naming;

/// <summary><c>tasks</c>: does a learned classifier name the task of calls that it did not see, and leave strange ones alone?</summary>
internal static class TasksCommand
{
    // The tasks' users label this share; the rest is what comes later.
    private const int Parts = 5;

    /// <summary>Makes the command.</summary>
    /// <returns>The command.</returns>
    public static Command Make()
    {
        Option<int> most = new("--most") { Description = "Calls of a pack.", DefaultValueFactory = _ => 600 };
        Option<int> seeds = new("--seeds") { DefaultValueFactory = _ => 3 };
        Option<double> right = new("--right") { DefaultValueFactory = _ => 0.95 };
        Command command = new("tasks", "A learned classifier of tasks, measured on calls held back and on packs that it does not know.") { most, seeds, right };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            if (RecordedPacks.Find() is not { } folder)
            {
                Console.Error.WriteLine("the recorded answers are not here: set SUFFICE_SHARED to the folder that holds data/");
                return;
            }

            Dictionary<string, LabelExample[]> packs = new(StringComparer.Ordinal);
            foreach (string pack in TaskPacks.Tasks.Append(TaskPacks.Strangers))
            {
                packs[pack] = await TaskPacks.ReadAsync(folder, pack, parsed.GetValue(most), cancellationToken);
            }

            NamingOrder order = new() { Right = parsed.GetValue(right) };
            Console.WriteLine(Text($"{TaskPacks.Tasks.Length} packs as tasks, at most {parsed.GetValue(most)} calls of each; learned on three fifths, measured on two fifths."));
            Known(packs, order, parsed.GetValue(seeds), cancellationToken);
            Strange(packs, order, cancellationToken);
        });

        return command;
    }

    private static void Known(Dictionary<string, LabelExample[]> packs, NamingOrder order, int seeds, CancellationToken cancellationToken)
    {
        Console.WriteLine();
        Console.WriteLine("| seed | right if all were named | named | wrong of the named [95%] | bound stated | at least | microseconds | MiB | seconds to learn |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|---|");
        LabelExample[] all = [.. TaskPacks.Tasks.SelectMany(pack => packs[pack])];
        for (int seed = 1; seed <= seeds; seed++)
        {
            int[] folds = SplitFolds.Of([.. all.Select(example => example.SplitKey)], Parts, seed);
            long start = Stopwatch.GetTimestamp();
            ClassifierOutcome made = Learn([.. all.Where((_, i) => folds[i] < 3)], order, seed, cancellationToken);
            double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
            LabelExample[] later = [.. all.Where((_, i) => folds[i] >= 3)];
            ITaskGuesser guesser = new TaskGuesserReader().Read(made.Content.ToArray());
            start = Stopwatch.GetTimestamp();
            TaskGuess?[] guesses = [.. later.Select(call => guesser.Guess(call.Request))];
            double micros = Stopwatch.GetElapsedTime(start).TotalMicroseconds / later.Length;
            bool[] named = [.. guesses.Select(guess => guess?.Probability >= made.Learned.AtLeast)];
            int wrong = later.Where((call, i) => named[i] && guesses[i]!.Value.Task != call.Label).Count();
            Console.WriteLine(Text(
                $"| {seed} | {Share(later.Where((call, i) => guesses[i]?.Task == call.Label).Count(), later.Length)} | {Share(named.Count(n => n), later.Length)} | {Share(wrong, named.Count(n => n))} | {made.Learned.Held.WrongBound:0.0%} | {made.Learned.AtLeast:0.000} | {micros:0} | {made.Content.Length / 1048576.0:0.0} | {seconds:0} |"));
        }
    }

    private static void Strange(Dictionary<string, LabelExample[]> packs, NamingOrder order, CancellationToken cancellationToken)
    {
        Console.WriteLine();
        Console.WriteLine("| calls of a pack that was not learned | calls | left alone [95%] | by the words | most often taken for |");
        Console.WriteLine("|---|---|---|---|---|");
        foreach (string pack in TaskPacks.Tasks.Append(TaskPacks.Strangers))
        {
            ClassifierOutcome made = Learn([.. TaskPacks.Tasks.Where(task => task != pack).SelectMany(task => packs[task])], order, 1, cancellationToken);
            ITaskGuesser guesser = new TaskGuesserReader().Read(made.Content.ToArray());
            TaskGuess?[] guesses = [.. packs[pack].Select(call => guesser.Guess(call.Request))];
            string[] named = [.. guesses.Where(guess => guess?.Probability >= made.Learned.AtLeast).Select(guess => guess!.Value.Task)];
            string most = named.CountBy(name => name).OrderByDescending(count => count.Value).Select(count => Text($"{count.Key} {count.Value}")).FirstOrDefault() ?? string.Empty;
            Console.WriteLine(Text($"| {pack} | {guesses.Length} | {Share(guesses.Length - named.Length, guesses.Length)} | {(double)guesses.Count(guess => guess is null) / guesses.Length:0.0%} | {most} |"));
        }
    }

    private static ClassifierOutcome Learn(LabelExample[] calls, NamingOrder order, int seed, CancellationToken cancellationToken) =>
        new ClassifierMaker(TimeProvider.System).Make(
            new NamedExamples(calls, [], []), order with { Learning = order.Learning with { Seed = seed } }, cancellationToken);

    private static string Share(int count, int of)
    {
        Interval interval = of == 0 ? new Interval(0, 1) : new Interval(Binomial.LowerBound(count, of, 0.975), Binomial.UpperBound(count, of, 0.975));

        return Text($"{(of == 0 ? 0 : (double)count / of):0.0%} [{interval.Low:0.0%}, {interval.High:0.0%}]");
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
