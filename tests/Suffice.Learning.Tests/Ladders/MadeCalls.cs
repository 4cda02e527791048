using Suffice.Chat;
using Suffice.Learning.Labelled;
using Suffice.Learning.Ladders;

namespace Suffice.Learning.Tests.Ladders;

/// <summary>Calls whose hard kind a word tells, and whose wrong answers a wrong sum tells.</summary>
internal static class MadeCalls
{
    private static readonly string[] Fillers = ["apples", "pears", "coins", "books", "tickets", "chairs", "stamps", "pencils"];

    /// <summary>Few buckets, so that a fit takes no time.</summary>
    public static LadderLearning Quick { get; } = new() { Bits = 13, Folds = 3 };

    public static LabelledCall[] Of(int count, int seed = 1, bool verdictsOnly = false, bool withSecond = false)
    {
        Random random = new(seed);
        return [.. Enumerable.Range(0, count).Select(i => One(i, random, verdictsOnly, withSecond))];
    }

    public static ChatRequest Request(string text, string? category = null) => new()
    {
        Protocol = ChatProtocol.OpenAI,
        Model = "auto",
        Messages = [ChatMessage.Of(ChatRole.User, text)],
        Metadata = category is null ? null : System.Text.Json.JsonSerializer.SerializeToElement(new Dictionary<string, string> { ["category"] = category }),
    };

    public static ChatAnswer Answer(string text) => new() { Parts = [new TextPart(text)], StopReason = StopReason.Done };

    private static LabelledCall One(int i, Random random, bool verdictsOnly, bool withSecond)
    {
        int one = random.Next(2, 60), two = random.Next(2, 60);
        bool hard = random.NextDouble() < 0.4;
        bool right = random.NextDouble() < (hard ? 0.3 : 0.9);
        string things = Fillers[random.Next(Fillers.Length)];
        string category = hard ? "compound" : "plain";
        string text = $"Tom has {one} {things} and gets {two} more{(hard ? " with compound interest" : string.Empty)}. How many {things} has he now?";
        string said = $"He has {one} + {two} = {one + two + (right ? 0 : 1)} {things}.\n#### {one + two + (right ? 0 : 1)}";
        LabelledAnswer Answered(string model, bool isRight, string answer) =>
            new(model, isRight) { Answer = verdictsOnly ? null : Answer(answer) };
        return new LabelledCall
        {
            Id = $"call-{i}",
            SplitKey = $"call-{i}",
            Category = category,
            Request = Request(text, category),
            Rungs = [Answered("small", right, said), Answered("large", true, $"It comes to {one + two}.\n#### {one + two}")],
            Second = withSecond ? Answered("other", true, $"#### {one + two}") : null,
        };
    }
}
