using Suffice.Evaluation.Items;
using Suffice.Evaluation.Sets;

namespace Suffice.Evaluation.Tests.Sets;

public sealed class PromptfooFormatTests : IDisposable
{
    private readonly TestFolder folder = new();

    [Fact]
    public async Task Read_AFileAsUsersHaveIt_GivesItsItemsWithTheirChecks()
    {
        folder.WriteLines("greeting.txt", "Say hello to {{name}} in {{language}}.");
        string file = folder.WriteLines("promptfooconfig.yaml",
            "description: greetings",
            "prompts:",
            "  - file://greeting.txt",
            "providers: [openai:gpt-4o-mini]",
            "defaultTest:",
            "  assert:",
            "    - type: not-contains",
            "      value: sorry",
            "    - type: cost",
            "      threshold: 0.002",
            "tests:",
            "  - vars: { name: Ann, language: French }",
            "    assert:",
            "      - type: icontains",
            "        value: \"bonjour {{name}}\"",
            "      - type: assert-set",
            "        threshold: 0.5",
            "        weight: 2",
            "        assert:",
            "          - { type: contains, value: Ann }",
            "          - { type: regex, value: '^B' }",
            "    threshold: 0.6",
            "    metadata: { kind: easy }");

        EvalSet set = await EvalSetReader.ReadAsync("greetings", [file]);

        EvalItem item = set.Items.ShouldHaveSingleItem();
        item.Request.Messages[0].Text.ShouldBe("Say hello to Ann in French.");
        item.Metrics.Select(metric => metric.Name).ShouldBe(["not-contains", "cost", "icontains", "assert-set"]);
        item.Metrics[2].Value!.Value.GetString().ShouldBe("bonjour Ann");
        item.Metrics[3].Of.Length.ShouldBe(2);
        item.Metrics[3].Weight.ShouldBe(2);
        item.Threshold.ShouldBe(0.6);
        item.Tags.ShouldBe([new EvalTag("kind", "easy")]);
        set.Problems.ShouldBeEmpty();
        set.Notes.ShouldContain(note => note.Contains("--models", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Read_SeveralPromptsAndListsOfValues_MultiplyAsTheyDoThere()
    {
        string file = folder.WriteLines("p.yaml",
            "prompts: ['A {{x}}', 'B {{x}}']",
            "tests:",
            "  - vars: { x: [one, two, three] }");

        EvalSet set = await EvalSetReader.ReadAsync("p", [file]);

        set.Items.Select(item => item.Request.Messages[0].Text).ShouldBe(["A one", "B one", "A two", "B two", "A three", "B three"]);
        set.Items[1].Tags.ShouldContain(new EvalTag("prompt", "prompt-2"));
    }

    [Theory]
    [InlineData("{ type: javascript, value: 'output.length > 3' }", "--metric-assembly")]
    [InlineData("{ type: contians, value: x }", "did you mean 'contains'")]
    [InlineData("{ type: regex, value: '(?=x)' }", "look-around")]
    [InlineData("{ type: contains, value: x, transform: output.trim() }", "'transform' of a check cannot be done here")]
    [InlineData("{ type: cost }", "threshold is missing")]
    public async Task Read_ACheckThatCannotBeMade_LeavesItsTestOutAndSaysWhereAndWhy(string check, string reason)
    {
        string file = folder.WriteLines("p.yaml",
            "prompts: ['{{x}}']",
            "tests:",
            "  - vars: { x: a }",
            "  - vars: { x: b }",
            $"    assert: [{check}]");

        EvalSet set = await EvalSetReader.ReadAsync("p", [file]);

        set.Items.Length.ShouldBe(1);
        set.Problems.ShouldHaveSingleItem().Line.ShouldBe(4);
        set.Problems[0].Reason.ShouldContain(reason);
    }

    [Fact]
    public async Task Read_APromptThatAsksForWhatIsNotThere_IsToldWithTheNamesThereAre()
    {
        string file = folder.WriteLines("p.yaml", "prompts: ['{{city}} {{x}}']", "tests:", "  - vars: { x: a }", "  - vars: { x: a, city: b }");

        EvalSet set = await EvalSetReader.ReadAsync("p", [file]);

        set.Items.Length.ShouldBe(1);
        set.Problems[0].Reason.ShouldContain("no 'city'; it has x");
    }

    [Fact]
    public async Task Read_MessagesAsPrompt_TakeValuesWithQuotesInThem()
    {
        folder.WriteLines("chat.json", """[{"role":"system","content":"Be brief."},{"role":"user","content":"{{q}}"}]""");
        string file = folder.WriteLines("p.yaml", "prompts: [file://chat.json]", "tests:", "  - vars: { q: 'say \"hi\"' }");

        EvalSet set = await EvalSetReader.ReadAsync("p", [file]);

        set.Items[0].Request.Messages[1].Text.ShouldBe("say \"hi\"");
        set.Items[0].Request.SystemText().ShouldBe("Be brief.");
    }

    [Fact]
    public async Task Read_TestsInOtherFiles_AreReadWithTheirOwnLines()
    {
        folder.WriteLines("tests/a.yaml", "- vars: { x: a }", "- vars: { y: b }");
        folder.WriteLines("tests.csv", "x,__expected,__expected2,__metadata:lang", "c,contains:C,not-contains: sorry,de", "d,D,,");
        string file = folder.WriteLines("p.yaml", "prompts: ['Q {{x}}']", "tests: ['file://tests/*.yaml', tests.csv]");

        EvalSet set = await EvalSetReader.ReadAsync("p", [file]);

        set.Items.Length.ShouldBe(3);
        set.Problems.ShouldHaveSingleItem().ToString().ShouldContain("a.yaml:2");
        EvalItem fromTable = set.Items[1];
        fromTable.Metrics.Select(metric => metric.Name).ShouldBe(["contains", "not-contains"]);
        fromTable.Tags.ShouldBe([new EvalTag("lang", "de")]);
        set.Items[2].Metrics.Single().ShouldSatisfyAllConditions(
            metric => metric.Type.ShouldBe("equals"), metric => metric.Value!.Value.GetString().ShouldBe("D"));
    }

    [Fact]
    public async Task Read_BrokenYaml_IsToldWithItsLine()
    {
        string file = folder.WriteLines("p.yaml", "prompts: [", "tests:");

        (await Should.ThrowAsync<EvalSetException>(() => EvalSetReader.ReadAsync("p", [file]))).Message.ShouldContain("p.yaml:");
    }

    [Fact]
    public async Task Read_SharedChecks_AreFoundWhereTheyAreMeant()
    {
        string file = folder.WriteLines("p.yaml",
            "prompts: ['{{x}}']",
            "assertionTemplates:",
            "  polite: { type: not-icontains, value: damn }",
            "tests:",
            "  - vars: { x: a }",
            "    assert:",
            "      - $ref: '#/assertionTemplates/polite'");

        MetricSpec metric = (await EvalSetReader.ReadAsync("p", [file])).Items[0].Metrics.Single();

        metric.Name.ShouldBe("not-icontains");
        metric.Value!.Value.GetString().ShouldBe("damn");
    }

    public void Dispose() => folder.Dispose();
}
