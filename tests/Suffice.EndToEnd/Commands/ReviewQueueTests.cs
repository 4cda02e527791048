using System.Globalization;
using System.Text.Json;
using Suffice.Agents.Contexts;
using Suffice.Agents.Keeping;
using Suffice.Agents.Tickets;
using Suffice.Agents.Verdicts;
using Suffice.Agents.Working;

namespace Suffice.EndToEnd.Commands;

/// <summary><c>suffice review queue, next, rate, accept, correct, dispute, agreement, export, import</c>, as people type them.</summary>
public sealed class ReviewQueueTests
{
    private const string Machines = "machines-own-words";

    [Fact]
    public async Task Next_BlindTicket_IsShownWithItsCriteriaAndNothingOfTheMachine()
    {
        using TestFolder folder = await DeskAsync(("T-1", Decision.Escalate));

        CommandResult queue = await SufficeCommand.RunAsync(folder.Path, "review", "queue", "qc");
        CommandResult json = await SufficeCommand.RunAsync(folder.Path, "review", "queue", "--json");
        CommandResult next = await SufficeCommand.RunAsync(folder.Path, "review", "next", "qc", "--as", "ada");
        CommandResult nextJson = await SufficeCommand.RunAsync(folder.Path, "review", "next", "qc", "--as", "ada", "--json");

        foreach (CommandResult result in (CommandResult[])[queue, json, next, nextJson])
        {
            result.ExitCode.ShouldBe(0, result.Error);
            (result.Output + result.Error).ShouldNotContain(Machines);
            (result.Output + result.Error).Replace("pass|fail|escalate", "", StringComparison.Ordinal).ShouldNotContain("escalate");
        }

        next.Output.ShouldContain("My parcel of T-1 is late");
        next.Output.ShouldContain("R-001  1 to 5  Everything needed was asked for");
        next.Output.ShouldContain("suffice review rate Q-1");
    }

    [Fact]
    public async Task Rate_ThenCorrect_TellsTheMachinesVerdictAndWritesAnEvalItem()
    {
        using TestFolder folder = await DeskAsync(("T-1", Decision.Pass));
        await SufficeCommand.RunAsync(folder.Path, "review", "next", "qc", "--as", "ada");

        CommandResult rated = await SufficeCommand.RunAsync(folder.Path, "review", "rate", "q-1", "--as", "ada", "--decision", "fail", "--rating", "R-001=1", "--note", "no number");
        CommandResult corrected = await SufficeCommand.RunAsync(folder.Path, "review", "correct", "Q-1", "--as", "ada");

        rated.ExitCode.ShouldBe(0, rated.Error);
        rated.Output.ShouldContain(Machines);
        rated.Output.ShouldContain("you decided fail, the machine pass");
        corrected.ExitCode.ShouldBe(0, corrected.Error);
        JsonDocument.Parse(File.ReadAllText(folder.PathOf("tasks/qc/evals/corrected.jsonl"))).RootElement.GetProperty("reference").GetRawText().ShouldBe("""{"decision":"fail","ratings":{"R-001":1}}""");
    }

    [Fact]
    public async Task ExitCodes_AreOneWhereTheAnswerIsNoAndTwoForMistakes()
    {
        using TestFolder folder = await DeskAsync(("T-1", Decision.Pass));

        (await SufficeCommand.RunAsync(folder.Path, "review", "accept", "Q-1")).ExitCode.ShouldBe(2);
        (await SufficeCommand.RunAsync(folder.Path, "review", "next", "qc", "--as", "ada")).ExitCode.ShouldBe(0);
        CommandResult none = await SufficeCommand.RunAsync(folder.Path, "review", "next", "qc", "--as", "ben");
        CommandResult held = await SufficeCommand.RunAsync(folder.Path, "review", "rate", "Q-1", "--as", "ben", "--decision", "fail");
        CommandResult unknown = await SufficeCommand.RunAsync(folder.Path, "review", "next", "qd");
        CommandResult odd = await SufficeCommand.RunAsync(folder.Path, "review", "rate", "Q-1", "--as", "ada", "--rating", "R-001");
        CommandResult agreement = await SufficeCommand.RunAsync(folder.Path, "review", "agreement", "qc");

        (none.ExitCode, none.Output.Trim()).ShouldBe((1, "nothing waits for you"));
        held.ExitCode.ShouldBe(1);
        held.Error.ShouldContain("Q-1 is with ada until");
        unknown.ExitCode.ShouldBe(2);
        unknown.Error.ShouldContain("the policy has no worker \"qd\"");
        odd.ExitCode.ShouldBe(2);
        odd.Error.ShouldContain("--rating R-001: write R-010=2");
        agreement.ExitCode.ShouldBe(1);
        agreement.Output.ShouldContain("200 more tickets drawn at random");
    }

