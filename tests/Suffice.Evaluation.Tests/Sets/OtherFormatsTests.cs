using Suffice.Evaluation.Items;
using Suffice.Evaluation.Sets;

namespace Suffice.Evaluation.Tests.Sets;

public sealed class OtherFormatsTests : IDisposable
{
    private readonly TestFolder folder = new();

    [Fact]
    public async Task Read_OpenAIEvals_TakeTheirIdealAsReferenceOrAsSeveral()
    {
        string file = folder.WriteLines("samples.jsonl",
            """{"input":[{"role":"system","content":"Answer."},{"role":"user","content":"2+2"}],"ideal":"4"}""",
            """{"input":[{"role":"user","content":"a colour"}],"ideal":["red","blue"]}""",
            """{"input":[{"role":"user","content":"x"}]}""");

        EvalSet set = await EvalSetReader.ReadAsync("s", [file]);

        set.Items[0].ReferenceText.ShouldBe("4");
        set.Items[0].Metrics.ShouldBeEmpty();
        set.Items[1].Metrics.Single().Type.ShouldBe("equals-any");
        set.Problems.ShouldHaveSingleItem().Line.ShouldBe(3);
    }

    [Fact]
    public async Task Read_ARecording_KeepsItsAnswersAndVerdicts()
    {
        string file = folder.WriteLines("r.jsonl",
            """{"id":"a","category":"hard","split_key":"k","prompt":"p","reference":"x","outputs":{"small":{"text":"x","correct":true},"large":{"text":"y","correct":false}}}""",
            """{"id":"a","category":"hard","prompt":"p","outputs":{"other":{"text":"z"}}}""");

        EvalSet set = await EvalSetReader.ReadAsync("r", [file]);

        EvalItem item = set.Items.ShouldHaveSingleItem();
        item.Recorded.Keys.Order().ShouldBe(["large", "other", "small"]);
        item.Recorded["small"].Correct.ShouldBe(true);
        item.Tags.ShouldContain(new EvalTag("category", "hard"));
        item.SplitKey.ShouldBe("k");
    }

    [Fact]
    public async Task Read_PromptfooRows_AreTests()
    {
        string file = folder.WriteLines("t.jsonl", """{"vars":{"input":"hello"},"assert":[{"type":"contains","value":"h"}]}""");

        EvalItem item = (await EvalSetReader.ReadAsync("t", [file])).Items.Single();

        item.Request.Messages[0].Text.ShouldBe("hello");
        item.Metrics.Single().Type.ShouldBe("contains");
    }

    [Fact]
    public async Task Read_PromptfooRowWithATextThatIsNoUnicode_IsToldAndCostsNoOther()
    {
        string file = folder.WriteLines("t.jsonl",
            """{"vars":{"input":"hello"},"assert":[{"type":"contains","value":"h"}]}""",
            """{"vars":{"input":"hello"},"id":"\ud800","assert":[{"type":"contains","value":"h"}]}""");

        EvalSet set = await EvalSetReader.ReadAsync("t", [file]);

        set.Items.ShouldHaveSingleItem();
        set.Problems.ShouldHaveSingleItem().ToString().ShouldContain("t.jsonl:2: a text is not valid Unicode");
    }

    [Fact]
    public async Task Read_NoSuchFile_SaysSo()
    {
        (await Should.ThrowAsync<EvalSetException>(() => EvalSetReader.ReadAsync("x", [folder.PathOf("none.jsonl")]))).Message.ShouldContain("none.jsonl");
    }

    public void Dispose() => folder.Dispose();
}
