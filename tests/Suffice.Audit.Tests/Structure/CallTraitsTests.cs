using Suffice.Audit.Structure;
using Suffice.Chat;
using static Suffice.Audit.Tests.Structure.ClassifiedCalls;

namespace Suffice.Audit.Tests.Structure;

public sealed class CallTraitsTests
{
    [Theory]
    [InlineData(CallTraits.JsonAsked, "Extract the names and return them as JSON.")]
    [InlineData(CallTraits.ClosedLabels, "Classify the ticket. Categories: hardware, access, other.")]
    [InlineData(CallTraits.ClosedLabels, "Classify the ticket as one of: hardware, access, other.")]
    [InlineData(CallTraits.ClosedLabels, "Classify the ticket.\nCategories:\n- hardware\n- access\n- other")]
    [InlineData(CallTraits.ClosedLabels, "<task>Classify the ticket.</task>\n<categories>\n<category>hardware</category>\n<category>access</category>\n</categories>")]
    [InlineData(CallTraits.ClosedLabels, "Does the message mention a refund? Answer yes or no.")]
    [InlineData(CallTraits.UnlistedLabels, "Classify the ticket into the right category.")]
    [InlineData(CallTraits.LabelsDefined, "Classify the ticket.\nCategories:\n- hardware: broken or missing devices\n- access: accounts and their rights")]
    [InlineData(CallTraits.LabelsDefined, "Classify the sentiment as one of positive, negative or neutral.")]
    [InlineData(CallTraits.Rubric, "Score the answer from 1 to 3.\n1 = wrong\n2 = partly right\n3 = right")]
    [InlineData(CallTraits.Rubric, "Score the essay. Criteria:\n- structure (60%)\n- style (40%)")]
    [InlineData(CallTraits.Rubric, "Rewrite the text. Rules:\n- short sentences\n- no jargon")]
    [InlineData(CallTraits.Examples, "Write a headline.\n\nText: printer broken\nHeadline: Broken printer\nText: mouse lost\nHeadline: Lost mouse")]
    [InlineData(CallTraits.Examples, "Extract the device.\n\nExamples:\nmy mouse is broken: mouse")]
    [InlineData(CallTraits.EscalationPath, "Classify the ticket. If unsure, answer UNKNOWN.")]
    [InlineData(CallTraits.EscalationPath, "Answer from the context. If it does not say, escalate to a human agent.")]
    [InlineData(CallTraits.EscalationPath, "Classify the ticket. Labels: card, loan, other")]
    [InlineData(CallTraits.CustomerFacing, "Write a reply to the customer who wrote this.")]
    [InlineData(CallTraits.CustomerFacing, "Write a LinkedIn post about our launch. It is a social media post.")]
    [InlineData(CallTraits.HighStakes, "Summarize the patient's symptoms.")]
    [InlineData(CallTraits.HighStakes, "Score the creditworthiness of the applicant.")]
    [InlineData(CallTraits.Ambiguous, "Write something nice about our shop.")]
    [InlineData(CallTraits.FormStated, "Summarize the text in at most 20 words.")]
    [InlineData(CallTraits.ContextGiven, "Answer the question based on the context.")]
    [InlineData(CallTraits.OutsideKnowledge, "Who wrote the first encyclopedia?")]
    public void Classify_WordsOfATrait_ShowIt(CallTraits trait, string prompt)
    {
        TraitsOf(prompt).ShouldShow(trait);
        TraitsOfSystem(prompt).ShouldShow(trait);
    }

    [Theory]
    [InlineData(CallTraits.ClosedLabels, "Classify the ticket into the right category.")]
    [InlineData(CallTraits.ClosedLabels, "Extract all types of devices: laptops, mice, screens and so on.")]
    [InlineData(CallTraits.UnlistedLabels, "Summarize the ticket and keep its category.")]
    [InlineData(CallTraits.LabelsDefined, "Classify the ticket. Categories: G12, G14, G19.")]
    [InlineData(CallTraits.Rubric, "Rate the text on a scale of 1 to 10.")]
    [InlineData(CallTraits.Examples, "Summarize the text, for example in two sentences.")]
    [InlineData(CallTraits.EscalationPath, "Classify the ticket. Never escalate.")]
    [InlineData(CallTraits.CustomerFacing, "Classify the customer's message by topic.")]
    [InlineData(CallTraits.CustomerFacing, "Summarize the ticket. Do not reply to the customer.")]
    [InlineData(CallTraits.HighStakes, "Translate the memo of the impatient clinician-turned-cook.")]
    [InlineData(CallTraits.HighStakes, "Classify the ticket: card lost, app broken, pin forgotten.")]
    [InlineData(CallTraits.Ambiguous, "Write something nice about our shop, in JSON.")]
    [InlineData(CallTraits.Ambiguous, "Translate to German: good morning")]
    [InlineData(CallTraits.JsonAsked, "Summarize what Jason said.")]
    [InlineData(CallTraits.OutsideKnowledge, "Answer the question based on the context.")]
    public void Classify_NoWordsOfATrait_DoNotShowIt(CallTraits trait, string prompt) => TraitsOf(prompt).ShouldNotShow(trait);

