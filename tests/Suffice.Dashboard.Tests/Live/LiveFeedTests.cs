using Suffice.Checks;
using Suffice.Dashboard.Live;
using Suffice.Ledger;

namespace Suffice.Dashboard.Tests.Live;

public sealed class LiveFeedTests
{
    private readonly LiveFeed feed = new();

    [Fact]
    public void Tell_SeveralWatchers_EachReadsWhatItAskedFor()
    {
        using LiveWatcher all = feed.Watch(new LiveFilter())!;
        using LiveWatcher notes = feed.Watch(new LiveFilter("note"))!;
        using LiveWatcher none = feed.Watch(new LiveFilter(string.Empty))!;
        using LiveWatcher refused = feed.Watch(new LiveFilter(Outcome: RequestOutcome.Refused))!;

        feed.Tell(PastDesk.Served("req_1"));
        feed.Tell(PastDesk.Served("req_2") with { Task = "note" });
        feed.Tell(PastDesk.Served("req_3") with { Task = null, Outcome = RequestOutcome.Refused });
        feed.Tell(PastDesk.Served("req_4") with { Outcome = RequestOutcome.Watch });

        Read(all).ShouldBe(["req_1", "req_2", "req_3"]);
        Read(notes).ShouldBe(["req_2"]);
        Read(none).ShouldBe(["req_3"]);
        Read(refused).ShouldBe(["req_3"]);
    }

    [Fact]
    public void Tell_AReaderThatIsTooSlow_MissesTheOldestAndIsToldHowMany()
    {
        using LiveWatcher slow = feed.Watch(new LiveFilter())!;

        foreach (int number in Enumerable.Range(1, LiveWatcher.MostWaiting + 3))
        {
            feed.Tell(PastDesk.Served($"req_{number}"));
        }

        slow.Dropped.ShouldBe(3);
        string[] read = Read(slow);
        (read.Length, read[0]).ShouldBe((LiveWatcher.MostWaiting, "req_4"));
    }

    [Fact]
    public void Tell_Content_IsInNoEvent()
    {
        using LiveWatcher watcher = feed.Watch(new LiveFilter())!;
        AttemptEntry attempt = PastDesk.Attempt(0, 0, "small", AttemptOutcome.Rejected, 0m) with { FailureMessage = "secret", Checks = [new CheckOutcome("one_of", FindingKind.Failed, "secret")] };

        feed.Tell(PastDesk.Served("req_1") with { RequestContent = "secret", AnswerContent = "secret", Error = "secret", Attempts = [attempt] });

        watcher.TryRead(out RequestEntry? told).ShouldBeTrue();
        System.Text.Json.JsonSerializer.Serialize(told, Files.MachineJson.Options).ShouldNotContain("secret");
    }

    [Fact]
    public async Task Dispose_AWatcher_LeavesAndIsToldNothingMore()
    {
        LiveWatcher watcher = feed.Watch(new LiveFilter())!;

        watcher.Dispose();
        feed.Tell(PastDesk.Served("req_1"));

        feed.Watchers.ShouldBe(0);
        (await watcher.WaitAsync(TestContext.Current.CancellationToken)).ShouldBeFalse();
    }

    [Fact]
    public void Watch_TooMany_AreRefused()
    {
        LiveWatcher?[] watchers = [.. Enumerable.Range(0, LiveFeed.MostWatchers).Select(_ => feed.Watch(new LiveFilter()))];

        feed.Watch(new LiveFilter()).ShouldBeNull();
        watchers[0]!.Dispose();

        feed.Watch(new LiveFilter()).ShouldNotBeNull();
    }

    [Fact]
    public void Row_OfARequest_HasTheCellsOfTheList()
    {
        LiveRow row = LiveRow.Of(PastDesk.Escalated("req_1") with { Key = "<b>\u202e" });

        row.Cells[1].Link.ShouldBe("/requests/req_1");
        row.Cells[3].Badge.ShouldBe("badge good");
        (row.Cells[6].Text, row.Cells[6].Value).ShouldBe(("$0.0110", "0.011"));
        row.Cells[9].Text.ShouldBe("<b>\ufffd");
    }

    private static string[] Read(LiveWatcher watcher)
    {
        List<string> read = [];
        while (watcher.TryRead(out RequestEntry? request))
        {
            read.Add(request!.Id);
        }

        return [.. read];
    }
}
