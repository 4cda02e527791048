using System.Text;
using Microsoft.Data.Sqlite;
using Suffice.Agents.Keeping;
using Suffice.Agents.Observing;
using Suffice.Agents.Working;

namespace Suffice.Agents.Tests.Working;

public sealed class TextForgettingTests
{
    [Fact]
    public async Task Run_AfterItsTime_LeavesScoresAndNoText()
    {
        using Desk desk = new((_, _) => Desk.Answer(1, 5, quote: "secret words", cause: "asked_again"));
        await desk.Runner.RunAsync(new WorkOrder(desk.Standard, [Desk.Ticket("T-1", "the secret words of a customer")]), static _ => { }, TestContext.Current.CancellationToken);
        using AgentsFile later = new(desk.File.Path, new Later(TimeSpan.FromDays(91)));

        int changed = new TextForgetting(later).Run(desk.Loaded);

        changed.ShouldBe(2);
        KeptVerdict kept = new VerdictStore(later).List(new VerdictQuery()).ShouldHaveSingleItem();
        (kept.Ticket.Id, kept.Ticket.Text, kept.Machine.Score, kept.Machine.Criteria[0].Rating, kept.Machine.Criteria[0].RootCause).ShouldBe(("T-1", string.Empty, 0m, 1, "asked_again"));
        new ObservationStore(later).List().ShouldHaveSingleItem().Quote.ShouldBeEmpty();
        new TextForgetting(later).Run(desk.Loaded).ShouldBe(0);
        SqliteConnection.ClearAllPools();
        BytesOf(desk.File.Path).ShouldNotContain("secret words");
    }

    [Fact]
    public async Task Run_BeforeItsTime_ChangesNothing()
    {
        using Desk desk = new((_, _) => Desk.Answer(5, 5));
        await desk.Runner.RunAsync(new WorkOrder(desk.Standard, [Desk.Ticket("T-1", "words")]), static _ => { }, TestContext.Current.CancellationToken);

        new TextForgetting(desk.File).Run(desk.Loaded).ShouldBe(0);

        new VerdictStore(desk.File).List(new VerdictQuery()).ShouldHaveSingleItem().Ticket.Text.ShouldBe("words");
    }

    private static string BytesOf(string path) => string.Concat(((string[])[path, path + "-wal"]).Where(System.IO.File.Exists).Select(file =>
    {
        using FileStream open = new(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using StreamReader reader = new(open, Encoding.Latin1);

        return reader.ReadToEnd();
    }));

    private sealed class Later(TimeSpan by) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + by;
    }
}
