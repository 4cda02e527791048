using System.Text.Json;
using Suffice.Ledger;
using Suffice.Ledger.Reading;

namespace Suffice.EndToEnd.Commands;

/// <summary><c>suffice mine</c> as a user types it.</summary>
public sealed class MineTests : IDisposable
{
    private static readonly string[] Things = ["lamp", "chair", "table", "shelf", "carpet", "mirror", "clock", "sofa", "desk", "bed", "stool"];

    private readonly TestFolder folder = new();

    public MineTests() => folder.WriteLines("tickets.jsonl", Enumerable.Range(0, 400).Select(Line));

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Mine_Typed_WritesFourDraftsAndASampleAndShowsWhatSeparates()
    {
        CommandResult result = await RunAsync("mine", "desk", "--from", "tickets.jsonl", "--good", "solved", "--evals", "40");

        result.ExitCode.ShouldBe(0, result.Error);
        result.Output.ShouldContain("outcome status (guessed; --outcome names another)");
        result.Output.ShouldContain("on held-out tickets AUC 0.");
        result.Output.ShouldContain("written: tasks/desk/rubric.md");
        result.Output.ShouldContain("40 tickets to label");
        (await TextOf("tasks/desk/rubric.md")).ShouldContain("## R-001 The ticket ");
        (await TextOf("tasks/desk/standards.md")).ShouldContain("less often good (status = solved)");
        (await TextOf("tasks/desk/escalation.md")).ShouldContain("No value of the outcome says that a ticket was escalated");
        (await TextOf("tasks/desk/patterns.md")).ShouldContain("## KP-001 ");
        File.ReadLines(folder.PathOf("tasks/desk/evals/mined.jsonl")).Count().ShouldBe(40);
    }

    [Fact]
    public async Task Mine_ForMachines_IsWhatWasFoundWithItsEvidence()
    {
        CommandResult result = await RunAsync("mine", "desk", "--from", "tickets.jsonl", "--good", "solved", "--out", "drafts", "--json");

        JsonElement report = JsonDocument.Parse(result.Output).RootElement;
        JsonElement comparison = report.GetProperty("mined").GetProperty("comparisons")[0];
        comparison.GetProperty("area").GetDouble().ShouldBeGreaterThan(0.8);
        comparison.GetProperty("area_95").GetArrayLength().ShouldBe(2);
        JsonElement criterion = comparison.GetProperty("criteria")[0];
        criterion.GetProperty("log_odds_95").GetArrayLength().ShouldBe(2);
        criterion.GetProperty("examples").GetArrayLength().ShouldBe(3);
        report.GetProperty("files").EnumerateArray().Select(file => file.GetString()).ShouldBe(["drafts/rubric.md", "drafts/standards.md", "drafts/escalation.md", "drafts/patterns.md"]);
    }

    [Fact]
    public async Task Mine_FilesThatAreThere_AreLeftUntilItIsForced()
    {
        folder.Write("tasks/desk/standards.md", "- S-001 Ours.\n");

        CommandResult first = await RunAsync("mine", "desk", "--from", "tickets.jsonl");
        string left = await TextOf("tasks/desk/standards.md");
        CommandResult second = await RunAsync("mine", "desk", "--from", "tickets.jsonl", "--force");

        first.ExitCode.ShouldBe(2);
        first.Error.ShouldContain("tasks/desk/standards.md: there already; write the drafts elsewhere with --out DIR, or replace what is there with --force");
        left.ShouldBe("- S-001 Ours.\n");
        second.ExitCode.ShouldBe(0, second.Error);
        (await TextOf("tasks/desk/standards.md")).ShouldNotContain("Ours");
    }

    [Fact]
    public async Task Mine_RowsThatAreNoTickets_AreToldAndTheOthersAreMined()
    {
        await File.AppendAllTextAsync(folder.PathOf("tickets.jsonl"), "{\"id\":\"x\"\n{\"id\":\"T-1\",\"text\":\"again\"}\n", TestContext.Current.CancellationToken);

        CommandResult result = await RunAsync("mine", "desk", "--from", "tickets.jsonl");

        result.ExitCode.ShouldBe(0, result.Error);
        result.Error.ShouldContain("tickets.jsonl:401: no JSON");
        result.Error.ShouldContain("tickets.jsonl:402: the id T-1 stands at tickets.jsonl:2 already");
    }

