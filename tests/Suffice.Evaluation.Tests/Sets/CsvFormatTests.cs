using Suffice.Evaluation.Sets;

namespace Suffice.Evaluation.Tests.Sets;

public sealed class CsvFormatTests : IDisposable
{
    private readonly TestFolder folder = new();

    [Fact]
    public async Task Read_ATableWithAReference_AsksItsInputColumn()
    {
        string file = folder.WriteLines("t.csv", "id,input,reference", "a,\"Hello, \"\"you\"\"\",greeting", "b,Bye,");

        EvalSet set = await EvalSetReader.ReadAsync("t", [file]);

        set.Items[0].Id.ShouldBe("a");
        set.Items[0].Request.Messages[0].Text.ShouldBe("Hello, \"you\"");
        set.Items[0].ReferenceText.ShouldBe("greeting");
        set.Items[1].Reference.ShouldBeNull();
    }

    [Fact]
    public async Task Read_AThresholdInACell_IsTheChecks()
    {
        string file = folder.WriteLines("t.csv", "input,__expected,__threshold,__metric", "a,levenshtein(2):abc,0.4,near", "b,\"contains-any: x, y\",,");

        EvalSet set = await EvalSetReader.ReadAsync("t", [file]);

        set.Items[0].Threshold.ShouldBe(0.4);
        set.Items[0].Metrics.Single().Threshold.ShouldBe(2);
        set.Items[0].Metrics.Single().Name.ShouldBe("near");
        set.Items[1].Metrics.Single().Value!.Value.GetArrayLength().ShouldBe(2);
    }

    [Fact]
    public async Task Read_RowsOfValuesWithoutAPrompt_SayHowToGiveOne()
    {
        string file = folder.WriteLines("t.csv", "city,reference", "Oslo,Norway");

        (await Should.ThrowAsync<EvalSetException>(() => EvalSetReader.ReadAsync("t", [file]))).Message.ShouldContain("--prompt FILE");

        string prompt = folder.WriteLines("prompt.txt", "Which country is {{city}} in?");
        EvalSet set = await EvalSetReader.ReadAsync("t", [file], new SetOptions { PromptFile = prompt });
        set.Items[0].Request.Messages[0].Text.ShouldBe("Which country is Oslo in?");
    }

    [Fact]
    public async Task Read_RowsWithTheWrongNumberOfCells_AreTold()
    {
        string file = folder.WriteLines("t.csv", "input,reference", "a,x,too much", "b,y");

        EvalSet set = await EvalSetReader.ReadAsync("t", [file]);

        set.Items.Length.ShouldBe(1);
        set.Problems.ShouldHaveSingleItem().ToString().ShouldEndWith("t.csv:2: 3 cells where the first line names 2");
    }

    [Fact]
    public async Task Read_AnUnknownColumnOfPromptfoo_IsToldAndNotTakenForAValue()
    {
        string file = folder.WriteLines("t.csv", "input,__expect", "a,x");

        (await Should.ThrowAsync<EvalSetException>(() => EvalSetReader.ReadAsync("t", [file]))).Message.ShouldContain("'__expect' is not known");
    }

    public void Dispose() => folder.Dispose();
}
