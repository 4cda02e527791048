using Suffice.Chat;
using Suffice.Classifier;
using Suffice.Classifier.Learned;
using Suffice.Policy;
using Suffice.Tasks;
using static Suffice.Tests.Tasks.Calls;

namespace Suffice.Tests.Classifier.Learned;

public sealed class LearnedClassifierTests
{
    private const string Question = "What is the capital of France?";

    private readonly TaskRecognizer recognizer = new(new LearnedFingerprints());

    [Fact]
    public void Recognize_AutoAndSureEnough_IsTheTaskAndSaysHowProbable()
    {
        TaskDecision decision = Recognize(Policy(new TaskGuess("triage", 0.97)), Call("auto"));

        decision.Task!.Name.ShouldBe("triage");
        decision.Source.ShouldBe(TaskSource.Classifier);
        decision.Why.ShouldBe("learned classifier, probability 0.970: task triage");
    }

    [Fact]
    public void Recognize_AutoAndNotSure_IsTheDefaultAndSaysWhatWasMissing()
    {
        TaskDecision decision = Recognize(Policy(new TaskGuess("triage", 0.5)), Call("auto"));

        decision.Task!.Name.ShouldBe(TaskPolicy.DefaultName);
        decision.Source.ShouldBe(TaskSource.Default);
        decision.Why.ShouldContain("task triage, probability 0.500, 0.900 is asked for");
    }

    [Fact]
    public void Recognize_AutoAndUnlikeAllCalls_IsTheDefault()
    {
        TaskDecision decision = Recognize(Policy(null), Call("auto"));

        decision.Task!.Name.ShouldBe(TaskPolicy.DefaultName);
        decision.Why.ShouldContain("knows no call like this one");
    }

    [Fact]
    public void Recognize_TakenForNoneOfTheTasks_IsTheDefault()
    {
        TaskDecision decision = Recognize(Policy(new TaskGuess(TaskPolicy.DefaultName, 0.99)), Call("auto"));

        decision.Task!.Name.ShouldBe(TaskPolicy.DefaultName);
        decision.Source.ShouldBe(TaskSource.Default);
    }

    [Fact]
    public void Recognize_NothingCertified_NamesNoTask()
    {
        SufficePolicy policy = Policy(new TaskGuess("triage", 1)) with { Classifier = Classifier(new TaskGuess("triage", 1), Made with { AtLeast = null }) };

        Recognize(policy, Call("auto")).Task!.Name.ShouldBe(TaskPolicy.DefaultName);
    }

    [Theory]
    [InlineData("task:summary")]
    [InlineData("auto")]
    public void Recognize_Declared_WinsBeforeTheClassifier(string model)
    {
        SufficePolicy policy = Policy(new TaskGuess("triage", 1)) with
        {
            Tasks = [TaskOf("triage"), TaskOf("summary", new MatchRule { PromptContains = "hello" })],
        };

        Recognize(policy, Call(model)).Task!.Name.ShouldBe("summary");
    }

    [Fact]
    public void Recognize_NamedModel_IsNotClassified() =>
        Recognize(Policy(new TaskGuess("triage", 1)), Call()).Source.ShouldBe(TaskSource.NamedModel);

    [Theory]
    [InlineData("triage", TaskPolicy.DefaultName)]
    [InlineData("trivia", "trivia")]
    public void Recognize_Unnamed_IsFoundByItsKindOnlyWhereTheTaskWasNotLearned(string typed, string expected)
    {
        SufficePolicy policy = Policy(null) with
        {
            Tasks = [TaskOf("triage"), TaskOf("summary"), .. typed == "trivia" ? [TaskOf("trivia")] : Array.Empty<TaskPolicy>()],
        };
        policy = policy with { Tasks = [.. policy.Tasks.Select(task => task.Name == typed ? task with { Type = TaskType.QuestionAnswering } : task)] };

        Recognize(policy, Call("auto", user: Question)).Task!.Name.ShouldBe(expected);
    }

    internal static LearnedTasks Made { get; } = new()
    {
        MadeAt = new DateTimeOffset(2026, 11, 1, 0, 0, 0, TimeSpan.Zero),
        ReviewBy = new DateTimeOffset(2027, 1, 30, 0, 0, 0, TimeSpan.Zero),
        Classifier = "classifier.bin",
        Sha256 = "",
        Tasks = [new LearnedTask("summary", 100), new LearnedTask("triage", 100)],
        Right = 0.95,
        Confidence = 0.95,
        AtLeast = 0.9,
        Held = new NamedCalls(100, 99, 95, 0, 0.0311),
    };

    private TaskDecision Recognize(SufficePolicy policy, ChatRequest call) => recognizer.Recognize(policy, call, NoHeaders);

    private static SufficePolicy Policy(TaskGuess? guess) =>
        PolicyOf(TaskOf("triage"), TaskOf("summary")) with { Classifier = Classifier(guess, Made) };

    private static LearnedClassifier Classifier(TaskGuess? guess, LearnedTasks learned) => new(learned, new OneGuess(guess));

    private sealed class OneGuess(TaskGuess? guess) : ITaskGuesser
    {
        public IReadOnlyList<string> Tasks => ["summary", "triage"];

        public TaskGuess? Guess(ChatRequest request) => guess;
    }
}
