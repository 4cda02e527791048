using Suffice.Chat;
using Suffice.Classifier.Learned;
using Suffice.Learning.Labels;
using Suffice.Learning.Tasks;
using Suffice.Learning.Tests.Labels;

namespace Suffice.Learning.Tests.Tasks;

public sealed class TaskGuesserTests
{
    private static readonly TaskGuesser Guesser = TaskGuesserLearner.Fit(MadeLabels.Of(240), MadeLabels.Quick).Guesser;

    [Fact]
    public void Guess_CallsLikeTheLearnedOnes_AreNamed()
    {
        LabelExample[] later = MadeLabels.Of(120, seed: 2);

        later.Count(call => Guesser.Guess(call.Request)?.Task == call.Label).ShouldBeGreaterThan(112);
    }

    [Theory]
    [InlineData("Ψάξε μου κάτι εντελώς διαφορετικό")]
    [InlineData("xylophone quartz fjord jumbled vowels")]
    [InlineData("")]
    public void Guess_CallUnlikeAll_IsNothing(string text) =>
        Guesser.Guess(MadeLabels.Request(text)).ShouldBeNull();

    [Fact]
    public void Guess_SameQuestionUnderOtherInstructions_IsToldByTheInstructions()
    {
        LabelExample[] calls =
        [
            .. Enumerable.Range(0, 120).Select(i => new LabelExample(
                Call(i % 2 == 0 ? "Say which group the ticket belongs to." : "Say in one sentence what the ticket is about.", $"ticket {i / 2} is late"),
                i % 2 == 0 ? "triage" : "summary",
                $"c{i / 2}")),
        ];

        TaskGuesser guesser = TaskGuesserLearner.Fit(calls, MadeLabels.Quick).Guesser;

        guesser.Guess(Call("Say which group the ticket belongs to.", "ticket 61 is late"))!.Value.Task.ShouldBe("triage");
        guesser.Guess(Call("Say in one sentence what the ticket is about.", "ticket 61 is late"))!.Value.Task.ShouldBe("summary");
    }

    [Fact]
    public void Load_Saved_GuessesTheSame()
    {
        using MemoryStream file = new();
        Guesser.Save(file);

        ITaskGuesser read = new TaskGuesserReader().Read(file.ToArray());

        read.Tasks.ShouldBe(MadeLabels.Groups);
        foreach (LabelExample call in MadeLabels.Of(30, seed: 3))
        {
            read.Guess(call.Request).ShouldBe(Guesser.Guess(call.Request));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    [InlineData(5000)]
    public void Read_DamagedByte_IsRefused(int at)
    {
        using MemoryStream file = new();
        Guesser.Save(file);
        byte[] content = file.ToArray();
        content[at] ^= 1;

        Should.Throw<InvalidDataException>(() => new TaskGuesserReader().Read(content));
    }

    [Fact]
    public void Read_AnotherKindOfFile_IsRefused()
    {
        using MemoryStream file = new();
        Guesser.Classifier.Save(file);

        Should.Throw<InvalidDataException>(() => new TaskGuesserReader().Read(file.ToArray())).Message.ShouldContain("learned task classifier");
    }

    private static ChatRequest Call(string system, string user) => MadeLabels.Request(user) with
    {
        Messages = [ChatMessage.Of(ChatRole.System, system), ChatMessage.Of(ChatRole.User, user)],
    };
}
