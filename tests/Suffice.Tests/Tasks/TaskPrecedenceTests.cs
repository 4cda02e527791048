using Suffice.Chat;
using Suffice.Classifier;
using Suffice.Fingerprints;
using Suffice.Policy;
using Suffice.Tasks;
using static Suffice.Tests.Tasks.Calls;

namespace Suffice.Tests.Tasks;

/// <summary>Each source against the one asked after it.</summary>
public sealed class TaskPrecedenceTests
{
    private const string System = "You sort tickets.";

    private static readonly string Fingerprint = CallFingerprint.Of(Call(system: System))!;

    private readonly LearnedFingerprints learned = new();
    private readonly TaskRecognizer recognizer;
    private readonly SufficePolicy policy = PolicyOf(
        TaskOf("by-header"),
        TaskOf("by-metadata"),
        TaskOf("by-name"),
        TaskOf("by-fingerprint") with { Fingerprints = [Fingerprint] },
        TaskOf("by-rule", new MatchRule { SystemContains = "tickets" }),
        TaskOf("by-type") with { Type = TaskType.Classification });

    public TaskPrecedenceTests() => recognizer = new TaskRecognizer(learned);

    [Fact]
    public void Recognize_HeaderAndMetadata_TheHeaderWinsAndSaysSo()
    {
        ChatRequest call = Call() with { Metadata = Json("""{"task":"by-metadata"}""") };

        TaskDecision decision = recognizer.Recognize(policy, call, Header("x-suffice-task", "by-header"));

        decision.Task!.Name.ShouldBe("by-header");
        decision.Why.ShouldBe("header x-suffice-task: by-header; it comes before metadata.task, which says \"by-metadata\"");
    }

    [Fact]
    public void Recognize_HeaderAndModelName_TheHeaderWinsAndSaysSo()
    {
        TaskDecision decision = recognizer.Recognize(policy, Call("task:by-name"), Header("x-suffice-task", "by-header"));

        decision.Task!.Name.ShouldBe("by-header");
        decision.Why.ShouldBe("header x-suffice-task: by-header; it comes before the model name, which says \"by-name\"");
    }

    [Fact]
    public void Recognize_HeaderAndModelNameAgree_NothingIsOverruled()
    {
        TaskDecision decision = recognizer.Recognize(policy, Call("task:by-name"), Header("x-suffice-task", "by-name"));

        decision.Why.ShouldBe("header x-suffice-task: by-name");
    }

    [Fact]
    public void Recognize_MetadataAndModelName_MetadataWins()
    {
        ChatRequest call = Call("task:by-name") with { Metadata = Json("""{"task":"by-metadata"}""") };

        TaskDecision decision = recognizer.Recognize(policy, call, NoHeaders);

        decision.Task!.Name.ShouldBe("by-metadata");
        decision.Why.ShouldBe("metadata.task: by-metadata; it comes before the model name, which says \"by-name\"");
    }

    [Fact]
    public void Recognize_ModelNameAndFingerprint_TheModelNameWins()
    {
        TaskDecision decision = recognizer.Recognize(policy, Call("task:by-name", System), NoHeaders);

        decision.Task!.Name.ShouldBe("by-name");
        decision.Fingerprint.ShouldBe(Fingerprint);
    }

    [Fact]
    public void Recognize_ListedAndLearnedFingerprint_TheListedWins()
    {
        learned.Seed([(Fingerprint, "by-header", 50)]);

        TaskDecision decision = recognizer.Recognize(policy, Call(system: System), NoHeaders);

        decision.Task!.Name.ShouldBe("by-fingerprint");
    }

    [Fact]
    public void Recognize_FingerprintAndRule_TheFingerprintWins()
    {
        TaskDecision decision = recognizer.Recognize(policy, Call("auto", System), NoHeaders);

        decision.Task!.Name.ShouldBe("by-fingerprint");
        decision.Why.ShouldBe($"fingerprint {Fingerprint}, listed by task by-fingerprint");
    }

    [Fact]
    public void Recognize_RuleAndClassifier_TheRuleWins()
    {
        TaskDecision decision = recognizer.Recognize(policy, Call("auto", "You sort tickets by category."), NoHeaders);

        decision.Task!.Name.ShouldBe("by-rule");
        decision.Type.ShouldBeNull();
    }

    [Fact]
    public void Recognize_RuleAndUnknownModel_TheRuleWins()
    {
        TaskDecision decision = recognizer.Recognize(policy, Call("no-such-model", "Tickets, again."), NoHeaders);

        decision.Task!.Name.ShouldBe("by-rule");
        decision.Error.ShouldBeNull();
    }

    [Fact]
    public void Recognize_ClassifierAndDefault_TheClassifierWins()
    {
        TaskDecision decision = recognizer.Recognize(policy, Call("auto", user: "Classify this message."), NoHeaders);

        decision.Task!.Name.ShouldBe("by-type");
    }

    [Fact]
    public void Recognize_EmptyHeaderAndNullMetadata_CountAsNone()
    {
        ChatRequest call = Call("task:by-name") with { Metadata = Json("""{"task":null}""") };

        TaskDecision decision = recognizer.Recognize(policy, call, Header("x-suffice-task", " "));

        decision.Task!.Name.ShouldBe("by-name");
    }
}
