using System.Security.Cryptography;
using Suffice.Classifier.Learned;
using Suffice.Evaluation.Calibrating;
using Suffice.Evaluation.Offline;
using Suffice.Learning.Labels;
using Suffice.Learning.Tasks;

namespace Suffice.Evaluation.Naming;

/// <summary>Makes learned task classifiers of labelled calls: trains on a part of them and proves the threshold on the rest.</summary>
/// <param name="time">Dates classifiers.</param>
public sealed class ClassifierMaker(TimeProvider time)
{
    /// <summary>The classifier's file beside <see cref="LearnedTasks.FileName"/>.</summary>
    public const string ClassifierFile = "classifier.bin";

    /// <summary>Tasks with fewer calls are left out: neither learned nor measured, they would only be named wrong.</summary>
    public const int FewestOfATask = 10;

    /// <summary>Makes one.</summary>
    /// <param name="found">The labelled calls.</param>
    /// <param name="order">What is asked for.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The classifier.</returns>
    /// <exception cref="ReplayException">The calls cannot be learned from; the message says why, with counts.</exception>
    public ClassifierOutcome Make(NamedExamples found, NamingOrder order, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(found);
        ArgumentNullException.ThrowIfNull(order);
        LearnedTask[] all = [.. found.Examples.GroupBy(example => example.Label, StringComparer.Ordinal)
            .Select(calls => new LearnedTask(calls.Key, calls.Count())).OrderBy(task => task.Name, StringComparer.Ordinal)];
        LearnedTask[] tasks = [.. all.Where(task => task.Calls >= FewestOfATask)];
        HashSet<string> names = new(tasks.Select(task => task.Name), StringComparer.Ordinal);
        (IReadOnlyList<LabelExample> fitted, IReadOnlyList<LabelExample> held) = CallSplit.Of(
            [.. found.Examples.Where(example => names.Contains(example.Label))], example => example.SplitKey, order.HeldShare, order.Learning.Seed);
        if (ObstacleOf(tasks, fitted) is { } obstacle)
        {
            throw new ReplayException($"{obstacle}; there are {Counts(all)}{(found.LeftOut.IsEmpty ? string.Empty : $". Left out: {string.Join("; ", found.LeftOut)}")}");
        }

        (TaskGuesser guesser, IReadOnlyList<double> sure) = TaskGuesserLearner.Fit(fitted, order.Learning, cancellationToken);
        TaskGuess?[] guesses = [.. held.Select(call => guesser.Guess(call.Request))];
        (double? least, NamedCalls counts) = NamingCertificate.Certify(held, guesses, NamingCertificate.Thresholds(sure, held.Count, order), order);
        using MemoryStream content = new();
        guesser.Save(content);

        return new ClassifierOutcome(
            Described(tasks, least, counts, order, content.ToArray()),
            [.. content.ToArray()],
            [.. found.LeftOut, .. all.Except(tasks).Select(task => $"{task.Name} has {task.Calls} calls; at least {FewestOfATask} are wanted")]);
    }

    private LearnedTasks Described(LearnedTask[] tasks, double? least, NamedCalls counts, NamingOrder order, byte[] content)
    {
        DateTimeOffset now = time.GetUtcNow();

        return new LearnedTasks
        {
            MadeAt = now,
            ReviewBy = now + order.GoodFor,
            Classifier = ClassifierFile,
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(content)),
            Tasks = [.. tasks],
            Right = order.Right,
            Confidence = order.Confidence,
            AtLeast = least,
            Held = counts,
        };
    }

    private static string? ObstacleOf(LearnedTask[] tasks, IReadOnlyList<LabelExample> fitted) => tasks.Length switch
    {
        0 => $"no task has {FewestOfATask} calls",
        1 => $"only {tasks[0].Name} has {FewestOfATask} calls, and nothing is to be told apart; calls that are none of the tasks may be labelled default",
        _ when fitted.Count < LabelLearner.FewestExamples => $"{fitted.Count} calls are left to train on; at least {LabelLearner.FewestExamples} are wanted",
        _ when tasks.Any(task => fitted.All(example => example.Label != task.Name)) =>
            $"the calls of {tasks.First(task => fitted.All(example => example.Label != task.Name)).Name} are copies of each other and all held back",
        _ => null,
    };

    private static string Counts(LearnedTask[] tasks) =>
        tasks.Length == 0 ? "no labelled calls" : string.Join(", ", tasks.Select(task => $"{task.Name} {task.Calls}"));
}