    [Fact]
    public void Classify_ManyWishesAndNoForm_IsAmbiguous() =>
        TraitsOfSystem("Summarize the message. Translate the message. Rewrite the message. Extract the dates. Explain the rest.").ShouldShow(CallTraits.Ambiguous);

    [Fact]
    public void Classify_WordsInTheMaterial_AreNoTraits()
    {
        CallTraits traits = TraitsOf("Translate the text.\n<text>\nIf unsure, ask a lawyer. Return JSON. Reply to the customer.\n</text>");

        traits.ShouldNotShow(CallTraits.EscalationPath);
        traits.ShouldNotShow(CallTraits.HighStakes);
        traits.ShouldNotShow(CallTraits.JsonAsked);
        traits.ShouldNotShow(CallTraits.CustomerFacing);
    }

    [Fact]
    public void Classify_MaterialUnderClearInstructions_GivesNoTraits() =>
        Shape(Call("My lawyer says my patient file is wrong. Reply to the customer!", "Classify the ticket by topic: billing, records, other.")).Traits
            .ShouldNotShow(CallTraits.HighStakes);

    [Fact]
    public void Classify_Schema_HasItAndItsLabels()
    {
        CallShape shape = Shape(Call("my mouse", schema: """{"type":"object","properties":{"group":{"enum":["hardware","access","other"]}}}"""));

        shape.Traits.ShouldShow(CallTraits.Schema);
        shape.Traits.ShouldShow(CallTraits.ClosedLabels);
        shape.Traits.ShouldShow(CallTraits.EscalationPath);
        shape.Labels.ShouldBe(3);
    }

    [Fact]
    public void Classify_SchemaOfManyFields_HasNoLabels()
    {
        CallShape shape = Shape(Call("Extract the order.", schema: """{"type":"object","properties":{"id":{"type":"string"},"when":{"type":"string"},"unit":{"enum":["kg","t"]}}}"""));

        shape.Traits.ShouldNotShow(CallTraits.ClosedLabels);
        shape.Labels.ShouldBe(0);
    }

    [Fact]
    public void Classify_ToolsImagesAndTurns_AreTraits()
    {
        ChatRequest call = Call("go on") with
        {
            Tools = [new ToolDefinition("search")],
            Messages =
            [
                new ChatMessage { Role = ChatRole.User, Parts = [new ImagePart { Url = "https://example.com/a.png" }] },
                ChatMessage.Of(ChatRole.Assistant, "seen"),
                ChatMessage.Of(ChatRole.User, "go on"),
            ],
        };

        CallShape shape = Shape(call);

        shape.Traits.ShouldShow(CallTraits.Tools);
        shape.Traits.ShouldShow(CallTraits.Images);
        shape.Traits.ShouldShow(CallTraits.ManyTurns);
        shape.Tools.ShouldBe(1);
    }

    [Fact]
    public void Classify_Answers_AreTraits()
    {
        Shape(Call("hi"), new TextPart(" {\"a\":1} ")).Traits.ShouldShow(CallTraits.JsonAnswered);
        Shape(Call("hi"), new TextPart("billing")).Traits.ShouldShow(CallTraits.ShortAnswered);
        Shape(Call("hi"), new TextPart("a\nb")).Traits.ShouldNotShow(CallTraits.ShortAnswered);
        Shape(Call("hi"), new TextPart(new string('a', 41))).Traits.ShouldNotShow(CallTraits.ShortAnswered);
        Shape(Call("hi"), new ToolCallPart("1", "f", "{}")).Traits.ShouldShow(CallTraits.ToolsAnswered);
    }

    [Theory]
    [InlineData(7_999, false)]
    [InlineData(8_000, true)]
    public void Classify_PromptLength_IsLongFromEightThousandTokens(long tokens, bool isLong) =>
        new CallClassifier().Classify(Call("hi"), [], FixedSigns.None, tokens).Traits.HasFlag(CallTraits.LongPrompt).ShouldBe(isLong);
}
