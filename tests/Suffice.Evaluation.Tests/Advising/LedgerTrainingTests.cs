using System.Text.Json;
using Suffice.Evaluation.Advising.Training;
using Suffice.Evaluation.Offline;
using Suffice.Evaluation.Tests.Simulating;
using Suffice.Policy;

namespace Suffice.Evaluation.Tests.Advising;

public sealed class LedgerTrainingTests
{
    private const string Kept = ", store_content: true";
    private const string Shadowed = ", store_content: true, shadow: { rate: 1, budget: 5 }";

    [Fact]
    public async Task Make_LedgerWithoutShadows_LearnsWhatWasAcceptedAndTheLargeAnswerWhereACallWentUp()
    {
        using AdvisedDesk desk = new();
        using LoggedDesk log = new();

        TrainingLines lines = await MakeAsync(desk, log, Kept, TrainingForm.Chat);

        Dictionary<int, string> learned = Learned(lines);
        learned.Count.ShouldBe(30);
        learned[3].ShouldBe("normal");
        learned[5].ShouldBe("urgent");
    }

    [Fact]
    public async Task Make_LedgerWithShadows_LearnsTheLastRungsAnswer()
    {
        using AdvisedDesk desk = new();
        using LoggedDesk log = new();

        Dictionary<int, string> learned = Learned(await MakeAsync(desk, log, Shadowed, TrainingForm.Chat));

        learned.Count.ShouldBe(30);
        learned.ShouldAllBe(ticket => ticket.Value == (ticket.Key % 2 == 0 ? "urgent" : "normal"));
    }

    [Fact]
    public async Task Make_Pairs_HoldTheLowerRungsWorseAnswerBesideTheLastRungs()
    {
        using AdvisedDesk desk = new();
        using LoggedDesk log = new();

        TrainingLines lines = await MakeAsync(desk, log, Shadowed, TrainingForm.Preference);

        // Of tickets 1 to 30 every fifth is answered wrongly by small, but for those that its gate sent up.
        string[] all = [.. lines.Train, .. lines.Validation, .. lines.Test];
        all.Select(line => JsonDocument.Parse(line).RootElement).Select(line => (Ticket(line.GetProperty("prompt")), line.GetProperty("chosen")[0].GetProperty("content").GetString(), line.GetProperty("rejected")[0].GetProperty("content").GetString()))
            .ShouldBe([(5, "normal", "urgent"), (10, "urgent", "normal"), (20, "urgent", "normal"), (25, "normal", "urgent")], ignoreOrder: true);
        lines.LeftOut.ShouldContain("10 went up, and the ledger keeps no answer that a gate rejected");
        lines.LeftOut.ShouldContain(reason => reason.StartsWith("16 have no worse answer", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Make_EvalItemsAmongTheCalls_AreKeptOut()
    {
        using AdvisedDesk desk = new AdvisedDesk().WithItems(5);
        using LoggedDesk log = new();

        TrainingLines lines = await MakeAsync(desk, log, Kept, TrainingForm.Chat);

        Learned(lines).Keys.ShouldNotContain(ticket => ticket < 5);
        lines.LeftOut.ShouldContain(reason => reason.StartsWith("4 are eval items", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Make_ItemsOfAnEvalRun_AreKeptOut()
    {
        using AdvisedDesk desk = new AdvisedDesk().WithRun(8, smallWrong: 0);
        using LoggedDesk log = new();

        Learned(await MakeAsync(desk, log, Kept, TrainingForm.Chat)).Keys.ShouldNotContain(ticket => ticket < 8);
    }

    [Fact]
    public async Task Make_LedgerWithoutTexts_NamesTheSetting()
    {
        using AdvisedDesk desk = new();
        using LoggedDesk log = new();

        ReplayException refused = await Should.ThrowAsync<ReplayException>(() => MakeAsync(desk, log, string.Empty, TrainingForm.Chat));

        refused.Message.ShouldContain("30 are kept without their texts: triage needs store_content: true");
    }

    private static async Task<TrainingLines> MakeAsync(AdvisedDesk desk, LoggedDesk log, string more, TrainingForm form)
    {
        SufficePolicy policy = log.Policy("small, large", more);
        await log.ServeAsync(policy, 30);
        policy = policy with { Ledger = new LedgerSettings { Path = log.LedgerPath } };

        return await new TrainingMaker(desk.PolicyPath, policy).MakeAsync(policy.FindTask("triage")!, new TrainingOptions { Form = form });
    }

    private static Dictionary<int, string> Learned(TrainingLines lines) => lines.Train.Concat(lines.Validation).Concat(lines.Test)
        .Select(line => JsonDocument.Parse(line).RootElement.GetProperty("messages"))
        .ToDictionary(Ticket, messages => messages[1].GetProperty("content").GetString()!);

    private static int Ticket(JsonElement messages) => int.Parse(messages[0].GetProperty("content").GetString()!.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture);
}
