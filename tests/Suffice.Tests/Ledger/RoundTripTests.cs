using System.Text.Json;
using CsCheck;
using Microsoft.Data.Sqlite;
using Suffice.Ledger;
using Suffice.Ledger.Tables;
using Suffice.Spending;

namespace Suffice.Tests.Ledger;

public sealed class RoundTripTests : IDisposable
{
    private readonly LedgerFile file = new();

    public void Dispose() => file.Dispose();

    [Fact]
    public async Task Record_EveryFieldSet_IsFoundAsItWas()
    {
        RequestEntry entry = Entries.Full();

        await file.RecordAsync(entry);

        ShouldBeSame(file.Reader.Find(entry.Id), entry);
    }

    [Fact]
    public async Task Record_OptionalFieldsMissing_AreFoundMissing()
    {
        RequestEntry entry = Entries.Request("req_bare") with
        {
            Task = null,
            Model = null,
            CostUsd = null,
            BaselineCostUsd = null,
            BaselineModel = null,
            Attempts = [Entries.Attempt() with { Cost = new PricedUsage(null, null, "no price of haiku") }],
        };

        await file.RecordAsync(entry);

        ShouldBeSame(file.Reader.Find(entry.Id), entry);
    }

    [Fact]
    public async Task Record_NoContentGiven_KeepsNeitherContentNorDetails()
    {
        RequestEntry entry = Entries.Full() with { RequestContent = null, AnswerContent = null };

        await file.RecordAsync(entry);

        file.Reader.Find(entry.Id)!.Attempts[0].Checks.ShouldAllBe(check => check.Detail == null);
        using SqliteConnection connection = file.Connect();
        connection.Number("SELECT count(*) FROM content").ShouldBe(0);
        connection.Number("SELECT count(*) FROM attempts WHERE checks LIKE '%urgent%'").ShouldBe(0);
    }

    [Fact]
    public async Task Record_AnswerWithNulCharacter_IsKeptWhole()
    {
        RequestEntry entry = Entries.Request("req_nul") with { AnswerContent = "before\0after" };

        await file.RecordAsync(entry);

        file.Reader.Find(entry.Id)!.AnswerContent.ShouldBe("before\0after");
    }

    [Fact]
    public async Task Record_CostBeyondALongOfPicoDollars_IsExact()
    {
        RequestEntry entry = Entries.Request("req_dear") with { CostUsd = 79_000_000_000.000000000001m };

        await file.RecordAsync(entry);

        file.Reader.Find(entry.Id)!.CostUsd.ShouldBe(79_000_000_000.000000000001m);
    }

    [Fact]
    public void PicoUsd_AnyWholeNumber_ComesBack() =>
        Gen.Long.Sample(pico => PicoUsd.From(PicoUsd.ToUsd(pico)) == pico && Read(PicoUsd.Column((Int128)pico)) == pico);

    [Fact]
    public void PicoUsd_BeyondALong_ComesBackFromText() =>
        Read(PicoUsd.Column((Int128)long.MaxValue * 3)).ShouldBe((Int128)long.MaxValue * 3);

    private static Int128 Read(Cell cell) => PicoUsd.Read(cell.IsNumber ? cell.Number : cell.Text!);

    [Fact]
    public async Task CheckOutcomes_View_CountsFindingsByCheck()
    {
        await file.RecordAsync(Entries.Full());

        using SqliteConnection connection = file.Connect();
        connection.Number("SELECT count(*) FROM check_outcomes WHERE check_name = 'json_schema' AND finding = 'failed'").ShouldBe(1);
    }

    // Records hold immutable arrays, which compare by reference; their text compares by content.
    private static void ShouldBeSame(RequestEntry? actual, RequestEntry expected)
    {
        JsonSerializer.Serialize(actual).ShouldBe(JsonSerializer.Serialize(expected));
        actual!.CostUsd.ShouldBe(expected.CostUsd);
    }
}
