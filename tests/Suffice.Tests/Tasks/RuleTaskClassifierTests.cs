using Suffice.Chat;
using Suffice.Tasks;
using static Suffice.Tests.Tasks.Calls;

namespace Suffice.Tests.Tasks;

public sealed class RuleTaskClassifierTests
{
    private static readonly RuleTaskClassifier Classifier = new();

    [Theory]
    [InlineData("Classify the message below.\n\nMy parcel never came", TaskType.Classification)]
    [InlineData("Extract the invoice number and the total as JSON.\n\nInvoice 7781, 40 EUR", TaskType.Extraction)]
    [InlineData("Rate this reply on a scale from bad to good.\n\nThanks for waiting", TaskType.Scoring)]
    [InlineData("Fill the slots of the plan with products.", TaskType.SlotFilling)]
    [InlineData("Please summarize the minutes:\n\nWe met and spoke.", TaskType.Summarization)]
    [InlineData("Translate to German: good morning", TaskType.Translation)]
    [InlineData("Rephrase this so that it is kind: no.", TaskType.Rewriting)]
    [InlineData("Write a short poem on autumn.", TaskType.Creative)]
    [InlineData("Write a Python function that reverses a list.", TaskType.Code)]
    [InlineData("Tom has 3 boxes of 12 eggs and drops 5 eggs. How many eggs are whole?", TaskType.Math)]
    [InlineData("Solve the puzzle step by step using logic.", TaskType.Reasoning)]
    [InlineData("Who wrote the first encyclopedia?", TaskType.QuestionAnswering)]
    [InlineData("Which gas is most of air\nA. Oxygen\nB. Nitrogen\nC. Argon", TaskType.QuestionAnswering)]
    [InlineData("What does this do\nfor (;;) {\n  work();\n}", TaskType.Code)]
    public void Classify_Instruction_IsItsKind(string prompt, TaskType type) =>
        Classifier.Classify(Call(user: prompt)).Type.ShouldBe(type);

    [Theory]
    [InlineData("""{"type":"object","properties":{"category":{"type":"string","enum":["a","b"]}}}""", TaskType.Classification)]
    [InlineData("""{"type":"object","properties":{"reasoning":{"type":"string"},"label":{"enum":["a","b"]}}}""", TaskType.Classification)]
    [InlineData("""{"type":"object","properties":{"urgent":{"type":"boolean"},"group":{"enum":["a","b"]}}}""", TaskType.Classification)]
    [InlineData("""{"enum":["a","b"]}""", TaskType.Classification)]
    [InlineData("""{"type":"object","properties":{"score":{"type":"integer"},"explanation":{"type":"string"}}}""", TaskType.Scoring)]
    [InlineData("""{"type":"object","properties":{"clarity":{"type":"integer","minimum":1,"maximum":5}}}""", TaskType.Scoring)]
    [InlineData("""{"type":"object","properties":{"name":{"type":"string"},"date":{"type":"string"}}}""", TaskType.Extraction)]
    public void Classify_Schema_TellsWithoutWords(string schema, TaskType type) =>
        Classifier.Classify(Call(user: "hallo") with { Format = Schema(schema) }).Type.ShouldBe(type);

    [Fact]
    public void Classify_SchemaForReasoningAndAnswer_LeavesItToTheText()
    {
        ChatRequest call = Call(user: "Translate: good morning") with
        {
            Format = Schema("""{"type":"object","properties":{"reasoning":{"type":"string"},"answer":{"type":"string"}}}"""),
        };

        Classifier.Classify(call).Type.ShouldBe(TaskType.Translation);
    }

    [Fact]
    public void Classify_ToolsOffered_IsToolUseWhateverTheWords()
    {
        ChatRequest call = Call(user: "Calculate 3 + 4 + 5. How many is it?") with { Tools = [new ToolDefinition("add")] };

        TaskClassification found = Classifier.Classify(call);

        found.Type.ShouldBe(TaskType.ToolUse);
        found.Why.ShouldBe("a tool is offered");
    }

    [Fact]
    public void Classify_ToolsForbidden_IsNotToolUse()
    {
        ChatRequest call = Call(user: "Summarize this.") with
        {
            Tools = [new ToolDefinition("add")],
            ToolChoice = new ToolChoice(ToolChoiceMode.None),
        };

        Classifier.Classify(call).Type.ShouldBe(TaskType.Summarization);
    }

    [Fact]
    public void Classify_OneForcedTool_IsWhatItsArgumentsAsk()
    {
        ChatRequest call = Call(user: "the ticket") with
        {
            Tools = [new ToolDefinition("save") { Parameters = Json("""{"properties":{"group":{"enum":["a","b"]}}}""") }],
            ToolChoice = new ToolChoice(ToolChoiceMode.Named, "save"),
        };

        Classifier.Classify(call).Type.ShouldBe(TaskType.Classification);
    }

    [Fact]
    public void Classify_SystemInstructs_WeighsMoreThanTheMaterial()
    {
        ChatRequest call = Call(system: "Classify the customer's message.", user: "Please translate my contract and summarize it.");

        Classifier.Classify(call).Type.ShouldBe(TaskType.Classification);
    }

    [Fact]
    public void Classify_ManyTurns_IsConversation()
    {
        ChatRequest call = Call() with
        {
            Messages =
            [
                ChatMessage.Of(ChatRole.User, "hi"), ChatMessage.Of(ChatRole.Assistant, "hello"),
                ChatMessage.Of(ChatRole.User, "rainy"), ChatMessage.Of(ChatRole.Assistant, "indeed"),
                ChatMessage.Of(ChatRole.User, "and cold"),
            ],
        };

        Classifier.Classify(call).Type.ShouldBe(TaskType.Conversation);
    }

    [Theory]
    [InlineData("")]
    [InlineData("my mouse is broken")]
    [InlineData("the summary of last week was fine")]
    public void Classify_BareText_SaysNothing(string text) =>
        Classifier.Classify(Call(user: text)).Type.ShouldBeNull();

    [Fact]
    public void Classify_Evidence_ListsEverySignStrongestFirst()
    {
        TaskClassification found = Classifier.Classify(Call(user: "Summarize this poem: roses?"));

        found.Why.ShouldBe("\"summarize\"");
        found.Evidence.ShouldBe(
        [
            new TaskEvidence(TaskType.Summarization, 12, "\"summarize\""),
            new TaskEvidence(TaskType.Creative, 6, "\"poem\""),
            new TaskEvidence(TaskType.QuestionAnswering, 6, "ends with a question"),
        ]);
    }
}
