using System.Text.Json;
using Suffice.Agents.Keeping;
using Suffice.Agents.Observing;
using Suffice.Agents.Tickets;
using Suffice.Agents.Verdicts;
using Suffice.Agents.Working;
using Suffice.Evidence.Loop;

namespace Suffice.EndToEnd.Commands;

/// <summary><c>suffice chief</c> and the decisions below <c>suffice review</c>, as people type them, against scripted stand-ins over HTTP.</summary>
public sealed class ChiefTests : IAsyncLifetime
{
    private readonly TestFolder folder = new();
    private StandInServer server = null!;

    public async ValueTask InitializeAsync()
    {
        server = await StandInServer.StartAsync();
        string policy = LoopDesk.Write(folder.Path, cases: 240);
        await File.WriteAllTextAsync(policy, (await File.ReadAllTextAsync(policy)).Replace("http://127.0.0.1:9/v1", $"{server.Address}v1", StringComparison.Ordinal));
        using AgentsFile file = AgentsFile.Beside(folder.PathOf("ledger.db"), TimeProvider.System);
        foreach (int number in (int[])[1, 2, 3, 4])
        {
            Complain(file, LoopTickets.WithoutOrderId($"T-{number}", number));
        }
    }

    [Fact]
    public async Task Chief_FromThePatternToTheRollBack_IsWhatPeopleType()
    {
        string pattern = (await JsonAsync("review", "patterns")).GetProperty("patterns").EnumerateArray().Single().GetProperty("id").GetString()!;
        (await RunAsync("chief", "--dry-run")).Output.ShouldContain("would be put to explain");
        server.Asked.ShouldBe(0);

        JsonElement refused = (await JsonAsync("chief")).GetProperty("proposals").EnumerateArray().Single();
        await RunAsync("chief");
        (await RunAsync("review", "cases", pattern, "--accept", "all", "--as", "ada")).Output.ShouldContain("4 cases, 4 checked, 4 of them now");
        JsonElement passed = (await JsonAsync("chief")).GetProperty("proposals").EnumerateArray().Single();
        CommandResult shown = await RunAsync("review", "show", passed.GetProperty("id").GetString()!);
        CommandResult approved = await RunAsync("review", "approve", passed.GetProperty("id").GetString()!, "--as", "ada");
        string changed = await File.ReadAllTextAsync(LoopDesk.StandardsOf(folder.Path), TestContext.Current.CancellationToken);
        CommandResult back = await RunAsync("review", "rollback", "ticket-triage/standards.md@1", "--as", "ada", "--why", "to see");
        CommandResult versions = await RunAsync("review", "versions", "ticket-triage");

        refused.GetProperty("state").GetString().ShouldBe("refused");
        passed.GetProperty("state").GetString().ShouldBe("passed");
        shown.Output.ShouldContain("+ - S-003 Order without its number: ask for the order id.");
        shown.Output.ShouldContain("the pattern's own: 0 -> 4 of 4 right");
        approved.Output.ShouldContain("ticket-triage/standards.md@2 holds, and is watched until");
        changed.ShouldContain(StandIns.Good);
        back.Output.ShouldContain("standards.md is at version 3, back to version 1: to see");
        versions.Output.ShouldContain("standards.md@3");
        (await File.ReadAllTextAsync(LoopDesk.StandardsOf(folder.Path), TestContext.Current.CancellationToken)).ShouldNotContain("S-003");
    }

    [Fact]
    public async Task Chief_KilledAgainAndAgain_GoesOnAndBuysNothingTwice()
    {
        int kills = 0;
        for (int after = 10; kills < 5; after += 40)
        {
            using RunningCommand chief = SufficeCommand.Start(folder.Path, "chief");
            await server.AskedAsync(after);
            chief.Kill();
            await chief.WaitForExitAsync(TestContext.Current.CancellationToken);
            kills++;
        }

        JsonElement[] tried = [.. (await JsonAsync("chief")).GetProperty("proposals").EnumerateArray()];

        tried.Select(one => one.GetProperty("state").GetString()).ShouldBe(["refused", "inconclusive"]);
        JsonElement gate = tried[0].GetProperty("gate");
        gate.GetProperty("unjudged").GetInt32().ShouldBe(0);
        long cases = gate.GetProperty("validation").GetProperty("n").GetInt64() + gate.GetProperty("final").GetProperty("n").GetInt64() + gate.GetProperty("unchecked").GetProperty("n").GetInt64();

        // Once as the files are and once for each of the two drafts. What a killed process had under way, four calls at most, was bought and could not be kept.
        ((long)server.AskedSmall).ShouldBeInRange(3 * cases, (3 * cases) + (4 * kills));
        (server.Asked - server.AskedSmall).ShouldBe(2, "the strong one is asked once for each draft");
    }

    [Theory]
    [InlineData("there is no proposal \"P-1\"", "review", "approve", "P-1")]
    [InlineData("there is no pattern \"PT-0\"", "review", "close", "PT-0", "--reason", "resolved")]
    [InlineData("\"someday\" is no day", "review", "snooze", "PT-0", "--until", "someday")]
    [InlineData("there is no pattern \"PT-0\"", "review", "cases", "PT-0")]
    [InlineData("the policy has no worker \"nobody\"", "review", "versions", "nobody")]
    public async Task Review_AMistake_IsASentenceAndWrongUse(string told, params string[] args)
    {
        CommandResult result = await SufficeCommand.RunAsync(folder.Path, args);

        result.ExitCode.ShouldBe(2);
        result.Error.ShouldContain(told);
        result.Error.ShouldNotContain("   at ");
    }

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        folder.Dispose();
    }

    private static void Complain(AgentsFile file, Ticket ticket)
    {
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        new VerdictStore(file).Add(new KeptVerdict { Id = $"vrd_{ticket.Id}", Task = LoopDesk.Control, Ticket = ticket, At = now, Context = "c", Rubric = "r", Machine = new Verdict { Decision = Decision.Fail } });
        new ObservationStore(file).Append(new Observation(LoopDesk.Control, LoopDesk.Triage, "missing_detail") { Field = "order_id", Ticket = ticket.Id, Trace = $"tr-{ticket.Id}", Quote = ticket.Text.Split('?')[0] });
    }

    private async Task<JsonElement> JsonAsync(params string[] args) => JsonSerializer.Deserialize<JsonElement>((await RunAsync([.. args, "--json"])).Output);

    private async Task<CommandResult> RunAsync(params string[] args)
    {
        CommandResult result = await SufficeCommand.RunAsync(folder.Path, args);
        result.ExitCode.ShouldBe(0, result.Error + result.Output);

        return result;
    }
}
