using System.Collections.Frozen;
using System.Text;
using Suffice.Audit.Discovery.Counting;
using Suffice.Audit.Discovery.Templates;
using Suffice.Classifier;
using Suffice.Fingerprints;

namespace Suffice.Audit.Discovery.Names;

/// <summary>Names tasks from what is in them: the log's own name, the schema's, the role that the prompt gives, its first wish.</summary>
internal sealed class TaskNames
{
    private const int MostWords = 4;
    private const int Longest = 48;

    private static readonly FrozenSet<string> Empty = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "a", "an", "the", "you", "are", "is", "be", "of", "for", "to", "in", "on", "at", "and", "or", "with", "that", "which", "who", "whose", "will", "your", "our", "my", "me", "i",
        "please", "following", "given", "this", "these", "those", "it", "its", "as", "by", "from", "into", "helpful", "assistant", "ai", "expert", "professional", "world", "class",
        "highly", "skilled", "experienced", "senior", "friendly", "system", "model", "language", "large", "chatbot", "bot", "n", "id", "date", "url", "email", "role", "act", "acting",
        "job", "task", "tasked", "work", "working", "must", "should", "only", "below", "above", "each", "one", "now", "today", "question", "instruction", "text", "user", "users", "answer", "answers", "response", "output", "result", "schema", "json");

    private static readonly string[] Roles = ["you are ", "act as ", "du bist ", "tu es ", "eres "];

    private static readonly string[] Ends = [" for ", " who ", " that ", " of ", " at ", " in ", " with ", " working "];

    private readonly HashSet<string> taken = new(StringComparer.Ordinal);

    /// <summary>Names a task; no two get the same name.</summary>
    /// <param name="tally">The task.</param>
    /// <param name="type">The kind of most of its calls.</param>
    /// <returns>Small letters, digits and hyphens.</returns>
    public string Of(TaskTally tally, TaskType? type)
    {
        string raw = Raw(tally);
        string name = Slug(Latin.Of(raw), MostWords);
        name = name.Length > 0 ? name : type is { } kind ? Slug(kind.ToString(), 2) : raw.Length > 0 ? "task" : "other";
        string free = name;
        for (int i = 2; !taken.Add(free); i++)
        {
            free = $"{name}-{i}";
        }

        return free;
    }

    private static string Raw(TaskTally tally) => tally.Source.Kind switch
    {
        GroupSign.Hint or GroupSign.WeakHint => tally.Source.Text.Replace("<n>", string.Empty, StringComparison.Ordinal),
        GroupSign.PromptHead => ContentWords(tally.Source.Text),
        GroupSign.Nothing => "other prompts",
        _ => tally.Fixed is { } fixedPart ? OfFixed(fixedPart) : string.Empty,
    };

    private static string OfFixed(FixedPart part)
    {
        string said = RoleIn(part.SystemText) is { Length: > 0 } role ? ContentWords(role) : string.Empty;
        return said.Length > 0 ? said
            : part.SchemaName is { Length: > 0 } schema && !Empty.Contains(schema) ? schema
            : ContentWords(PromptTemplate.Mask(part.SystemText.AsSpan(0, Math.Min(400, part.SystemText.Length)))) is { Length: > 0 } words ? words
            : part.Tools.Length > 0 ? part.Tools[0]
            : string.Empty;
    }

    private static string RoleIn(string text)
    {
        foreach (string role in Roles)
        {
            int at = text.IndexOf(role, StringComparison.OrdinalIgnoreCase);
            if (at >= 0)
            {
                string rest = text[(at + role.Length)..Math.Min(text.Length, at + role.Length + 160)];
                int end = rest.IndexOfAny(['.', ',', '\n', ':', ';', '!']);
                return Core(PromptTemplate.Mask(end < 0 ? rest : rest[..end]));
            }
        }

        return string.Empty;
    }

    // "a triage agent for Meridian" is a triage agent, "an agent that fills forms" more than an agent.
    private static string Core(string role)
    {
        int end = Ends.Select(word => role.IndexOf(word, StringComparison.OrdinalIgnoreCase)).Where(at => at > 0).DefaultIfEmpty(role.Length).Min();
        return ContentWords(role[..end]).Contains(' ', StringComparison.Ordinal) ? role[..end] : role;
    }

    private static string ContentWords(string text)
    {
        StringBuilder words = new();
        int count = 0;
        foreach (string word in text.Split([' ', '\n', '.', ',', ':', ';', '"', '\'', '(', ')', '#', '*', '<', '>', '[', ']', '{', '}', '/', '-', '_', '!', '?', '`', '='], StringSplitOptions.RemoveEmptyEntries))
        {
            if (word.Length > 1 && !Empty.Contains(word) && count < MostWords && !char.IsAsciiDigit(word[0]))
            {
                words.Append(count++ > 0 ? " " : string.Empty).Append(word);
            }
        }

        return words.ToString();
    }

    private static string Slug(string text, int mostWords)
    {
        StringBuilder slug = new();
        int words = 1;
        char before = ' ';
        foreach (char c in text)
        {
            bool part = char.IsAsciiLetterOrDigit(c);
            bool begins = part && ((slug.Length > 0 && !char.IsAsciiLetterOrDigit(before)) || (char.IsAsciiLetterUpper(c) && char.IsAsciiLetterLower(before)));
            if (begins)
            {
                if (++words > mostWords + 2 || slug.Length >= Longest)
                {
                    break;
                }

                slug.Append('-');
            }

            if (part)
            {
                slug.Append(char.ToLowerInvariant(c));
            }

            before = c;
        }

        return slug.ToString(0, Math.Min(slug.Length, Longest)).Trim('-');
    }
}
