using CsCheck;
using Suffice.Audit.Structure;
using Suffice.Chat;
using Suffice.Classifier;
using static Suffice.Audit.Tests.Structure.ClassifiedCalls;

namespace Suffice.Audit.Tests.Structure;

public sealed class CallClassifierTests
{
    private static readonly CallClassifier Classifier = new();

    private static readonly string[] Pieces =
    [
        "Classify the ticket. ", "Labels: a, b, c\n", "<text>", "</text>", "```\n", "\"\"\"", "- one: two\n", "1 = bad\n", "Text: ", "Answer:", "{\"a\":", "?", "é ß ı", "\ud800", "\0", "x^2 + 3 = 4 ",
    ];

    [Fact]
    public void ReadFixed_Labels_AreNamedWithTheirPlace()
    {
        FixedSigns signs = Classifier.ReadFixed(Call("my mouse", "Classify the ticket.\n\nCategories:\n- hardware: broken devices and screens\n- access: accounts and rights\n- other: the rest of it"));

        signs.Labels.ShouldBe(["hardware", "access", "other"]);
        signs.Why[CallTraits.ClosedLabels].ShouldBe("listed in the prompt: hardware, access, other");
        signs.Why[CallTraits.EscalationPath].ShouldBe("label \"other\"");
    }

    [Theory]
    [InlineData("Classify the ticket. Labels: hardware, access, other.")]
    [InlineData("Classify the ticket. Labels: \"hardware\" | \"access\" | \"other\"")]
    [InlineData("Classify the ticket as one of [hardware, access, other] and nothing else.")]
    [InlineData("Classify the ticket as hardware.\nLabels:\n1. hardware\n2. access\n3. other\n\nGo.")]
    [InlineData("Classify the ticket.\n## Labels\n* **hardware** – devices\n* **access** – rights\n* **other** – the rest")]
    [InlineData("Classify the ticket.\n<labels>\n<label name=\"hardware\">devices</label>\n<label name=\"access\">rights</label>\n<label name=\"other\">rest</label>\n</labels>")]
    public void ReadFixed_ListsOfLabels_AreRead(string system) => Classifier.ReadFixed(Call("x", system)).Labels.ShouldBe(["hardware", "access", "other"]);

    [Fact]
    public void Classify_LabelsThatComeWithEachCall_AreListed()
    {
        ChatRequest request = Call("My card is lost.\n\nLabels:\nlost_card, card_arrival, other", "Classify the query. Answer with exactly one label of the list.");
        FixedSigns signs = Classifier.ReadFixed(request);

        CallShape shape = Classifier.Classify(request, [], signs, 40);

        signs.Traits.HasFlag(CallTraits.UnlistedLabels).ShouldBeTrue();
        shape.Traits.HasFlag(CallTraits.ClosedLabels).ShouldBeTrue();
        shape.Traits.HasFlag(CallTraits.UnlistedLabels).ShouldBeFalse();
        shape.Labels.ShouldBe(3);
        Classifier.ReadWhole(request).Labels.ShouldBe(["lost_card", "card_arrival", "other"]);
    }

    [Fact]
    public void ReadFixed_Schema_IsNamed() =>
        Classifier.ReadFixed(Call("x", schema: """{"type":"object","properties":{"a":{"type":"string"}}}""")).Why[CallTraits.Schema].ShouldBe("schema \"verdict\"");

    [Fact]
    public void ReadWhole_InstructionsOfTheUser_GiveLabels() =>
        Classifier.ReadWhole(Call("Classify: my mouse\nLabels: hardware, access")).Labels.ShouldBe(["hardware", "access"]);

    [Fact]
    public void Classify_LabelsListedWithoutAVerb_IsClassification() =>
        Shape(Call("my mouse", "Ticket queue. Labels: hardware, access, other")).Type.ShouldBe(TaskType.Classification);

    [Fact]
    public void Classify_FixedPartReadBefore_IsTheSameAsWithIt()
    {
        ChatRequest first = Call("my mouse", "You are the triage desk. Pick the team: hardware, access.");
        ChatRequest second = Call("translate this and summarize it", "You are the triage desk. Pick the team: hardware, access.");

        CallShape shape = Classifier.Classify(second, [], Classifier.ReadFixed(first), 10);

        shape.ShouldBe(Classifier.Classify(second, [], Classifier.ReadFixed(second), 10));
        shape.Type.ShouldBe(TaskType.Classification);
    }

    [Fact]
    public void Classify_AnyText_NeverThrowsWhateverItHolds() =>
        Gen.Int[0, Pieces.Length - 1].Select(i => Pieces[i]).Array[0, 40].Select(Gen.Bool).Sample(
            (pieces, inSystem) =>
            {
                string text = string.Concat(pieces);
                ChatRequest call = inSystem ? Call("x", text) : Call(text);
                Classifier.Classify(call, [], Classifier.ReadFixed(call), 0);
                Classifier.ReadWhole(call);
            },
            iter: 2_000);

    [Fact]
    public void Classify_AnyUnicode_NeverThrows() =>
        Gen.String.Sample(text => Shape(Call(text)).Labels.ShouldBeGreaterThanOrEqualTo(0), iter: 2_000);

    [Fact]
    public void Classify_UpperCase_IsJudgedLikeLowerCase() =>
        Gen.Int[0, Pieces.Length - 1].Select(i => Pieces[i]).Array[0, 20].Sample(
            pieces =>
            {
                string text = string.Concat(pieces);
                Shape(Call(text.ToUpperInvariant())).ShouldBe(Shape(Call(text)));
            },
            iter: 2_000);

    [Theory]
    [InlineData("<a>")]
    [InlineData("Labels: ")]
    [InlineData("one of a or b ")]
    [InlineData("- x\n")]
    [InlineData("((((")]
    [InlineData("Text: \n\n")]
    [InlineData("x")]
    public void Classify_AMegabyte_LooksAtABoundedPart(string piece)
    {
        string text = string.Concat(Enumerable.Repeat(piece, 1_000_000 / piece.Length));
        string longer = text + text;

        long once = Allocated(text);
        long twice = Allocated(longer);

        twice.ShouldBeLessThan((once * 3 / 2) + 100_000);
    }

    private static long Allocated(string text)
    {
        ChatRequest call = Call(text);
        Classifier.Classify(call, [], FixedSigns.None, 0);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Classifier.Classify(call, [], FixedSigns.None, 0);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
