using Suffice.Chat;
using Suffice.Policy;
using Suffice.Tasks;
using static Suffice.Tests.Tasks.Calls;

namespace Suffice.Tests.Tasks;

public sealed class UnknownNameTests
{
    private readonly TaskRecognizer recognizer = new(new LearnedFingerprints());
    private readonly SufficePolicy policy = PolicyOf(
        TaskOf("calendar", new MatchRule { SystemContains = "calendar" }), TaskOf("caption"), TaskOf("ticket-triage"));

    [Fact]
    public void Recognize_UnknownTaskInHeader_IsRefusedWithTheNearName()
    {
        ChatRequest call = Call("task:caption", "You plan the calendar.");

        TaskDecision decision = recognizer.Recognize(policy, call, Header("x-suffice-task", "calender"));

        decision.Task.ShouldBeNull();
        decision.Source.ShouldBe(TaskSource.Header);
        decision.Error.ShouldBe("header x-suffice-task names the unknown task \"calender\"; did you mean \"calendar\"?");
    }

    [Fact]
    public void Recognize_UnknownTaskInMetadata_IsRefusedWithAllNames()
    {
        ChatRequest call = Call() with { Metadata = Json("""{"task":"billing"}""") };

        TaskDecision decision = recognizer.Recognize(policy, call, NoHeaders);

        decision.Source.ShouldBe(TaskSource.Metadata);
        decision.Error.ShouldBe("metadata.task names the unknown task \"billing\"; the policy's tasks are calendar, caption, ticket-triage");
    }

    [Theory]
    [InlineData("""{"task":7}""")]
    [InlineData("""{"task":""}""")]
    public void Recognize_MetadataTaskThatIsNoName_IsRefused(string metadata)
    {
        TaskDecision decision = recognizer.Recognize(policy, Call() with { Metadata = Json(metadata) }, NoHeaders);

        decision.Error.ShouldBe("metadata.task names no task; the policy's tasks are calendar, caption, ticket-triage");
    }

    [Theory]
    [InlineData("task:triage-ticket", "the model name names the unknown task \"triage-ticket\"; the policy's tasks are calendar, caption, ticket-triage")]
    [InlineData("suffice/Caption", "the model name names the unknown task \"Caption\"; did you mean \"caption\"?")]
    [InlineData("task:ticket", "the model name names the unknown task \"ticket\"; did you mean \"ticket-triage\"?")]
    [InlineData("task:", "the model name names no task; the policy's tasks are calendar, caption, ticket-triage")]
    public void Recognize_UnknownTaskInModelName_IsRefused(string model, string error)
    {
        TaskDecision decision = recognizer.Recognize(policy, Call(model), NoHeaders);

        decision.Source.ShouldBe(TaskSource.ModelName);
        decision.Error.ShouldBe(error);
    }

    [Theory]
    [InlineData("gpt-4-o", "unknown model \"gpt-4-o\"; did you mean \"gpt-4o\"?")]
    [InlineData("mistral-large", "unknown model \"mistral-large\"; the policy's models are auto, gpt-4o, gpt-4o-2024-08-06")]
    [InlineData("caption", "unknown model \"caption\"; did you mean \"task:caption\"?")]
    [InlineData("", "the call names no model; the policy's models are auto, gpt-4o, gpt-4o-2024-08-06")]
    public void Recognize_UnknownModel_IsRefusedAsAModel(string model, string error)
    {
        TaskDecision decision = recognizer.Recognize(policy, Call(model), NoHeaders);

        decision.Task.ShouldBeNull();
        decision.Source.ShouldBe(TaskSource.NamedModel);
        decision.Error.ShouldBe(error);
    }

    [Fact]
    public void Recognize_StatedDefault_IsTheDefault()
    {
        TaskDecision decision = recognizer.Recognize(policy, Call("task:default"), NoHeaders);

        decision.Task!.Name.ShouldBe("default");
        decision.Source.ShouldBe(TaskSource.ModelName);
    }

    [Fact]
    public void Recognize_LongUnknownName_IsCutInTheMessage()
    {
        TaskDecision decision = recognizer.Recognize(policy, Call("task:" + new string('x', 5000) + "\n"), NoHeaders);

        decision.Error!.Length.ShouldBeLessThan(200);
    }
}
