using Suffice.Chat;
using Suffice.Classifier;
using Suffice.Fingerprints;
using Suffice.Policy;
using Suffice.Tasks;
using static Suffice.Tests.Tasks.Calls;

namespace Suffice.Tests.Tasks;

public sealed class TaskRecognizerTests
{
    private const string System = "You plan the content calendar of a shop.";

    private readonly LearnedFingerprints learned = new();
    private readonly TaskRecognizer recognizer;

    public TaskRecognizerTests() => recognizer = new TaskRecognizer(learned);

    [Fact]
    public void Recognize_Header_NamesTheTask()
    {
        TaskDecision decision = recognizer.Recognize(PolicyOf(TaskOf("caption")), Call(), Header("X-Suffice-Task", " caption "));

        decision.Task!.Name.ShouldBe("caption");
        decision.Source.ShouldBe(TaskSource.Header);
        decision.Why.ShouldBe("header x-suffice-task: caption");
        decision.Error.ShouldBeNull();
    }

    [Fact]
    public void Recognize_Metadata_NamesTheTask()
    {
        ChatRequest call = Call() with { Metadata = Json("""{"task":"caption"}""") };

        TaskDecision decision = recognizer.Recognize(PolicyOf(TaskOf("caption")), call, NoHeaders);

        decision.Task!.Name.ShouldBe("caption");
        decision.Source.ShouldBe(TaskSource.Metadata);
        decision.Why.ShouldBe("metadata.task: caption");
    }

    [Theory]
    [InlineData("task:caption")]
    [InlineData("suffice/caption")]
    public void Recognize_ModelName_NamesTheTask(string model)
    {
        TaskDecision decision = recognizer.Recognize(PolicyOf(TaskOf("caption")), Call(model), NoHeaders);

        decision.Task!.Name.ShouldBe("caption");
        decision.Source.ShouldBe(TaskSource.ModelName);
        decision.Why.ShouldBe("the model name: caption");
    }

    [Fact]
    public void Recognize_ListedFingerprint_IsTheTaskAndSaysWhatTheCallNamed()
    {
        ChatRequest call = Call(system: System);
        string fingerprint = CallFingerprint.Of(call)!;
        SufficePolicy policy = PolicyOf(TaskOf("caption"), TaskOf("calendar") with { Fingerprints = [fingerprint] });

        TaskDecision decision = recognizer.Recognize(policy, call, NoHeaders);

        decision.Task!.Name.ShouldBe("calendar");
        decision.Source.ShouldBe(TaskSource.Fingerprint);
        decision.Fingerprint.ShouldBe(fingerprint);
        decision.Why.ShouldBe($"fingerprint {fingerprint}, listed by task calendar; the call named model \"gpt-4o\"");
    }

    [Fact]
    public void Recognize_LearnedFingerprint_IsTheTask()
    {
        ChatRequest call = Call(system: System);
        learned.Seed([(CallFingerprint.Of(call)!, "calendar", 3)]);

        TaskDecision decision = recognizer.Recognize(PolicyOf(TaskOf("calendar")), call, NoHeaders);

        decision.Task!.Name.ShouldBe("calendar");
        decision.Source.ShouldBe(TaskSource.Fingerprint);
        decision.Why.ShouldEndWith("learned from calls that named task calendar; the call named model \"gpt-4o\"");
    }

    [Fact]
    public void Recognize_ThreeStatedCallsThenASilentOne_IsRecognised()
    {
        SufficePolicy policy = PolicyOf(TaskOf("calendar"));
        learned.Observe(recognizer.Recognize(policy, Call("task:calendar", System), NoHeaders));
        learned.Observe(recognizer.Recognize(policy, Call("task:calendar", System), NoHeaders));
        learned.Observe(recognizer.Recognize(policy, Call(system: System), Header("x-suffice-task", "calendar")));

        TaskDecision decision = recognizer.Recognize(policy, Call(system: System), NoHeaders);

        decision.Task!.Name.ShouldBe("calendar");
        decision.Source.ShouldBe(TaskSource.Fingerprint);
    }

    [Fact]
    public void Recognize_FingerprintLearnedForATaskTheLaterPolicyLacks_IsIgnored()
    {
        ChatRequest call = Call(system: System);
        learned.Seed([(CallFingerprint.Of(call)!, "retired", 9)]);

        TaskDecision decision = recognizer.Recognize(PolicyOf(TaskOf("calendar")), call, NoHeaders);

        decision.Task.ShouldBeNull();
        decision.Source.ShouldBe(TaskSource.NamedModel);
    }

