using Suffice.Chat;
using Suffice.Classifier;
using static Suffice.Tests.Tasks.Calls;

namespace Suffice.Tests.Classifier;

public sealed class RuleTaskClassifierTests
{
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
        RuleTaskClassifier.Classify(Call(user: prompt)).Type.ShouldBe(type);

    [Theory]
    [InlineData("""{"type":"object","properties":{"category":{"type":"string","enum":["a","b"]}}}""", TaskType.Classification)]
    [InlineData("""{"type":"object","properties":{"reasoning":{"type":"string"},"label":{"enum":["a","b"]}}}""", TaskType.Classification)]
    [InlineData("""{"type":"object","properties":{"urgent":{"type":"boolean"},"group":{"enum":["a","b"]}}}""", TaskType.Classification)]
    [InlineData("""{"enum":["a","b"]}""", TaskType.Classification)]
    [InlineData("""{"type":"object","properties":{"score":{"type":"integer"},"explanation":{"type":"string"}}}""", TaskType.Scoring)]
    [InlineData("""{"type":"object","properties":{"clarity":{"type":"integer","minimum":1,"maximum":5}}}""", TaskType.Scoring)]
    [InlineData("""{"type":"object","properties":{"name":{"type":"string"},"date":{"type":"string"}}}""", TaskType.Extraction)]
    public void Classify_Schema_TellsWithoutWords(string schema, TaskType type) =>
        RuleTaskClassifier.Classify(Call(user: "hallo") with { Format = Schema(schema) }).Type.ShouldBe(type);

    [Fact]
    public void Classify_SchemaForReasoningAndAnswer_LeavesItToTheText()
    {
        ChatRequest call = Call(user: "Translate: good morning") with
        {
            Format = Schema("""{"type":"object","properties":{"reasoning":{"type":"string"},"answer":{"type":"string"}}}"""),
        };

        RuleTaskClassifier.Classify(call).Type.ShouldBe(TaskType.Translation);
    }

    [Fact]
    public void Classify_ToolsOffered_IsToolUseWhateverTheWords()
    {
        ChatRequest call = Call(user: "Calculate 3 + 4 + 5. How many is it?") with { Tools = [new ToolDefinition("add")] };

        TaskClassification found = RuleTaskClassifier.Classify(call);

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

        RuleTaskClassifier.Classify(call).Type.ShouldBe(TaskType.Summarization);
    }

    [Fact]
    public void Classify_OneForcedTool_IsWhatItsArgumentsAsk()
    {
        ChatRequest call = Call(user: "the ticket") with
        {
            Tools = [new ToolDefinition("save") { Parameters = Json("""{"properties":{"group":{"enum":["a","b"]}}}""") }],
            ToolChoice = new ToolChoice(ToolChoiceMode.Named, "save"),
        };

        RuleTaskClassifier.Classify(call).Type.ShouldBe(TaskType.Classification);
    }

    [Fact]
    public void Classify_SystemInstructs_WeighsMoreThanTheMaterial()
    {
        ChatRequest call = Call(system: "Classify the customer's message.", user: "Please translate my contract and summarize it.");

        RuleTaskClassifier.Classify(call).Type.ShouldBe(TaskType.Classification);
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

        RuleTaskClassifier.Classify(call).Type.ShouldBe(TaskType.Conversation);
    }

    [Theory]
    [InlineData("Write a summary of the minutes.", TaskType.Summarization)]
    [InlineData("Give this poem a rating out of 10.", TaskType.Scoring)]
    [InlineData("Draft a reply to the customer.", TaskType.Conversation)]
    [InlineData("Create unit tests for the class.", TaskType.Code)]
    [InlineData("Translate this bash script to Rust.", TaskType.Code)]
    [InlineData("The bridge is closed.\n\nSummary:", TaskType.Summarization)]
    [InlineData("great film\n\nSentiment:", TaskType.Classification)]
    [InlineData("English: Where is it?\nDutch: Waar is het?\nEnglish: Come in.\nDutch:", TaskType.Translation)]
    [InlineData("Put the sentence into Polish: come in", TaskType.Translation)]
    [InlineData("Output 1 if the text is about cards and 0 otherwise.", TaskType.Classification)]
    [InlineData("Make it friendlier: no.", TaskType.Rewriting)]
    [InlineData("Name: ____\nPlace: ____", TaskType.SlotFilling)]
    [InlineData("Solve 4x - 7 = 21.", TaskType.Math)]
    [InlineData("Ann is taller than Bob. Cy is shorter than Bob. Who is tallest?", TaskType.Reasoning)]
    [InlineData("Klassifiziere die Nachricht.", TaskType.Classification)]
    [InlineData("Traduis en anglais : bonjour", TaskType.Translation)]
    [InlineData("Resume el texto siguiente: hola", TaskType.Summarization)]
    [InlineData("hello there", TaskType.Conversation)]
    public void Classify_FormsOfRequests_AreTheirKind(string prompt, TaskType type) => RuleTaskClassifier.Classify(Call(user: prompt)).Type.ShouldBe(type);

    [Theory]
    [InlineData("Extract the dates.\n\n<letter>\nPlease translate and summarize it.\n</letter>", TaskType.Extraction)]
    [InlineData("Extract the dates.\n\nText: translate this and summarize it", TaskType.Extraction)]
    [InlineData("Classify the ticket.\n```\nplease write a poem\nand rate it\n```", TaskType.Classification)]
    public void Classify_RequestsInTheMaterial_CountForNothing(string prompt, TaskType type) => RuleTaskClassifier.Classify(Call(user: prompt)).Type.ShouldBe(type);

    [Theory]
    [InlineData("a pleasant classified advertiser")]
    [InlineData("Our translator of long standing left the rating agency.")]
    [InlineData("the customer asks us to reprogram his telephone")]
    public void Classify_WordsThatOnlyLookLikeCues_SayNothing(string text) => RuleTaskClassifier.Classify(Call(user: text)).Type.ShouldBeNull();

    [Fact]
    public void TypeOf_FixedPartReadBefore_IsWhatClassifySays()
    {
        ChatRequest call = Call(system: "You are the triage desk.", user: "Which team? Pick the team: a, b");

        RuleTaskClassifier.TypeOf(call, RuleTaskClassifier.ReadFixed(call)).ShouldBe(RuleTaskClassifier.Classify(call).Type);
    }

    [Theory]
    [InlineData("")]
    [InlineData("my mouse is broken")]
    [InlineData("the summary of last week was fine")]
    public void Classify_BareText_SaysNothing(string text) =>
        RuleTaskClassifier.Classify(Call(user: text)).Type.ShouldBeNull();

    [Fact]
    public void Classify_Evidence_ListsEverySignStrongestFirst()
    {
        TaskClassification found = RuleTaskClassifier.Classify(Call(user: "Summarize a poem: roses?"));

        found.Why.ShouldBe("\"summarize\"");
        found.Evidence.ShouldBe(
        [
            new TaskEvidence(TaskType.Summarization, 12, "\"summarize\""),
            new TaskEvidence(TaskType.Creative, 6, "\"poem\""),
            new TaskEvidence(TaskType.QuestionAnswering, 6, "ends with a question"),
        ]);
    }
}
