using System.Globalization;
using System.Text.Json;

namespace Suffice.EndToEnd.Commands;

public sealed class TaskTableTests
{
    [Fact]
    public async Task LearnTable_ThenReplay_ServesEachTaskOnItsModelAndUnknownTasksOnTheCeiling()
    {
        using TestFolder folder = new();
        folder.Write("fit.jsonl", Recording("easy", "hard"));
        folder.Write("other.jsonl", Recording("easy", "unheard-of"));

        CommandResult learned = await SufficeCommand.RunAsync(
            folder.Path, "learn", "fit.jsonl", "--table", "--ceiling", "big", "--prices", Prices(folder), "--out", "learned");
        CommandResult replayed = await SufficeCommand.RunAsync(
            folder.Path, "replay", "other.jsonl", "--gate", "table", "--from", "learned", "--prices", "prices.json", "--json");

        learned.ExitCode.ShouldBe(0, learned.Error);
        learned.Output.ShouldContain("ladder: [\"tiny-model\", \"big-model\"]");
        learned.Output.ShouldContain("match: { metadata: { category: \"easy\" } }");
        replayed.ExitCode.ShouldBe(0, replayed.Error);
        JsonElement report = JsonDocument.Parse(replayed.Output).RootElement;
        report.GetProperty("served").GetProperty("share_of_last").GetDouble().ShouldBe(1);
        report.GetProperty("served").GetProperty("saving").GetDouble().ShouldBe(0.45, 0.001);
        JsonElement table = report.GetProperty("table");
        table.GetProperty("unknown_calls").GetInt32().ShouldBe(100);
        table.GetProperty("unknown_tasks")[0].GetString().ShouldBe("sorting/unheard-of");
        table.GetProperty("model_shares").GetProperty("tiny-model").GetDouble().ShouldBe(0.5);
        table.GetProperty("random_mix").GetProperty("accuracy").GetDouble().ShouldBeLessThan(0.9);
    }

    [Fact]
    public async Task LearnTable_Ladder_NamesTheModelsAndItsLastTheCeiling()
    {
        using TestFolder folder = new();
        folder.Write("fit.jsonl", Recording("easy", "hard"));

        CommandResult learned = await SufficeCommand.RunAsync(
            folder.Path, "learn", "fit.jsonl", "--table", "--ladder", "big-model,tiny-model", "--prices", Prices(folder), "--out", "learned", "--json");
        CommandResult unknown = await SufficeCommand.RunAsync(
            folder.Path, "learn", "fit.jsonl", "--table", "--ladder", "big-model,nobody", "--prices", "prices.json", "--out", "other");

        learned.ExitCode.ShouldBe(0, learned.Error);
        JsonDocument.Parse(learned.Output).RootElement.GetProperty("ceiling").GetString().ShouldBe("tiny-model");
        unknown.ExitCode.ShouldBe(2, unknown.Output);
    }

    [Theory]
    [InlineData("--local, --field and --agree have no meaning with --table", "--local")]
    [InlineData("--local, --field and --agree have no meaning with --table", "--field", "group")]
    [InlineData("--local, --field and --agree have no meaning with --table", "--agree", "big-model")]
    [InlineData("--ladder and --models both name", "--ladder", "tiny-model,big-model", "--models", "tiny-model")]
    public async Task LearnTable_OptionsWithoutMeaning_AreRefusedAndNothingIsWritten(string said, params string[] args)
    {
        using TestFolder folder = new();
        folder.Write("fit.jsonl", Recording("easy", "hard"));

        CommandResult learned = await SufficeCommand.RunAsync(folder.Path, ["learn", "fit.jsonl", "--table", .. args, "--out", "learned"]);

        learned.ExitCode.ShouldBe(2);
        learned.Error.ShouldContain(said);
        Directory.Exists(Path.Combine(folder.Path, "learned")).ShouldBeFalse();
    }

    [Fact]
    public async Task LearnTable_CeilingThatNamesSeveral_ListsThem()
    {
        using TestFolder folder = new();
        folder.Write("fit.jsonl", Recording("easy", "hard"));

        CommandResult learned = await SufficeCommand.RunAsync(folder.Path, "learn", "fit.jsonl", "--table", "--ceiling", "model", "--out", "learned");

        learned.ExitCode.ShouldNotBe(0);
        learned.Error.ShouldContain("several");
        learned.Error.ShouldContain("big-model, tiny-model");
        learned.Error.ShouldNotContain("   at ");
    }

