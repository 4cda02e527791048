using System.Text.Json;
using Suffice.Catalog;
using Suffice.Evaluation.Offline;
using Suffice.Evaluation.Replay;
using Suffice.Evaluation.Tables;
using Suffice.Learning.Tables;

namespace Suffice.Evaluation.Tests.Tables;

public sealed class TableReplayTests : IDisposable
{
    private static readonly Dictionary<string, TokenPrices> Prices = new()
    {
        ["tiny"] = new TokenPrices { Input = 1, Output = 1 },
        ["mid"] = new TokenPrices { Input = 6, Output = 6 },
        ["big"] = new TokenPrices { Input = 10, Output = 10 },
    };

    private readonly TestFolder folder = new();

    [Fact]
    public async Task Run_OtherCalls_StandsBesideWaysToServeThatKnowNoTasks()
    {
        TaskTable table = await MakeAsync(Write("fit.jsonl", 200));

        ReplayReport report = await new TableReplay(ModelCatalog.BuiltIn(), TimeProvider.System).RunAsync(
            new ReplayOptions { Recordings = [Write("other.jsonl", 100)], Ladder = [], Prices = Prices }, table);

        TableFigures figures = report.Table!;
        report.Served.Accuracy.ShouldBe(1);
        figures.ModelShares.ShouldBe(new Dictionary<string, double> { ["tiny"] = 0.5, ["mid"] = 0.5 }, ignoreOrder: true);

        // The hard calls are the short ones.
        figures.Length.Accuracy.ShouldBe(0.5);
        figures.RandomMix.Accuracy.ShouldBeInRange(0.6, 0.9);
        figures.BestSingle.Model.ShouldBe("mid");
    }

    [Fact]
    public async Task Make_FewDifferentCalls_SaysHowManyThereAre() =>
        (await Should.ThrowAsync<ReplayException>(() => MakeAsync(Write("few.jsonl", 12)))).Message.ShouldContain("at least 20 are wanted");

    public void Dispose() => folder.Dispose();

    private static async Task<TaskTable> MakeAsync(string recording) => (await new RecordedTable(ModelCatalog.BuiltIn(), TimeProvider.System).MakeAsync(
        [recording], [], "big", Prices, new TaskTableLearning())).Table;

    // The tiny model is right in one category, the others in both.
    private string Write(string name, int count) => folder.WriteLines(name, Enumerable.Range(0, count).Select(i => JsonSerializer.Serialize(new
    {
        id = $"{name} {i}",
        category = i % 2 == 0 ? "easy" : "hard",
        prompt = i % 2 == 0 ? $"A long one that is easy, number {i}" : $"Hard {i}",
        outputs = new { tiny = Output(i % 2 == 0), mid = Output(true), big = Output(true) },
    })));

    private static object Output(bool correct) => new { text = "a", correct, input_tokens = 100, output_tokens = 10 };
}
