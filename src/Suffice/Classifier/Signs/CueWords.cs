using Suffice.Classifier.Words;

namespace Suffice.Classifier.Signs;

/// <summary>
/// The words looked for. A verb counts as a request only; a noun that belongs to one kind of task counts anywhere; a verb of making takes its kind
/// from what is to be made. English, and the verbs of requests in German, French and Spanish.
/// </summary>
internal static class CueWords
{
    private static readonly WordSet Languages = new(
        "english french german spanish italian portuguese dutch polish russian chinese japanese korean arabic hindi turkish swedish danish norwegian finnish czech greek "
        + "hebrew ukrainian romanian hungarian vietnamese thai indonesian latin mandarin deutsch englisch französisch spanisch italienisch français anglais allemand espagnol español inglés francés alemán");

    private static readonly WordSet QuestionWords = new(
        "what who whom whose when where why which how is are does do can could was were did was wer wann wo warum wie welche welcher quel quelle qui quand pourquoi comment qué quién cuándo dónde cuál cómo");

    private static readonly WordSet Numbers = new(
        "two three four five six seven eight nine ten eleven twelve twenty thirty fifty hundred thousand dozen half twice double triple");

    public static PhraseTable<Cue> Table { get; } = new(
        CueFile.Read().GroupBy(cue => cue.Text, StringComparer.OrdinalIgnoreCase).Select(senses => (senses.Key, Cue.Of(senses))));

    /// <summary>True for a number written as a word.</summary>
    public static bool IsNumber(uint hash) => Numbers.Contains(hash);

    /// <summary>True for the name of a language.</summary>
    public static bool IsLanguage(uint hash) => Languages.Contains(hash);

    /// <summary>True for a word that a question may begin with.</summary>
    public static bool IsQuestionWord(uint hash) => QuestionWords.Contains(hash);
}
