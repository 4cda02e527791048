using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace Suffice.EndToEnd.Commands;

/// <summary><c>suffice work</c> as a user types it, on recorded answers.</summary>
public sealed class WorkTests : IDisposable
{
    private const string Schema = """{"type":"object","properties":{"team":{"type":"string","enum":["access","devices"]}},"required":["team"],"additionalProperties":false}""";

    private readonly TestFolder folder = new();

    public WorkTests()
    {
        folder.Write("suffice.yaml", """
            version: 1
            providers: { recorded: { protocol: replay, recordings: [recording.jsonl], latency_scale: 0.05 } }
            models:
              small: { provider: recorded, id: small-1, price: { input: 1, output: 2 }, max_output_tokens: 1000 }
              large: { provider: recorded, id: large-1, price: { input: 10, output: 20 }, max_output_tokens: 1000 }
            """);
        folder.Write("tasks/groups/task.yaml", "why: two teams\nladder: [small, large]\ngate: [json_schema]\nworker: { show: text }\n");
        folder.Write("tasks/groups/escalation.md", "## E-001 A lawyer is named\n```yaml\nwhen: { text_contains: [lawyer] }\n```\n");
        folder.Write("tasks/groups/output.schema.json", Schema);
        folder.WriteLines("recording.jsonl", Enumerable.Range(1, 200).Select(number => Line(number)));
        folder.WriteLines("tickets.jsonl", Enumerable.Range(1, 200).Select(number => JsonSerializer.Serialize(new { id = $"T-{number}", text = Text(number) })));
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Work_OverTickets_JudgesEachOnceAndSaysWhatItCost()
    {
        CommandResult first = await RunAsync("work", "groups", "--in", "tickets.jsonl", "--out", "verdicts.csv");
        CommandResult second = await RunAsync("work", "groups", "--in", "tickets.jsonl", "--json");

        first.ExitCode.ShouldBe(0, first.Error);
        first.Output.ShouldContain("200 tickets by groups: 190 pass, 0 fail, 10 for a person");
        first.Output.ShouldContain("went up to a stronger model: json_schema 27");
        first.Output.ShouldContain("A lawyer is named: \"lawyer\" stands in it");
        first.Output.ShouldContain("advice: a person decides");
        string[] rows = await File.ReadAllLinesAsync(folder.PathOf("verdicts.csv"), TestContext.Current.CancellationToken);
        rows.Length.ShouldBe(201);
        rows[1].ShouldStartWith("T-1,pass,");
        rows[20].ShouldStartWith("T-20,escalate,");
        JsonElement report = JsonDocument.Parse(second.Output).RootElement;
        report.GetProperty("earlier").GetInt32().ShouldBe(200);
        report.GetProperty("cost_per_62_usd").GetDecimal().ShouldBe(report.GetProperty("cost_usd").GetDecimal() / 200 * 62);
    }

    [Fact]
    public async Task Work_KilledAgainAndAgain_GivesEachTicketOneVerdict()
    {
        for (int kill = 1; kill <= 5; kill++)
        {
            using RunningCommand command = SufficeCommand.Start(folder.Path, "work", "groups", "--in", "tickets.jsonl", "--at-once", "3");
            while (!command.HasExited && Verdicts() < kill * 25)
            {
                await Task.Delay(5, TestContext.Current.CancellationToken);
            }

            command.Kill(entireProcessTree: true);
            await command.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        CommandResult result = await RunAsync("work", "groups", "--in", "tickets.jsonl", "--json");

        result.ExitCode.ShouldBe(0, result.Error);
        JsonElement report = JsonDocument.Parse(result.Output).RootElement;
        report.GetProperty("earlier").GetInt32().ShouldBeInRange(125, 199);
        Verdicts().ShouldBe(200);
        Number("SELECT count(DISTINCT ticket) FROM verdicts").ShouldBe(200);
    }

    [Fact]
    public async Task Work_Compare_SaysHowFarTheRungsAgreeAndIsNobodysWork()
    {
        CommandResult result = await RunAsync("work", "groups", "--in", "tickets.jsonl", "--compare", "--json");

        result.ExitCode.ShouldBe(0, result.Error);
        JsonElement comparison = JsonDocument.Parse(result.Output).RootElement.GetProperty("comparisons")[0];
        comparison.GetProperty("tickets").GetInt32().ShouldBe(200);
        JsonElement team = comparison.GetProperty("parts").EnumerateArray().Single(part => part.GetProperty("part").GetString() == "team");
        team.GetProperty("items").GetInt32().ShouldBe(163);
        team.GetProperty("kappa").GetProperty("interval").GetProperty("low").GetDouble().ShouldBeLessThan(team.GetProperty("kappa").GetProperty("kappa").GetDouble());
        comparison.GetProperty("small_per_ticket_usd").GetDecimal().ShouldBeLessThan(comparison.GetProperty("large_per_ticket_usd").GetDecimal());
        Number("SELECT count(*) FROM sqlite_master WHERE name = 'verdicts'").ShouldBe(0);
    }

    [Theory]
    [InlineData(2, "there is no worker \"grups\" beside suffice.yaml; there is groups", "work", "grups", "--in", "tickets.jsonl")]
    [InlineData(2, "--in: name the tickets", "work", "groups")]
    [InlineData(2, "no such file", "work", "groups", "--in", "nothing.jsonl")]
    [InlineData(2, "there is no ready-made worker \"qc\"", "work", "x", "--new", "qc")]
    [InlineData(2, "is there already, with a task.yaml; nothing in it was changed", "work", "groups", "--new", "ticket-qc")]
    [InlineData(2, "\"../x\" is no name of a task", "work", "../x", "--new", "ticket-qc")]
    [InlineData(2, "\"default\" is no name of a task", "work", "default", "--new", "ticket-qc")]
    [InlineData(2, "\"a b\" is no name of a task", "work", "a b", "--new", "ticket-qc")]
    [InlineData(2, "the tickets are read from there", "work", "groups", "--in", "tickets.jsonl", "--out", "./tickets.jsonl", "--force")]
    [InlineData(2, "the tickets are read from there", "work", "groups", "--in", ".", "--out", "verdicts.csv")]
    [InlineData(2, "--compare write no verdicts", "work", "groups", "--in", "tickets.jsonl", "--compare", "--out", "verdicts.csv")]
    [InlineData(2, "--at-once 0", "work", "groups", "--in", "tickets.jsonl", "--at-once", "0")]
    public async Task Work_MistakesOfUse_AreToldInASentence(int exit, string told, params string[] typed)
    {
        CommandResult result = await RunAsync(typed);

        result.ExitCode.ShouldBe(exit, result.Output);
        result.Error.ShouldContain(told);
        result.Error.ShouldNotContain("   at ");
    }

    [Theory]
    [InlineData(3, "new.jsonl", "1000")]
    [InlineData(1, "tickets.jsonl", "0.05")]
    public async Task Work_TicketsWithoutAVerdict_AreToldByTheExitCode(int exit, string tickets, string cap)
    {
        folder.WriteLines("new.jsonl", """{"id":"N-1","text":"nobody recorded this"}""");

        CommandResult result = await RunAsync("work", "groups", "--in", tickets, "--max-cost", cap);

        result.ExitCode.ShouldBe(exit, result.Output);
        result.Output.ShouldContain("without a verdict:");
    }

    [Fact]
    public async Task Work_CompareWithACap_HoldsItForAllRungsTogether()
    {
        const long Cap = 150_000_000_000;
        string policy = await File.ReadAllTextAsync(folder.PathOf("suffice.yaml"), TestContext.Current.CancellationToken);
        folder.Write("suffice.yaml", policy.Replace("max_output_tokens: 1000", "max_output_tokens: 20", StringComparison.Ordinal));

        CommandResult result = await RunAsync("work", "groups", "--in", "tickets.jsonl", "--compare", "--max-cost", "0.15", "--at-once", "16");

        result.ExitCode.ShouldBe(1, result.Error);
        Number("SELECT sum(cost_pusd) FROM requests WHERE endpoint = 'work'", "ledger.db").ShouldBeInRange(1, Cap);
    }

    [Fact]
    public async Task Work_ACapBelowOneTicket_SaysSo()
    {
        CommandResult result = await RunAsync("work", "groups", "--in", "tickets.jsonl", "--max-cost", "0.001");

        result.ExitCode.ShouldBe(1, result.Error);
        result.Output.ReplaceLineEndings(" ").ShouldContain("the cap of 0.001 USD is less than one ticket may cost");
    }

    [Theory]
    [InlineData("work", "groups", "--in", "tickets.jsonl")]
    [InlineData("review", "queue", "groups")]
    public async Task Work_ADamagedFile_SaysWhichAndWhatHelps(params string[] typed)
    {
        folder.Write("suffice-ledger/work.db", new string('x', 5_000));

        CommandResult result = await RunAsync(typed);

        result.ExitCode.ShouldBe(3);
        result.Error.ShouldContain(folder.PathOf("suffice-ledger/work.db"));
        result.Error.ShouldContain("it is damaged; put a backup in its place");
    }

    [Fact]
    public async Task Work_AnIdOfManyCharacters_TakesOneLineOfATerminal()
    {
        folder.WriteLines("long.jsonl", JsonSerializer.Serialize(new { id = new string('L', 10_000), text = "my lawyer writes" }));

        CommandResult result = await RunAsync("work", "groups", "--in", "long.jsonl");
        CommandResult queue = await RunAsync("review", "queue");

        result.Output.Length.ShouldBeLessThan(3_000);
        result.Output.ShouldContain("LLL");
        queue.Output.Length.ShouldBeLessThan(3_000);
    }

    [Fact]
    public async Task Check_AWorkerThatComplainsOfItself_SaysSo()
    {
        folder.Write("tasks/groups/task.yaml", "why: two teams\nladder: [small, large]\ngate: [json_schema]\nworker: { upstream: [groups] }\n");

        CommandResult result = await RunAsync("check");

        result.ExitCode.ShouldBe(1);
        result.Error.ShouldContain("'groups' is this worker itself");
    }

    [Fact]
    public async Task Work_ARowThatIsNoTicket_JudgesNothing()
    {
        folder.WriteLines("bad.jsonl", """{"id":"T-1","text":"a"}""", """{"id":"T-2"}""");

        CommandResult result = await RunAsync("work", "groups", "--in", "bad.jsonl");

        result.ExitCode.ShouldBe(2);
        result.Error.ShouldContain("bad.jsonl:2");
        File.Exists(folder.PathOf("suffice-ledger/work.db")).ShouldBeFalse();
    }

    [Fact]
    public async Task Work_ReadyMade_IsAWorkerThatCanBePlanned()
    {
        (await RunAsync("work", "ticket-triage", "--new", "ticket-triage")).ExitCode.ShouldBe(0);
        string task = await File.ReadAllTextAsync(folder.PathOf("tasks/ticket-triage/task.yaml"), TestContext.Current.CancellationToken);
        folder.Write("tasks/ticket-triage/task.yaml", task.Replace("[claude-haiku-4-5, claude-sonnet-4-6]", "[small, large]", StringComparison.Ordinal));

        CommandResult check = await RunAsync("check");
        CommandResult plan = await RunAsync("work", "ticket-triage", "--in", "tickets.jsonl", "--dry-run", "--json");

        check.ExitCode.ShouldBe(0, check.Error);
        JsonElement planned = JsonDocument.Parse(plan.Output).RootElement;
        planned.GetProperty("by_rules_alone").GetInt32().ShouldBe(10);
        planned.GetProperty("stable_prefix_tokens").GetInt64().ShouldBeGreaterThan(300);
    }

    [Fact]
    public async Task Work_NewBesideADraftedRubric_KeepsIt()
    {
        folder.Write("tasks/mined/rubric.md", "## R-001 Mined\n");

        CommandResult made = await RunAsync("work", "mined", "--new", "ticket-qc");
        string task = await File.ReadAllTextAsync(folder.PathOf("tasks/mined/task.yaml"), TestContext.Current.CancellationToken);
        folder.Write("tasks/mined/task.yaml", task.Replace("[claude-haiku-4-5, claude-sonnet-4-6]", "[small, large]", StringComparison.Ordinal));
        CommandResult schema = await RunAsync("work", "mined", "--write-schema");
        CommandResult check = await RunAsync("check");

        made.Output.ShouldContain("suffice work mined --write-schema");
        schema.ExitCode.ShouldBe(0, schema.Error);
        check.ExitCode.ShouldBe(0, check.Error);
        (await File.ReadAllTextAsync(folder.PathOf("tasks/mined/rubric.md"), TestContext.Current.CancellationToken)).ShouldBe("## R-001 Mined\n");
    }

    [Fact]
    public async Task Eval_OfAWorker_AsksWhatItAsksAndMeasuresItsVerdict()
    {
        folder.WriteLines("tasks/groups/evals/items.jsonl", Enumerable.Range(1, 20).Select(number => JsonSerializer.Serialize(new
        {
            id = $"e-{number}",
            input = Text(number),
            reference = new { fields = JsonDocument.Parse(Team(number)).RootElement },
        })));

        CommandResult result = await RunAsync("eval", "groups", "--json");

        JsonElement run = JsonDocument.Parse(result.Output).RootElement.GetProperty("runs")[0];
        result.Output.ShouldContain("\"verdict\"");
        run.GetProperty("items").GetInt32().ShouldBe(19);
        result.Output.ShouldContain("1 items are left out: a rule of escalation.md decides them");
    }

    [Fact]
    public async Task Check_AWorkerWithMistakes_SaysWhere()
    {
        folder.Write("tasks/groups/escalation.md", "## E-001 A\n```yaml\nwhen: { text_contain: [x] }\n```\n");

        CommandResult result = await RunAsync("check");

        result.ExitCode.ShouldBe(1);
        result.Error.ShouldContain("groups/escalation.md:3:");
        result.Error.ShouldContain("did you mean 'text_contains'?");
    }

    private Task<CommandResult> RunAsync(params string[] typed) => SufficeCommand.RunAsync(folder.Path, typed);

    private long Verdicts() => Number("SELECT count(*) FROM verdicts");

    private long Number(string sql, string file = "work.db")
    {
        string path = folder.PathOf($"suffice-ledger/{file}");
        if (!File.Exists(path))
        {
            return 0;
        }

        using SqliteConnection connection = new($"Data Source={path};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        try
        {
            return (long)command.ExecuteScalar()!;
        }
        catch (SqliteException young) when (young.Message.Contains("no such table", StringComparison.Ordinal))
        {
            return 0;
        }
    }

    private static string Text(int number) => number % 20 == 0 ? $"my lawyer writes {number}" : $"matter {number}";

    private static string Line(int number) => JsonSerializer.Serialize(new
    {
        id = $"r-{number}",
        prompt = Text(number),
        schema = JsonDocument.Parse(Schema).RootElement,
        outputs = new Dictionary<string, object>
        {
            ["small-1"] = Output(number % 7 == 0 ? "it depends" : number % 5 == 0 ? """{"team":"access"}""" : Team(number)),
            ["large-1"] = Output(Team(number)),
        },
    });

    private static string Team(int number) => number % 2 == 0 ? """{"team":"access"}""" : """{"team":"devices"}""";

    private static object Output(string text) => new { text, input_tokens = 100, output_tokens = 10, latency_ms = 400 };
}