    [Fact]
    public void Recognize_MatchRule_IsTheTaskAndNamesTheRule()
    {
        SufficePolicy policy = PolicyOf(
            TaskOf("caption", new MatchRule { SystemContains = "captions" }),
            TaskOf("calendar", new MatchRule { Schema = "plan" }, new MatchRule { SystemContains = "Content Calendar" }));

        TaskDecision decision = recognizer.Recognize(policy, Call(system: System), NoHeaders);

        decision.Task!.Name.ShouldBe("calendar");
        decision.Source.ShouldBe(TaskSource.Match);
        decision.Why.ShouldBe("rule 2 of task calendar: system_contains \"Content Calendar\"; the call named model \"gpt-4o\"");
    }

    [Fact]
    public void Recognize_TwoRulesHold_TheFirstInThePolicysOrderWins()
    {
        SufficePolicy policy = PolicyOf(
            TaskOf("first", new MatchRule { SystemContains = "shop" }),
            TaskOf("second", new MatchRule { SystemContains = "content calendar" }));

        TaskDecision decision = recognizer.Recognize(policy, Call(system: System), NoHeaders);

        decision.Task!.Name.ShouldBe("first");
    }

    [Fact]
    public void Recognize_Auto_IsTheOneTaskOfTheTypeFound()
    {
        SufficePolicy policy = PolicyOf(
            TaskOf("triage") with { Type = TaskType.Classification },
            TaskOf("digest") with { Type = TaskType.Summarization });

        TaskDecision decision = recognizer.Recognize(policy, Call("auto", user: "Summarize this report for the board: ..."), NoHeaders);

        decision.Task!.Name.ShouldBe("digest");
        decision.Source.ShouldBe(TaskSource.Classifier);
        decision.Type.ShouldBe(TaskType.Summarization);
        decision.Why.ShouldBe("summarization (\"summarize\"): task digest");
    }

    [Fact]
    public void Recognize_AutoWithTwoTasksOfTheType_IsDefaultAndSaysBoth()
    {
        SufficePolicy policy = PolicyOf(
            TaskOf("digest") with { Type = TaskType.Summarization },
            TaskOf("minutes") with { Type = TaskType.Summarization });

        TaskDecision decision = recognizer.Recognize(policy, Call("auto", user: "Summarize this report."), NoHeaders);

        decision.Task!.Name.ShouldBe("default");
        decision.Source.ShouldBe(TaskSource.Default);
        decision.Type.ShouldBe(TaskType.Summarization);
        decision.Why.ShouldBe("summarization (\"summarize\"), but 2 tasks have this type: digest, minutes");
    }

    [Fact]
    public void Recognize_AutoWithNoTaskOfTheType_IsDefault()
    {
        TaskDecision decision = recognizer.Recognize(PolicyOf(TaskOf("caption")), Call("suffice/auto", user: "Summarize this."), NoHeaders);

        decision.Source.ShouldBe(TaskSource.Default);
        decision.Why.ShouldBe("summarization (\"summarize\"), but no task has this type");
    }

    [Fact]
    public void Recognize_AutoThatShowsNothing_IsDefault()
    {
        TaskDecision decision = recognizer.Recognize(PolicyOf(TaskOf("caption")), Call("auto", user: "ok"), NoHeaders);

        decision.Task!.Name.ShouldBe("default");
        decision.Type.ShouldBeNull();
        decision.Why.ShouldBe("the classifier cannot tell (no sign of any kind)");
    }

    [Fact]
    public void Recognize_AutoWithoutDefault_IsRefused()
    {
        SufficePolicy policy = PolicyOf(TaskOf("caption")) with { Default = null };

        TaskDecision decision = recognizer.Recognize(policy, Call("auto", user: "ok"), NoHeaders);

        decision.Task.ShouldBeNull();
        decision.Source.ShouldBe(TaskSource.Default);
        decision.Error.ShouldBe("no task for this call: the classifier cannot tell (no sign of any kind), and the policy has no default");
    }

    [Theory]
    [InlineData("gpt-4o")]
    [InlineData("gpt-4o-2024-08-06")]
    public void Recognize_ConcreteModelAndNoTask_GoesToThatModel(string model)
    {
        TaskDecision decision = recognizer.Recognize(PolicyOf(TaskOf("caption")), Call(model), NoHeaders);

        decision.Task.ShouldBeNull();
        decision.Source.ShouldBe(TaskSource.NamedModel);
        decision.Error.ShouldBeNull();
        decision.Fingerprint.ShouldBeNull();
        decision.Why.ShouldBe($"the call names model {model} and is none of the tasks");
    }

    [Fact]
    public void Recognize_PolicyChanges_TheNewOneHolds()
    {
        ChatRequest call = Call(system: System);
        recognizer.Recognize(PolicyOf(TaskOf("old", new MatchRule { SystemContains = "calendar" })), call, NoHeaders);

        TaskDecision decision = recognizer.Recognize(
            PolicyOf(TaskOf("new", new MatchRule { SystemContains = "calendar" })), call, NoHeaders);

        decision.Task!.Name.ShouldBe("new");
    }
}
