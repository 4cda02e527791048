using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Suffice.Chat;
using Suffice.Policy;
using Suffice.Tasks;
using static Suffice.Tests.Tasks.Calls;

namespace Suffice.Tests.Tasks;

public sealed class MatchRuleTests
{
    private static readonly TaskRecognizer Recognizer = new(new LearnedFingerprints());

    private static readonly ChatRequest Rich = Call("gpt-4o", "You are Ada, a planner.", "Book the ROOM, please") with
    {
        Tools = [new ToolDefinition("book"), new ToolDefinition("cancel")],
        Format = Schema("""{"title":"Plan","type":"object"}""", "plan_v1"),
        Metadata = Json("""{"team":"ops","tier":2}"""),
    };

    public static TheoryData<MatchRule, string> Holding => new()
    {
        { new() { SystemContains = "ada, A PLANNER" }, "system_contains \"ada, A PLANNER\"" },
        { new() { SystemMatches = new Regex("^You are \\w+", RegexOptions.NonBacktracking) }, "system_matches \"^You are \\w+\"" },
        { new() { PromptContains = "room" }, "prompt_contains \"room\"" },
        { new() { Model = "gpt-*" }, "model \"gpt-*\"" },
        { new() { Tools = ["cancel", "book"] }, "tools \"cancel, book\"" },
        { new() { Schema = "plan_v1" }, "schema \"plan_v1\"" },
        { new() { Schema = "Plan" }, "schema \"Plan\"" },
        { new() { Headers = Pairs("x-team", "ops") }, "header x-team \"ops\"" },
        { new() { Metadata = Pairs("team", "ops") }, "metadata team \"ops\"" },
        { new() { Metadata = Pairs("tier", "2") }, "metadata tier \"2\"" },
        { new() { SystemContains = "ada", PromptContains = "book" }, "system_contains \"ada\" and prompt_contains \"book\"" },
    };

    public static TheoryData<MatchRule> NotHolding =>
    [
        new MatchRule { SystemContains = "room" },
        new MatchRule { SystemMatches = new Regex("^Ada", RegexOptions.NonBacktracking) },
        new MatchRule { PromptContains = "planner" },
        new MatchRule { Model = "claude-*" },
        new MatchRule { Model = "gpt" },
        new MatchRule { Tools = ["book", "move"] },
        new MatchRule { Schema = "plan" },
        new MatchRule { Headers = Pairs("x-team", "sales") },
        new MatchRule { Headers = Pairs("x-other", "ops") },
        new MatchRule { Metadata = Pairs("team", "sales") },
        new MatchRule { Metadata = Pairs("absent", "ops") },
        new MatchRule { SystemContains = "ada", PromptContains = "cancel" },
        new MatchRule(),
    ];

    [Theory]
    [MemberData(nameof(Holding))]
    public void Recognize_ConditionsHold_IsTheTask(MatchRule rule, string conditions)
    {
        TaskDecision decision = Recognizer.Recognize(PolicyOf(TaskOf("t", rule)), Rich, Header("x-team", "ops"));

        decision.Source.ShouldBe(TaskSource.Match);
        decision.Why.ShouldBe($"rule 1 of task t: {conditions}; the call named model \"gpt-4o\"");
    }

    [Theory]
    [MemberData(nameof(NotHolding))]
    public void Recognize_AConditionFails_IsNotTheTask(MatchRule rule)
    {
        TaskDecision decision = Recognizer.Recognize(PolicyOf(TaskOf("t", rule)), Rich, Header("x-team", "ops"));

        decision.Source.ShouldBe(TaskSource.NamedModel);
    }

    [Fact]
    public void Recognize_PromptContains_LooksAtUserMessagesOnly()
    {
        ChatRequest call = Call(user: "hello") with
        {
            Messages = [ChatMessage.Of(ChatRole.User, "hello"), ChatMessage.Of(ChatRole.Assistant, "an invoice?")],
        };

        TaskDecision decision = Recognizer.Recognize(
            PolicyOf(TaskOf("t", new MatchRule { PromptContains = "invoice" })), call, NoHeaders);

        decision.Source.ShouldBe(TaskSource.NamedModel);
    }

    [Fact]
    public void Recognize_SystemAndDeveloperText_AreBothSystemText()
    {
        ChatRequest call = Call() with
        {
            Messages = [ChatMessage.Of(ChatRole.System, "Be brief."), ChatMessage.Of(ChatRole.Developer, "Plan rooms.")],
        };

        TaskDecision decision = Recognizer.Recognize(
            PolicyOf(TaskOf("t", new MatchRule { SystemContains = "plan rooms" })), call, NoHeaders);

        decision.Task!.Name.ShouldBe("t");
    }

    private static ImmutableDictionary<string, string> Pairs(string name, string value) =>
        ImmutableDictionary<string, string>.Empty.Add(name, value);
}
