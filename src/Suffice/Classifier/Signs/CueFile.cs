using System.Globalization;
using Suffice.Classifier.Words;

namespace Suffice.Classifier.Signs;

/// <summary>Reads the list of cue words that the program carries; its head says what its groups mean.</summary>
internal static class CueFile
{
    private const string Name = "classifier/cue-words.txt";

    public static IEnumerable<Cue> Read()
    {
        string[] group = [];
        foreach ((string line, bool isHead) in WordFile.Read(typeof(CueFile).Assembly, Name))
        {
            group = isHead ? line.Split(' ') : group;
            if (isHead)
            {
                continue;
            }

            foreach (string word in WordFile.Words(line))
            {
                yield return CueOf(group, word);
            }
        }
    }

    private static Cue CueOf(string[] group, string word) => group switch
    {
        ["making", var points] => new Cue(word, TaskType.Creative, Number(points), TaskType.Creative, 0, 0) { Makes = true },
        ["verbs", var type, var points] => new Cue(word, Type(type), Number(points), Type(type), 0, 0),
        ["nouns", var type, var points] => new Cue(word, Type(type), Number(points), Type(type), Number(points), 0),
        ["made", var type, var points, var made] => new Cue(word, Type(type), Number(points), Type(type), Number(points), Number(made)),
        _ => throw new InvalidOperationException($"{Name}: [{string.Join(' ', group)}] is no group of words."),
    };

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static TaskType Type(string name) => Enum.Parse<TaskType>(name.Replace("_", string.Empty, StringComparison.Ordinal), ignoreCase: true);
}
