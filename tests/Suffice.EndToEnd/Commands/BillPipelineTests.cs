using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Suffice.Ledger;
using Suffice.Ledger.Writing;
using Suffice.Policy;
using Suffice.Tasks;

namespace Suffice.EndToEnd.Commands;

public sealed class BillPipelineTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 4, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Pipeline_InTheLedger_IsBilledStepByStepPerRunThousandAndMonth()
    {
        using TestFolder folder = new();
        await RecordAsync(folder);

        CommandResult result = await SufficeCommand.RunAsync(folder.Path, "bill", "--pipeline", "message", "--ledger", "ledger.db", "--csv", "bill.csv", "--out", "bill.html");

        result.ExitCode.ShouldBe(0, result.Error);
        result.Output.ShouldContain("message: as seen, per run, 4 completed from 2026-11-04 to 2026-11-05 (UTC)");
        result.Output.ShouldMatch(@"│ classify +│ triage: haiku, sonnet +│ 4 calls +│ +\$0\.01 │ +\$0\.0035 │ +\$0\.0065 │ +65% │ +900 ms │");
        result.Output.ShouldMatch(@"│ pictures +│ image-generation +│ 4 calls +│ +\$0\.075 │ +\$0\.075 │ +│ +kept │ +1 s │");
        result.Output.ShouldMatch(@"│ total per run +│ +│ +│ +\$0\.085 │ +\$0\.0785 │ +\$0\.0065 │ +7\.6% │ +2 s │");
        result.Output.ShouldMatch(@"│ per month +│ +│ +│ +\$10\.20 │ +\$9\.42 │ +\$0\.78 │ +7\.6% │ +│");
        result.Output.ShouldContain("escalation of classify: 25% went up [4.6%..69.9%], it pays below 90%: pays");
        result.Output.ShouldContain("latency as it ran: 2 s on average");
        (await File.ReadAllLinesAsync(folder.PathOf("bill.csv"))).Length.ShouldBe(4);
        (await File.ReadAllTextAsync(folder.PathOf("bill.html"))).ShouldContain("4 completed from 2026-11-04 to 2026-11-05");
    }

    [Fact]
    public async Task Pipeline_BesideItsPlan_SaysWhatDiffers()
    {
        using TestFolder folder = new();
        await RecordAsync(folder);
        folder.Write("plan.yaml", """
            version: 1
            name: one message
            run: message
            steps:
              classify: { before: 0.01, after: 0.001, escalation: 1%..3% }
              pictures: { external: image-generation, price: 0.025, units: 3 }
            """);

        CommandResult screen = await SufficeCommand.RunAsync(folder.Path, "bill", "--pipeline", "message", "--plan", "plan.yaml", "--ledger", "ledger.db");
        CommandResult json = await SufficeCommand.RunAsync(folder.Path, "bill", "--pipeline", "message", "--plan", "plan.yaml", "--ledger", "ledger.db", "--json");

        screen.ExitCode.ShouldBe(0, screen.Error);
        screen.Output.ShouldContain("one message: as seen, per message, 4 completed");
        string said = string.Join(' ', screen.Output.Split('\n', StringSplitOptions.TrimEntries));
        said.ShouldContain("differs: classify: before $0.01 planned, $0.01 seen: the same; after $0.0011..$0.0013 planned, $0.0035 seen: $0.0022 (169.2%) more; 1%..3% were to go up, 25% did [4.6%..69.9%], which is not what was planned");
        said.ShouldContain("pictures: before $0.075 planned, $0.075 seen: the same; after $0.075 planned, $0.075 seen: the same");
        JsonElement beside = JsonDocument.Parse(json.Output).RootElement;
        beside.GetProperty("differs").GetBoolean().ShouldBeTrue();
        beside.GetProperty("planned").GetProperty("source").GetString().ShouldBe("plan");
        beside.GetProperty("seen").GetProperty("seen").GetProperty("completed").GetInt64().ShouldBe(4);
        beside.GetProperty("steps").EnumerateArray().Count().ShouldBe(3);
    }

    [Theory]
    [InlineData("the ledger knows no run of a pipeline \"mesage\"; it knows message", "--pipeline", "mesage")]
    [InlineData("in that time; another --from and --to", "--pipeline", "message", "--from", "2026-11-06")]
    [InlineData("its lines are its steps", "--pipeline", "message", "--by", "day")]
    public async Task Pipeline_NotThere_ExitsTwoWithWhatIs(string wanted, params string[] options)
    {
        using TestFolder folder = new();
        await RecordAsync(folder);

        CommandResult result = await SufficeCommand.RunAsync(folder.Path, ["bill", "--ledger", "ledger.db", .. options]);

        result.ExitCode.ShouldBe(2);
        result.Error.ShouldContain(wanted);
    }

    private static async Task RecordAsync(TestFolder folder)
    {
        await using SqliteLedger ledger = new(new LedgerSettings { Path = folder.PathOf("ledger.db") }, TimeProvider.System, NullLogger<SqliteLedger>.Instance);
        for (int i = 0; i < 4; i++)
        {
            string run = $"run_{i}";
            RequestEntry call = Row($"call_{i}", "classify", run) with { Task = "triage", Model = "haiku", Path = "haiku", CostUsd = 0.001m, KnownCostUsd = 0.001m, BaselineCostUsd = 0.01m };
            await ledger.RecordAsync(i > 0 ? call : call with { Model = "sonnet", Path = "haiku>sonnet", CostUsd = 0.011m, KnownCostUsd = 0.011m, Latency = TimeSpan.FromMilliseconds(2400) });
            await ledger.RecordAsync(Row($"pictures_{i}", "pictures", run) with
            {
                Endpoint = "external",
                Model = "image-generation",
                CostUsd = 0.075m,
                KnownCostUsd = 0.075m,
                BaselineCostUsd = 0.075m,
                Latency = TimeSpan.FromSeconds(1),
            });
            await ledger.RecordAsync(Row(run, string.Empty, run) with { Outcome = RequestOutcome.Run, Latency = TimeSpan.FromSeconds(2) });
        }
    }

    private static RequestEntry Row(string id, string step, string run) => new()
    {
        Id = id,
        At = Noon,
        Source = TaskSource.Default,
        Endpoint = "pipeline",
        RequestedModel = string.Empty,
        Outcome = RequestOutcome.Served,
        CostUsd = 0m,
        BaselineCostUsd = 0m,
        Latency = TimeSpan.FromMilliseconds(400),
        PolicyVersion = "p1",
        PriceVersion = "1",
        Place = new PipelinePlace("message", step, run),
    };
}
