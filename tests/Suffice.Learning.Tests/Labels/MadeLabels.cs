using System.Text.Json;
using Suffice.Chat;
using Suffice.Learning.Labels;

namespace Suffice.Learning.Tests.Labels;

/// <summary>Tickets whose group a word or two tells.</summary>
internal static class MadeLabels
{
    public static readonly string[] Groups = ["access", "billing", "delivery"];

    private static readonly string[][] Tells =
    [
        ["password", "login", "locked out", "two-factor"],
        ["invoice", "refund", "charged twice", "receipt"],
        ["parcel", "courier", "late", "tracking"],
    ];

    private static readonly string[] Fillers = ["hello there", "since monday", "please help", "for my account", "thank you", "third time now", "again", "order 1442"];

    /// <summary>Few buckets, so that a fit takes no time.</summary>
    public static LabelLearning Quick { get; } = new() { MostBits = 12, Folds = 3 };

    public static LabelExample[] Of(int count, int seed = 1, string prompt = "")
    {
        Random random = new(seed);

        return [.. Enumerable.Range(0, count).Select(i => One(i, random, prompt))];
    }

    public static ChatRequest Request(string text, JsonElement? schema = null) => new()
    {
        Protocol = ChatProtocol.OpenAI,
        Model = "auto",
        Messages = [ChatMessage.Of(ChatRole.User, text)],
        Format = schema is null ? null : new AnswerFormat(AnswerFormatKind.JsonSchema) { Name = "answer", Schema = schema },
    };

    public static double Accuracy(IEnumerable<LabelGuess> guesses, IEnumerable<LabelExample> examples) =>
        guesses.Zip(examples).Average(pair => pair.First.Label == pair.Second.Label ? 1.0 : 0);

    private static LabelExample One(int i, Random random, string prompt)
    {
        int group = i % Groups.Length;
        string[] words = [random.GetItems(Tells[group], 1)[0], .. random.GetItems(Fillers, 3)];
        random.Shuffle(words);

        return new LabelExample(Request(prompt + string.Join(' ', words)), Groups[group], $"ticket-{i}");
    }
}
