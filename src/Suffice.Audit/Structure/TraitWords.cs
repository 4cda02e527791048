using Suffice.Classifier.Words;



namespace Suffice.Audit.Structure;

/// <summary>Reads the list of phrases that show traits; its head says what its groups mean.</summary>
internal static class TraitWords
{
    private const string Name = "structure/trait-words.txt";

    public static PhraseTable<TraitWord> Table { get; } =
        new(Read().DistinctBy(word => word.Text, StringComparer.OrdinalIgnoreCase).Select(word => (word.Text, word)));

    private static IEnumerable<TraitWord> Read()
    {
        string[] group = [];
        foreach ((string line, bool isHead) in WordFile.Read(typeof(TraitWords).Assembly, Name))
        {
            group = isHead ? line.Split(' ') : group;
            foreach (string word in isHead ? [] : WordFile.Words(line))
            {
                yield return WordOf(group, word);
            }
        }
    }

    private static TraitWord WordOf(string[] group, string word) => group switch
    {
        ["trait", var name] => new TraitWord(word, Parsed<CallTraits>(name)),
        ["lead", var name] => new TraitWord(word, CallTraits.None, Parsed<ListLead>(name)),
        _ => throw new InvalidOperationException($"{Name}: [{string.Join(' ', group)}] is no group of phrases."),
    };

    private static T Parsed<T>(string name)
        where T : struct, Enum =>
        Enum.Parse<T>(name.Replace("_", string.Empty, StringComparison.Ordinal), ignoreCase: true);
}
