using System.Collections.Frozen;

namespace Suffice.Tasks;

/// <summary>What an English word says about the kind of thinking asked for.</summary>
/// <param name="Word">The word, in lower case.</param>
/// <param name="Type">The kind it speaks for.</param>
/// <param name="Asked">Points where it stands as a request (<c>Summarize ...</c>).</param>
/// <param name="Named">Points anywhere else.</param>
internal sealed record CueWord(string Word, TaskType Type, int Asked, int Named);

/// <summary>
/// The words looked for. A verb counts as a request only; a noun that belongs to one kind of task counts anywhere.
/// </summary>
internal static class CueWords
{
    private static readonly FrozenDictionary<string, CueWord>.AlternateLookup<ReadOnlySpan<char>> Words = All()
        .ToFrozenDictionary(cue => cue.Word, StringComparer.OrdinalIgnoreCase)
        .GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Numbers =
        "two three four five six seven eight nine ten eleven twelve twenty thirty fifty hundred thousand dozen half twice double"
            .Split(' ')
            .ToFrozenSet(StringComparer.OrdinalIgnoreCase)
            .GetAlternateLookup<ReadOnlySpan<char>>();

    public static CueWord? Find(ReadOnlySpan<char> word) => Words.TryGetValue(word, out CueWord? cue) ? cue : null;

    /// <summary>True for a number written as a word.</summary>
    public static bool IsNumber(ReadOnlySpan<char> word) => Numbers.Contains(word);

    private static IEnumerable<CueWord> All() =>
    [
        .. Verbs(TaskType.Classification, 4, "classify categorize categorise triage label tag"),
        .. Nouns(TaskType.Classification, 2, "labels category categories intent sentiment classification classifier"),
        .. Verbs(TaskType.Extraction, 4, "extract"),
        .. Verbs(TaskType.Extraction, 2, "parse identify"),
        .. Nouns(TaskType.Extraction, 2, "entities extraction extractor"),
        .. Verbs(TaskType.Scoring, 4, "score rate grade judge"),
        .. Verbs(TaskType.Scoring, 2, "evaluate assess rank"),
        .. Nouns(TaskType.Scoring, 3, "rubric grader"),
        .. Nouns(TaskType.Scoring, 1, "criteria rating"),
        .. Verbs(TaskType.SlotFilling, 4, "fill populate"),
        .. Nouns(TaskType.SlotFilling, 3, "slot slots"),
        .. Verbs(TaskType.Summarization, 5, "summarize summarise condense recap"),
        .. Nouns(TaskType.Summarization, 2, "summary tldr"),
        .. Verbs(TaskType.Translation, 5, "translate"),
        .. Nouns(TaskType.Translation, 2, "translation translator"),
        .. Verbs(TaskType.Rewriting, 4, "rewrite rephrase paraphrase proofread reword revise polish shorten"),
        .. Verbs(TaskType.Rewriting, 2, "edit correct improve"),
        .. Verbs(TaskType.Creative, 4, "compose invent brainstorm imagine"),
        .. Verbs(TaskType.Creative, 3, "write draft"),
        .. Verbs(TaskType.Creative, 2, "create suggest design"),
        .. Nouns(TaskType.Creative, 3, "poem story lyrics song slogan tagline haiku limerick joke fiction screenplay"),
        .. Nouns(TaskType.Creative, 2, "essay blog caption novel"),
        .. Verbs(TaskType.Code, 4, "implement refactor debug code"),
        .. Nouns(TaskType.Code, 3, "python javascript typescript java sql regex html css bash golang kotlin powershell"),
        .. Nouns(TaskType.Code, 2, "algorithm compiler function snippet script api kubernetes docker"),
        .. Verbs(TaskType.Math, 4, "calculate compute solve prove"),
        .. Nouns(TaskType.Math, 3, "equation integral derivative polynomial theorem probability"),
        .. Nouns(TaskType.Math, 1, "percent total sum average math mathematics"),
        .. Verbs(TaskType.Reasoning, 3, "deduce plan compare analyze analyse"),
        .. Nouns(TaskType.Reasoning, 3, "puzzle riddle logic"),
        .. Verbs(TaskType.QuestionAnswering, 3, "explain describe"),
        .. Verbs(TaskType.QuestionAnswering, 2, "answer"),
        .. Nouns(TaskType.QuestionAnswering, 1, "question passage context"),
    ];

    private static IEnumerable<CueWord> Verbs(TaskType type, int points, string words) =>
        words.Split(' ').Select(word => new CueWord(word, type, points, 0));

    private static IEnumerable<CueWord> Nouns(TaskType type, int points, string words) =>
        words.Split(' ').Select(word => new CueWord(word, type, points, points));
}
