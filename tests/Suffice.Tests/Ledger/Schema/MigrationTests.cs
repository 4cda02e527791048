using Microsoft.Data.Sqlite;
using Suffice.Ledger;
using Suffice.Ledger.Bills;
using Suffice.Ledger.Schema;
using Suffice.Ledger.Tables;

namespace Suffice.Tests.Ledger.Schema;

/// <summary>Files of older versions.</summary>
public sealed class MigrationTests : IDisposable
{
    private readonly LedgerFile file = new();

    public void Dispose() => file.Dispose();

    [Fact]
    public async Task Open_AFileOfVersion1_KeepsItsRowsAndRollUpsAndTakesNewOnes()
    {
        WriteVersion1();

        await file.RecordAsync(Entries.Request("req_new") with { Key = "ci" });

        file.Reader.Find("req_old").ShouldNotBeNull().Key.ShouldBeNull();
        file.Reader.Find("req_new").ShouldNotBeNull().Key.ShouldBe("ci");
        Bill bill = file.Reader.ReadBill(new BillQuery { GroupBy = BillGrouping.Key });
        bill.Total.Served.ShouldBe(9);
        bill.Lines.Single(line => line.Key.Length == 0).Requests.ShouldBe(8);
        bill.Lines.Single(line => line.Key == "ci").Requests.ShouldBe(1);
    }

    [Fact]
    public void Read_AFileOfVersion1_SaysWhoMigratesIt()
    {
        WriteVersion1();

        Should.Throw<LedgerException>(() => file.Reader.ReadBill(new BillQuery())).Message.ShouldContain("suffice serve");
    }

    [Fact]
    public void Run_AFileOfVersion1_IsReadAfterwards()
    {
        WriteVersion1();

        LedgerUpgrade.Run(file.Path);
        LedgerUpgrade.Run(file.Path);

        file.Reader.ReadFingerprints().ShouldHaveSingleItem().Requests.ShouldBe(7);
    }

    [Fact]
    public async Task Upkeep_RowsOfTwoKeys_AreRolledUpApart()
    {
        await file.RecordAsync(
            Entries.Request("req_1") with { Key = "ci" },
            Entries.Request("req_2") with { Key = "ci" },
            Entries.Request("req_3") with { Key = "web" },
            Entries.Request("req_4"));
        file.Upkeep(file.Settings, Entries.Noon.AddDays(1));

        Bill bill = file.Reader.ReadBill(new BillQuery { GroupBy = BillGrouping.Key });

        bill.Lines.ToDictionary(line => line.Key, line => line.Requests)
            .ShouldBe(new Dictionary<string, long> { ["ci"] = 2, ["web"] = 1, [""] = 1 }, ignoreOrder: true);
    }

    // A row not yet rolled up, and the roll-up of seven on a day whose rows are gone.
    private void WriteVersion1()
    {
        using SqliteConnection connection = file.Connect();
        connection.Run(LedgerSchemaSql.Version1);
        connection.Run("""
            INSERT INTO meta VALUES ('schema_version', 1);
            INSERT INTO requests (id, at_us, task, source, endpoint, requested_model, streamed, outcome, model, path, reason, cost_pusd, known_cost_pusd,
                latency_us, overhead_us, policy_version, price_version)
            VALUES ('req_old', 1793793600000000, 'triage', 'header', 'chat', 'auto', 0, 'served', 'haiku', 'haiku', '', 1000, 1000, 5, 1, 'p', 'p');
            INSERT INTO rollup_requests VALUES (20000, 'triage', 'haiku', 'served', 7, 0, 7, 0, 0, 7000, 7, 70000, 7, 7000, 70000, 0, 0,
                700, 0, 0, 0, 0, 70, 0, 0, 35, 7, '');
            INSERT INTO rollup_fingerprints VALUES (20000, 'triage', 'fp1_0123456789abcdef', 7);
            """);
    }
}