    [Theory]
    [InlineData("--from: name past tickets", "mine", "desk")]
    [InlineData("no such file", "mine", "desk", "--from", "none.csv")]
    [InlineData("no ticket has a value at 'state'; fields of few values are channel (2 values), status (2 values)", "mine", "desk", "--from", "tickets.jsonl", "--outcome", "state")]
    [InlineData("no ticket has status = fine; the values are reopened (200), solved (200)", "mine", "desk", "--from", "tickets.jsonl", "--good", "fine")]
    [InlineData("is no name of a task", "mine", "../desk", "--from", "tickets.jsonl")]
    [InlineData("a number from 1 to 1000 is wanted", "mine", "desk", "--from", "tickets.jsonl", "--items", "0")]
    [InlineData("have no time at 'channel'", "mine", "desk", "--from", "tickets.jsonl", "--time", "channel")]
    [InlineData("suffice.yaml: no such file", "mine", "desk", "--from", "tickets.jsonl", "--prose")]
    public async Task Mine_MistakesOfUse_AreToldInASentence(string told, params string[] typed)
    {
        CommandResult result = await RunAsync(typed);

        result.ExitCode.ShouldBe(2, result.Output);
        result.Error.ShouldContain(told);
        Directory.Exists(folder.PathOf("tasks")).ShouldBeFalse();
    }

    [Fact]
    public async Task Mine_ProseWithoutAStrongModel_SaysWhatToWrite()
    {
        folder.Write("suffice.yaml", Policy("http://127.0.0.1:1/", chief: string.Empty));

        CommandResult result = await RunAsync("mine", "desk", "--from", "tickets.jsonl", "--prose");

        result.ExitCode.ShouldBe(2);
        result.Error.ShouldContain("--prose: suffice.yaml names no strong model; write 'chief: { task: NAME }'");
    }

    [Fact]
    public async Task Mine_Prose_IsAModelsWhereItsEvidenceHoldsItAndCostsWhatTheLedgerSays()
    {
        await using ScriptedModel model = ScriptedModel.Start(Prose);
        folder.Write("suffice.yaml", Policy(model.Address, "chief: { task: explain }"));

        CommandResult result = await RunAsync("mine", "desk", "--from", "tickets.jsonl", "--good", "solved", "--prose", "--json");

        result.ExitCode.ShouldBe(0, result.Error);
        JsonElement prose = JsonDocument.Parse(result.Output).RootElement.GetProperty("prose");
        prose.GetProperty("kept").EnumerateArray().Select(kept => kept.GetString()).ShouldBe(["S-001: '12345' does not stand in its evidence"]);
        string standards = await TextOf("tasks/desk/standards.md");
        standards.ShouldContain("- S-001 A ticket that ");
        (await TextOf("tasks/desk/rubric.md")).ShouldContain("Look for this.");
        RequestEntry[] rows = [.. new LedgerReader(folder.PathOf("suffice-ledger/ledger.db")).ReadRequests(new RequestQuery { Limit = 100 }).Requests];
        rows.ShouldAllBe(row => row.Endpoint == "chief" && row.Task == "explain");
        prose.GetProperty("cost_usd").GetDecimal().ShouldBe(rows.Sum(row => row.CostUsd!.Value));
    }

    private static string Prose(string asked) => JsonSerializer.Serialize(new
    {
        items = JsonDocument.Parse(asked).RootElement.EnumerateArray().Select(item => item.GetProperty("id").GetString()!)
            .Select(id => new { id, prose = id == "S-001" ? "It happens 12345 times." : "Look for this." }),
    });

    private static string Policy(string address, string chief) => $$"""
        version: 1
        providers: { scripted: { protocol: openai, base_url: "{{address}}v1" } }
        models:
          strong: { provider: scripted, id: strong-1, price: { input: 10, output: 20 } }
        tasks:
          explain: { why: prose, ladder: [strong] }
        {{chief}}
        """;

    private static string Line(int number)
    {
        Random random = new(number);
        bool isGood = number % 2 == 0;
        string order = random.NextDouble() < (isGood ? 0.8 : 0.2) ? $". my order is AB-{10_000 + number}" : string.Empty;
        string again = random.NextDouble() < (isGood ? 0.05 : 0.6) ? ". broken again" : string.Empty;
        string text = number % 40 < 2
            ? $"automatic alert {number}: disk full on host srv{number}"
            : $"the {Pick(random)} and the {Pick(random)} and the {Pick(random)} came with a {Pick(random)} and a {Pick(random)}{again}{order}";

        return JsonSerializer.Serialize(new { id = $"T-{number}", text, status = isGood ? "solved" : "reopened", channel = random.Next(2) == 0 ? "web" : "phone" });
    }

    private static string Pick(Random random) => Things[random.Next(Things.Length)];

    private Task<string> TextOf(string name) => File.ReadAllTextAsync(folder.PathOf(name), TestContext.Current.CancellationToken);

    private Task<CommandResult> RunAsync(params string[] typed) => SufficeCommand.RunAsync(folder.Path, typed);
}
