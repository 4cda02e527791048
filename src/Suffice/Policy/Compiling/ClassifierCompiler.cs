using System.Collections.Immutable;
using System.Globalization;
using Suffice.Classifier.Learned;
using Suffice.Files;
using Suffice.Policy.Sources;
using Suffice.Yaml;

namespace Suffice.Policy.Compiling;

/// <summary>Reads the learned classifier that a policy names; refuses one that is damaged or names tasks that the policy does not have.</summary>
internal sealed class ClassifierCompiler(Compilation load, IContentReader<ITaskGuesser>? guessers)
{
    private const string Key = "classifier";

    /// <summary>Reads it.</summary>
    /// <param name="stated">The file as the policy names it; may be <see langword="null"/>.</param>
    /// <param name="tasks">The policy's tasks.</param>
    /// <returns>The classifier; <see langword="null"/> when none is asked for, or it cannot be had, which is told.</returns>
    public LearnedClassifier? Compile(string? stated, ImmutableArray<TaskPolicy> tasks)
    {
        if (stated is null || load.Options.WithoutCalibrations)
        {
            return null;
        }

        try
        {
            string file = Path.GetFullPath(stated, load.Root);
            SourceRead read = load.Sources.Read(file);
            byte[] content = read.Bytes ?? throw new LearnedTasksException($"{Path.GetFileName(file)}: {read.Wrong}");
            LearnedTasks learned = LearnedTasksFile.Read(content, Path.GetFileName(file));
            DemandTasks(learned, tasks);
            LearnedClassifier classifier = new(learned, GuesserOf(learned, file));
            Tell(learned);

            return classifier;
        }
        catch (LearnedTasksException wrong)
        {
            load.Findings.Error(Key, wrong.Wrong, LearnedTasksException.Anew);
            return null;
        }
    }

    private ITaskGuesser GuesserOf(LearnedTasks learned, string file)
    {
        if (guessers is null)
        {
            throw new LearnedTasksException("this program was built without learned classifiers");
        }

        ITaskGuesser guesser;
        try
        {
            guesser = LearnedFile.Read(load.Sources, file, learned.Classifier, learned.Sha256, guessers, "classifier");
        }
        catch (InvalidDataException broken)
        {
            throw new LearnedTasksException(broken.Message, broken);
        }

        return guesser.Tasks.SequenceEqual(learned.Tasks.Select(task => task.Name), StringComparer.Ordinal)
            ? guesser
            : throw new LearnedTasksException($"{learned.Classifier} knows other tasks than {Path.GetFileName(file)} says");
    }

    private static void DemandTasks(LearnedTasks learned, ImmutableArray<TaskPolicy> tasks)
    {
        string[] unknown = [.. learned.Tasks.Select(task => task.Name).Where(name => name != TaskPolicy.DefaultName && tasks.All(task => task.Name != name))];
        if (unknown.Length > 0)
        {
            throw new LearnedTasksException($"it names {(unknown.Length == 1 ? "a task" : "tasks")} that the policy does not have: {string.Join(", ", unknown.Select(name => Shown.Key(name)))}");
        }
    }

    private void Tell(LearnedTasks learned)
    {
        if (learned.AtLeast is null)
        {
            load.Findings.Notice(Key, "the learned classifier names no task: no threshold could be certified", $"more labelled calls, and {LearnedTasksException.Anew}");
        }

        if (load.Now > learned.ReviewBy)
        {
            load.Findings.Notice(
                Key,
                string.Create(CultureInfo.InvariantCulture, $"the learned classifier was made {(load.Now - learned.MadeAt).Days} days ago and was to be reviewed by {learned.ReviewBy:yyyy-MM-dd}"),
                LearnedTasksException.Anew);
        }
    }
}
