using System.Text.Json;
using Suffice.Dashboard.Requests;
using Suffice.Dashboard.Tables;
using Suffice.Ledger;
using Suffice.Ledger.Reading;

namespace Suffice.Dashboard.Tests.Requests;

public sealed class RequestsReadingTests : IDisposable
{
    private readonly PastDesk desk = new();

    [Fact]
    public async Task Read_NothingAsked_ListsWhatCallersAskedForTheLatestFirst()
    {
        await desk.RecordAsync(
            PastDesk.Served("req_1") with { At = PastDesk.Now.AddDays(-2) },
            PastDesk.Served("req_2"),
            PastDesk.Served("req_3") with { Outcome = RequestOutcome.Watch, Endpoint = "shadow" },
            PastDesk.Served("req_4") with { Outcome = RequestOutcome.Run, Task = null });

        Ids(new RequestsFilter { Period = PastDesk.Month }).ShouldBe(["req_2", "req_1"]);
        Ids(new RequestsFilter { Period = PastDesk.Month, Rows = ListedRows.Own }).ShouldBe(["req_4", "req_3"]);
        Ids(new RequestsFilter { Period = PastDesk.Month, Rows = ListedRows.All }).Length.ShouldBe(4);
        Ids(new RequestsFilter { Period = PastDesk.Month, Outcome = RequestOutcome.Watch }).ShouldBe(["req_3"]);
    }

    [Fact]
    public async Task Read_Filters_AddUp()
    {
        await desk.RecordAsync(
            PastDesk.Served("req_1") with { Key = "ci" },
            PastDesk.Escalated("req_2"),
            PastDesk.Escalated("req_3") with { Key = "ci", CostUsd = null },
            PastDesk.Served("req_4") with { Task = null, Place = new PipelinePlace("flow", "draft", "run_1", 2) });

        Ids(new RequestsFilter { Period = PastDesk.Month, Task = "triage", Escalated = true }).ShouldBe(["req_3", "req_2"]);
        Ids(new RequestsFilter { Period = PastDesk.Month, Reason = "one_of", Key = "ci" }).ShouldBe(["req_3"]);
        Ids(new RequestsFilter { Period = PastDesk.Month, Unpriced = true }).ShouldBe(["req_3"]);
        Ids(new RequestsFilter { Period = PastDesk.Month, Task = string.Empty }).ShouldBe(["req_4"]);
        Ids(new RequestsFilter { Period = PastDesk.Month, Pipeline = "flow", Step = "draft", Run = "run_1" }).ShouldBe(["req_4"]);
        Ids(new RequestsFilter { Period = PastDesk.Month, Model = "large", Unpriced = false }).ShouldBe(["req_2"]);
    }

    [Theory]
    [InlineData("FP1_ab")]
    [InlineData("small>large")]
    [InlineData("one_OF")]
    public async Task Read_Search_FindsInWhatIsNoContent(string text)
    {
        await desk.RecordAsync(PastDesk.Escalated("req_1"), PastDesk.Served("req_2") with { Fingerprint = null, SourceWhy = null });

        Ids(new RequestsFilter { Period = PastDesk.Month, Search = text }).ShouldBe(["req_1"]);
    }

    [Fact]
    public async Task Read_SearchForATextOfAPrompt_FindsNothing()
    {
        await desk.RecordAsync(PastDesk.Served("req_1") with { RequestContent = "the secret", AnswerContent = "the secret" });

        Ids(new RequestsFilter { Period = PastDesk.Month, Search = "the secret" }).ShouldBeEmpty();
    }

    [Fact]
    public async Task Read_AWholeId_IsFoundHoweverOldAndWithoutItsContent()
    {
        await desk.RecordAsync(PastDesk.Served("req_old") with { At = PastDesk.Now.AddDays(-300), RequestContent = "the prompt", AnswerContent = "the answer" });

        RequestEntry found = Read(new RequestsFilter { Period = PastDesk.Month, Search = "req_old" }).Requests.ShouldHaveSingleItem();

        (found.Id, found.RequestContent, found.AnswerContent).ShouldBe(("req_old", null, null));
    }

    [Fact]
    public async Task Read_PagesFollowedByTheirCursor_HoldEachOnce()
    {
        await desk.RecordAsync([.. Enumerable.Range(1, 5).Select(number => PastDesk.Served($"req_{number}"))]);
        RequestsFilter filter = new() { Period = PastDesk.Month, Limit = 2 };

        RequestsFigures first = Read(filter);
        RequestsFigures second = Read(filter with { After = CursorOf(first.Next) });
        RequestsFigures third = Read(filter with { After = CursorOf(second.Next) });

        first.Requests.Concat(second.Requests).Concat(third.Requests).Select(request => request.Id).ShouldBe(["req_5", "req_4", "req_3", "req_2", "req_1"]);
        third.Next.ShouldBeNull();
        first.Previous.ShouldBeNull();
        Read(filter with { Before = CursorOf(third.Previous) }).Requests.Select(request => request.Id).ShouldBe(["req_3", "req_2"]);
    }

    [Fact]
    public async Task Read_ForMachines_IsThePageAlone()
    {
        await desk.RecordAsync(PastDesk.Served("req_1"));

        JsonElement written = JsonSerializer.SerializeToElement(Read(new RequestsFilter { Period = PastDesk.Month }), Files.MachineJson.Options);

        written.EnumerateObject().Select(property => property.Name).ShouldBe(["requests", "next", "previous"]);
    }

    [Fact]
    public async Task Tables_NothingFound_SaysWhatToDo()
    {
        await desk.RecordAsync();

        RequestsTables.Requests(Read(new RequestsFilter { Period = PastDesk.Month })).Empty.ShouldContain("base URL");
        RequestsTables.Requests(Read(new RequestsFilter { Period = PastDesk.Month, Task = "x" })).Empty.ShouldContain("Take a filter away");
    }

    [Fact]
    public async Task Tables_UnpricedRequest_IsNotZero()
    {
        await desk.RecordAsync(PastDesk.Served("req_1") with { CostUsd = null });

        Cell cost = RequestsTables.Requests(Read(new RequestsFilter { Period = PastDesk.Month })).Rows[0][6];

        (cost.Value, cost.Shown).ShouldBe((null, "≥ $0.0010"));
    }

    public void Dispose() => desk.Dispose();

    private static RequestCursor CursorOf(string? text) => RequestCursor.TryParse(text!, out RequestCursor cursor) ? cursor : default;

    private RequestsFigures Read(RequestsFilter filter) => new RequestsReading(desk.Policies, desk.Ledger).Read(filter);

    private string[] Ids(RequestsFilter filter) => [.. Read(filter).Requests.Select(request => request.Id)];
}
