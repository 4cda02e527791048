using Microsoft.Data.Sqlite;
using Suffice.Ledger;
using Suffice.Ledger.Bills;
using Suffice.Ledger.Reading;
using Suffice.Ledger.Schema;
using Suffice.Ledger.Tables;

namespace Suffice.Tests.Ledger;

/// <summary>Runs of pipelines in the ledger: their steps are requests, the run itself is none.</summary>
public sealed class PipelineRowTests : IDisposable
{
    private readonly LedgerFile file = new();

    public void Dispose() => file.Dispose();

    [Theory]
    [InlineData(RequestOutcome.Run)]
    [InlineData(RequestOutcome.RunFailed)]
    public async Task ReadBill_TheRowOfARun_IsNoLineOfIt(RequestOutcome outcome)
    {
        await file.RecordAsync(Entries.Request("req_1") with { Place = new("message", "draft", "run_1") }, Run("run_1") with { Outcome = outcome });

        Bill bill = file.Reader.ReadBill(new BillQuery { GroupBy = BillGrouping.Task });

        bill.Total.Requests.ShouldBe(1);
        bill.Lines.ShouldHaveSingleItem().Key.ShouldBe("triage");
    }

    [Fact]
    public async Task ReadBill_AStepBoughtElsewhere_HasALineOfItsOwnName()
    {
        await file.RecordAsync(
            Entries.Request("req_1") with { Task = null, Model = "haiku" },
            Entries.Request("req_2") with { Task = null, Model = "image-generation", Endpoint = "external", Place = new("batch", "images", "run_1", 2) });

        Bill bill = file.Reader.ReadBill(new BillQuery { GroupBy = BillGrouping.Task });

        bill.Lines.Select(line => line.Key).ShouldBe([string.Empty, "external: image-generation"], ignoreOrder: true);
    }

    [Fact]
    public async Task ReadRequests_OfARun_AreItsStepsAndItself()
    {
        await file.RecordAsync(
            Entries.Request("req_1") with { Place = new("message", "draft", "run_1") },
            Entries.Request("req_2") with { Place = new("message", "draft", "run_2") },
            Run("run_1"));

        file.Reader.ReadRequests(new RequestQuery { Run = "run_1" }).Requests.Select(row => row.Id).ShouldBe(["req_1", "run_1"], ignoreOrder: true);
        file.Reader.ReadRequests(new RequestQuery { Pipeline = "message" }).Requests.Length.ShouldBe(3);
    }

    [Fact]
    public async Task Open_AFileOfVersion4_KeepsItsRollUpsUnderNoPipeline()
    {
        using (SqliteConnection connection = file.Connect())
        {
            connection.Run(LedgerSchemaSql.Version1);
            connection.Run(LedgerSchemaSql.Version2);
            connection.Run(LedgerSchemaSql.Version3);
            connection.Run(LedgerSchemaSql.Version4);
            connection.Run("""
                INSERT INTO meta VALUES ('schema_version', 4);
                INSERT INTO rollup_requests VALUES (20000, 'triage', 'haiku', 'served', 'ci', 7, 0, 7, 0, 0, 7000, 7, 70000, 7, 7000, 70000, 0, 0,
                    700, 0, 0, 0, 0, 70, 0, 0, 35, 7, '');
                """);
        }

        await file.RecordAsync(Entries.Request("req_new") with { Key = "ci", Place = new("message", "draft", "run_1") });

        BillLine line = file.Reader.ReadBill(new BillQuery { GroupBy = BillGrouping.Key }).Lines.ShouldHaveSingleItem();
        line.Key.ShouldBe("ci");
        line.Served.ShouldBe(8);
        line.Tokens.Input.ShouldBe(1600);
    }

    private static RequestEntry Run(string id) => Entries.Request(id) with
    {
        Task = null,
        Model = null,
        Endpoint = "pipeline",
        Outcome = RequestOutcome.Run,
        Attempts = [],
        CostUsd = 0m,
        KnownCostUsd = 0m,
        BaselineCostUsd = 0m,
        Place = new("message", string.Empty, id),
    };
}
