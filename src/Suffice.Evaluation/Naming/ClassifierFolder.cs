using System.Text;
using Suffice.Classifier.Learned;
using Suffice.Files;

namespace Suffice.Evaluation.Naming;

/// <summary>A folder with a learned task classifier and what is known of it.</summary>
/// <param name="path">The folder.</param>
public sealed class ClassifierFolder(string path)
{
    /// <summary>Writes one: the classifier first, so that whoever reads in between finds the old pair or a mismatch, never a wrong pair.</summary>
    /// <param name="outcome">The classifier.</param>
    /// <returns>The file that a policy names.</returns>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    public string Save(ClassifierOutcome outcome)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        Directory.CreateDirectory(path);
        Replace(outcome.Learned.Classifier, outcome.Content.AsSpan());

        return Replace(LearnedTasks.FileName, Encoding.UTF8.GetBytes(LearnedTasksFile.Write(outcome.Learned)));
    }

    private string Replace(string file, ReadOnlySpan<byte> content)
    {
        string at = Path.Combine(path, file);
        WholeFile.Replace(at, content);

        return at;
    }
}
