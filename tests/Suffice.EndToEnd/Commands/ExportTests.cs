using System.Text.Json;

namespace Suffice.EndToEnd.Commands;

public sealed class ExportTests
{
    private const string Policy = """
        version: 1
        providers: { recorded: { protocol: replay, recordings: [tickets.jsonl] } }
        models:
          small: { provider: recorded, id: small-1, price: { input: 1, output: 2 } }
          large: { provider: recorded, id: large-1, price: { input: 10, output: 20 } }
        tasks:
          triage: { why: labels, match: { prompt_contains: ticket }, ladder: [small, large], gate: structural }
        """;

    [Fact]
    public async Task Export_Recording_WritesThreePartsOfAnswersThatWereJudgedRight()
    {
        using TestFolder folder = Desk();

        CommandResult result = await SufficeCommand.RunAsync(folder.Path, "export", "triage", "--from", "tickets.jsonl", "--out", "training", "--mask");

        result.ExitCode.ShouldBe(0, result.Error);
        string[] train = await File.ReadAllLinesAsync(folder.PathOf("training/train.jsonl"));
        train.Length.ShouldBe(32);
        (await File.ReadAllLinesAsync(folder.PathOf("training/validation.jsonl"))).Length.ShouldBe(4);
        (await File.ReadAllLinesAsync(folder.PathOf("training/test.jsonl"))).Length.ShouldBe(4);
        train.ShouldAllBe(line => line.Contains("<email>", StringComparison.Ordinal) && line.Contains("by large", StringComparison.Ordinal));
        result.Output.ShouldContain("left out: 1 have neither an answer that was judged right nor a right answer");
        result.Output.ShouldContain("drawn by hash");
        result.Output.ShouldContain("40 examples; 500 are the fewest worth training on");
    }

    [Fact]
    public async Task Export_Pairs_HoldTheLowerRungsWrongAnswer()
    {
        using TestFolder folder = Desk();

        CommandResult result = await SufficeCommand.RunAsync(folder.Path, "export", "triage", "--form", "preference", "--from", "tickets.jsonl", "--out", "training", "--split", "1,0,0", "--json");

        result.ExitCode.ShouldBe(0, result.Error);
        JsonElement told = JsonDocument.Parse(result.Output).RootElement;
        told.GetProperty("files").GetArrayLength().ShouldBe(1);
        told.GetProperty("files")[0].GetProperty("lines").GetInt32().ShouldBe(20);
        JsonElement line = JsonDocument.Parse((await File.ReadAllLinesAsync(folder.PathOf("training/train.jsonl")))[0]).RootElement;
        line.GetProperty("chosen")[0].GetProperty("content").GetString().ShouldBe("by large");
        line.GetProperty("rejected")[0].GetProperty("content").GetString().ShouldBe("by small");
    }

    [Fact]
    public async Task Export_RightAnswers_AreSaidInTheFormThatTheCallAsksForOrLeftOut()
    {
        using TestFolder folder = Desk();
        const string Label = """{"type":"object","properties":{"group":{"enum":["access","billing"]}},"required":["group"]}""";
        const string More = """{"type":"object","properties":{"group":{"enum":["access","billing"]},"why":{"type":"string"}},"required":["group","why"]}""";
        folder.WriteLines("right.jsonl", new[] { Label, More }.Select((schema, i) => $$$"""{"id":"r{{{i}}}","prompt":"ticket {{{i}}}","reference":"access","schema":{{{schema}}},"outputs":{}}"""));

        CommandResult result = await SufficeCommand.RunAsync(folder.Path, "export", "triage", "--from", "right.jsonl", "--out", "training");

        result.ExitCode.ShouldBe(0, result.Error);
        (await File.ReadAllTextAsync(folder.PathOf("training/train.jsonl"))).ShouldContain("""{"role":"assistant","content":"{\"group\":\"access\"}"}""");
        result.Output.ShouldContain("left out: 1 have a right answer that is not in the form that the call asks for");
    }

    [Fact]
    public async Task Export_FilesThatAreThere_AreNotWrittenOverUnlessForced()
    {
        using TestFolder folder = Desk();
        folder.Write("training/test.jsonl", "mine");
        string[] args = ["export", "triage", "--from", "tickets.jsonl", "--out", "training", "--split", "1,0,0"];

        CommandResult refused = await SufficeCommand.RunAsync(folder.Path, args);
        CommandResult forced = await SufficeCommand.RunAsync(folder.Path, [.. args, "--force"]);

        refused.ExitCode.ShouldBe(2);
        refused.Error.ShouldContain("test.jsonl");
        forced.ExitCode.ShouldBe(0, forced.Error);
        File.Exists(folder.PathOf("training/test.jsonl")).ShouldBeFalse();
    }

    [Theory]
    [InlineData("there is no ledger yet", "triage")]
    [InlineData("the policy has no task \"bugs\"; it has triage", "bugs")]
    [InlineData("--split 1,2: three whole numbers are wanted", "triage", "--split", "1,2")]
    [InlineData("--answers says whose answers of a recording are taken", "triage", "--answers", "small-1")]
    [InlineData("the models there are: large-1, small-1, or 'reference'", "triage", "--from", "tickets.jsonl", "--answers", "huge")]
    [InlineData("no such file", "triage", "--from", "missing.jsonl")]
    [InlineData("41 have no right answer", "triage", "--from", "tickets.jsonl", "--answers", "reference")]
    [InlineData("chat", "triage", "--form", "csv")]
    public async Task Export_WrongUse_SaysWhatWouldBeRightAndWritesNothing(string said, params string[] args)
    {
        using TestFolder folder = Desk();

        CommandResult result = await SufficeCommand.RunAsync(folder.Path, ["export", .. args, "--out", "training"]);

        result.ExitCode.ShouldBe(2);
        result.Error.ShouldContain(said);
        Directory.Exists(folder.PathOf("training")).ShouldBeFalse();
    }

    private static TestFolder Desk()
    {
        TestFolder folder = new();
        folder.Write("suffice.yaml", Policy);
        folder.WriteLines("tickets.jsonl", Enumerable.Range(0, 41).Select(i => JsonSerializer.Serialize(new
        {
            id = $"t{i}",
            prompt = $"ticket {i} of user{i}@example.com",
            outputs = new Dictionary<string, object>
            {
                ["small-1"] = new { text = "by small", correct = i % 2 == 0 && i < 40, input_tokens = 10, output_tokens = 2 },
                ["large-1"] = new { text = "by large", correct = i < 40, input_tokens = 10, output_tokens = 2 },
            },
        })));

        return folder;
    }
}