    [Fact]
    public async Task ReplayTable_WithoutFolder_SaysWhatIsWanted()
    {
        using TestFolder folder = new();
        folder.Write("fit.jsonl", Recording("easy", "hard"));

        CommandResult replayed = await SufficeCommand.RunAsync(folder.Path, "replay", "fit.jsonl", "--gate", "table");

        replayed.ExitCode.ShouldBe(2);
        replayed.Error.ShouldContain("--from DIR");
    }

    [Theory]
    [InlineData("a b", "a-b")]
    [InlineData("default", "ünïcode \\\"x\\\" # : {")]
    [InlineData("1", "déjà/vu")]
    [InlineData("true", "null")]
    public async Task LearnTable_LinesForAPolicy_AreValidAsTheyArePasted(string one, string two)
    {
        using TestFolder folder = new();
        folder.Write("fit.jsonl", Recording(one, two));

        CommandResult learned = await SufficeCommand.RunAsync(folder.Path, "learn", "fit.jsonl", "--table", "--prices", Prices(folder), "--out", "learned");
        folder.Write("suffice.yaml", Models + learned.Output[learned.Output.IndexOf("tasks:", StringComparison.Ordinal)..]);
        CommandResult check = await SufficeCommand.RunAsync(folder.Path, "check");

        learned.ExitCode.ShouldBe(0, learned.Error);
        check.ExitCode.ShouldBe(0, check.Error + learned.Output);
        check.Output.ShouldContain("2 tasks");
    }

    [Fact]
    public async Task LearnTable_CategoryOfTwoTasksOrRowsByKind_GetNoRuleThatWouldTakeBoth()
    {
        using TestFolder folder = new();
        folder.Write("fit.jsonl", Recording("easy", "hard") + "\n" + Recording("easy", "hard").Replace("sorting", "naming", StringComparison.Ordinal).Replace("item", "thing", StringComparison.Ordinal));

        CommandResult told = await SufficeCommand.RunAsync(folder.Path, "learn", "fit.jsonl", "--table", "--prices", Prices(folder), "--out", "told");
        CommandResult kind = await SufficeCommand.RunAsync(folder.Path, "learn", "fit.jsonl", "--table", "--by", "kind", "--prices", "prices.json", "--out", "kind");
        folder.Write("suffice.yaml", Models + kind.Output[kind.Output.IndexOf("tasks:", StringComparison.Ordinal)..]);
        CommandResult check = await SufficeCommand.RunAsync(folder.Path, "check");

        told.Output.ShouldNotContain("match:");
        told.Output.ShouldContain("# naming/easy has the same category");
        kind.Output.ShouldContain("# no rule tells these calls");
        check.ExitCode.ShouldBe(0, check.Error + kind.Output);
    }

    private const string Models = """
        version: 1
        providers: { here: { protocol: openai, base_url: http://localhost:1 } }
        models:
          tiny-model: { provider: here, id: tiny, price: { input: 1, output: 1 } }
          big-model: { provider: here, id: big, price: { input: 10, output: 10 } }

        """;

    private static string Prices(TestFolder folder)
    {
        folder.Write("prices.json", """{"tiny-model":{"usd_per_1m_input":1,"usd_per_1m_output":1},"big-model":{"usd_per_1m_input":10,"usd_per_1m_output":10}}""");
        return "prices.json";
    }

    // The small model is right wherever the first category is named, and never elsewhere.
    private static string Recording(string one, string two) => string.Join('\n', Enumerable.Range(0, 200).Select(i =>
    {
        bool easy = i % 2 == 0;
        return string.Create(CultureInfo.InvariantCulture, $$$$"""{"id":"i{{{{i}}}}","task":"sorting","category":"{{{{(easy ? one : two)}}}}","prompt":"item {{{{i}}}}","outputs":{"tiny-model":{"text":"a","correct":{{{{(easy ? "true" : "false")}}}},"input_tokens":100,"output_tokens":10},"big-model":{"text":"a","correct":true,"input_tokens":100,"output_tokens":10}}}""");
    }));
}
