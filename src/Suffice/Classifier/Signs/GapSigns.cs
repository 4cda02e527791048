using Suffice.Classifier.Words;

namespace Suffice.Classifier.Signs;

/// <summary>A prompt that ends with a heading (<c>Summary:</c>) is to be gone on with by what the heading names.</summary>
internal static class GapSigns
{
    private const int Points = 9;

    private static readonly PhraseTable<TaskType> Headings = new(
    [
        .. Of(TaskType.Summarization, "summary,tldr,tl;dr,title,headline,abstract,zusammenfassung,résumé,resumen"),
        .. Of(TaskType.Classification, "label,category,class,sentiment,intent,topic,tag,emotion,kategorie,catégorie"),
        .. Of(TaskType.Scoring, "score,rating,grade"),
        .. Of(TaskType.Translation, "translation,übersetzung,traduction,traducción"),
        .. Of(TaskType.Rewriting, "paraphrase,rewritten,rewrite,corrected,correction,revised"),
        .. Of(TaskType.Extraction, "entities,keywords"),
        .. Of(TaskType.QuestionAnswering, "answer,a,antwort,réponse,respuesta"),
        .. Of(TaskType.Code, "code,sql,query,python"),
        .. Of(TaskType.Creative, "story,poem,caption"),
    ]);

    public static void Find(in TextWords words, TextStanding standing, EvidenceList found)
    {
        ReadOnlySpan<char> text = words.Text.TrimEnd();
        if (standing == TextStanding.Material || text is not [.., ':'] || words.Words.Length < 3)
        {
            return;
        }

        int last = words.Words.Length - 1;
        for (int at = last; at >= last - 1; at--)
        {
            if (words.Words[at].Begins && Headings.Find(words, at, out TaskType type) == last - at + 1)
            {
                // Many a prompt calls whatever is wanted the answer.
                found.Add(type, type == TaskType.QuestionAnswering ? 5 : Points, "ends with a heading to go on from");
                return;
            }
        }
    }

    private static IEnumerable<(string Text, TaskType Says)> Of(TaskType type, string headings) =>
        headings.Split(',').Select(heading => (heading, type));
}