    [Fact]
    public async Task Import_KilledInTheMiddleThenAgain_HasEachRatingOnceAndTheWorkerActs()
    {
        using TestFolder folder = await DeskAsync([.. Enumerable.Range(1, 220).Select(number => (Id(number), number % 3 == 0 ? Decision.Fail : Decision.Pass))]);
        CommandResult exported = await SufficeCommand.RunAsync(folder.Path, "review", "export", "qc", "--out", "sheet.csv", "--most", "220", "--as", "ada");
        exported.ExitCode.ShouldBe(0, exported.Error);
        File.ReadAllText(folder.PathOf("sheet.csv")).ShouldNotContain(Machines);
        folder.WriteLines("filled.csv", [.. Filled(folder.PathOf("sheet.csv"))]);
        using (RunningCommand killed = SufficeCommand.Start(folder.Path, "review", "import", "filled.csv", "--as", "ada"))
        {
            while (Ratings(folder) < 40 && !killed.HasExited)
            {
                await Task.Delay(10);
            }

            killed.Kill();
            await killed.WaitForExitAsync();
        }

        int before = Ratings(folder);
        CommandResult again = await SufficeCommand.RunAsync(folder.Path, "review", "import", "filled.csv", "--as", "ada", "--json");
        CommandResult twice = await SufficeCommand.RunAsync(folder.Path, "review", "import", "filled.csv", "--as", "ada");
        CommandResult agreement = await SufficeCommand.RunAsync(folder.Path, "review", "agreement", "qc");

        again.ExitCode.ShouldBe(0, again.Error);
        JsonElement counts = JsonDocument.Parse(again.Output).RootElement;
        (counts.GetProperty("earlier").GetInt32(), counts.GetProperty("rated").GetInt32()).ShouldBe((before, 220 - before));
        twice.Output.ShouldContain("0 taken in, 220 known already");
        Ratings(folder).ShouldBe(220);
        agreement.ExitCode.ShouldBe(0, agreement.Output);
        agreement.Output.ShouldContain("qc acts");
        agreement.Output.ShouldContain("220 of 220 tickets drawn at random were judged blind");
    }

    private static string Id(int number) => number.ToString("'T-'000", CultureInfo.InvariantCulture);

    // The person says what the machine says: a third fails.
    private static IEnumerable<string> Filled(string sheet) => File.ReadAllLines(sheet).Where(line => line.StartsWith("Q-", StringComparison.Ordinal))
        .Select(line => line.Split(',')).Select(cells => $"{cells[0]},{(int.Parse(cells[1][2..], CultureInfo.InvariantCulture) % 3 == 0 ? "fail,1" : "pass,4")}").Prepend("item,decision,R-001");

    private static int Ratings(TestFolder folder)
    {
        using AgentsFile file = AgentsFile.Beside(folder.PathOf("suffice-ledger/ledger.db"), TimeProvider.System);

        return file.Read(string.Empty, open =>
        {
            using Microsoft.Data.Sqlite.SqliteCommand command = open.CreateCommand();
            command.CommandText = "SELECT count(*) FROM queue_reviews WHERE step = 'rated'";

            return Convert.ToInt32(command.ExecuteScalar(), CultureInfo.InvariantCulture);
        });
    }

    private static async Task<TestFolder> DeskAsync(params (string Ticket, Decision Decision)[] judged)
    {
        TestFolder folder = new();
        folder.Write("suffice.yaml", """
            version: 1
            providers:
              p: { protocol: openai, base_url: http://127.0.0.1:1/v1 }
            models:
              small: { provider: p, id: small-1, price: { input: 1, output: 1 } }
            """);
        folder.Write("tasks/qc/task.yaml", "why: test\nladder: [small]\nworker: {}\n");
        folder.Write("tasks/qc/rubric.md", "## R-001 Everything needed was asked for\n\nThe order's number above all.\n");
        CommandResult written = await SufficeCommand.RunAsync(folder.Path, "work", "qc", "--write-schema");
        written.ExitCode.ShouldBe(0, written.Error);
        using AgentsFile file = AgentsFile.Beside(folder.PathOf("suffice-ledger/ledger.db"), TimeProvider.System);
        VerdictStore store = new(file);
        WorkerContext context = WorkerContext.Read(folder.PathOf("tasks/qc"));
        foreach ((string ticket, Decision decision) in judged)
        {
            store.Add(new KeptVerdict
            {
                Id = $"vrd_{ticket}",
                Task = "qc",
                Ticket = new Ticket { Id = ticket, Messages = [new TicketMessage("customer", $"My parcel of {ticket} is late")] },
                At = DateTimeOffset.UnixEpoch,
                Context = context.Hash,
                Rubric = context.RubricHash,
                Path = "small",
                IsSampled = true,
                Machine = new Verdict
                {
                    Decision = decision,
                    Criteria = [new CriterionRating("R-001", decision == Decision.Fail ? 1 : 4, 0.75m) { Reason = Machines }],
                    Escalation = decision == Decision.Escalate ? [new EscalationReason("E-001", Machines)] : [],
                },
            });
        }

        return folder;
    }
}
