using Suffice.Audit.Reports;
using Suffice.Audit.Tests.Reading;

namespace Suffice.Audit.Tests.Discovery;

public sealed class TasksFoundTests : IDisposable
{
    private readonly LogFolder logs = new();

    public void Dispose() => logs.Dispose();

    [Fact]
    public async Task RunAsync_OfThreeKindsOfCalls_FindsThreeTasks()
    {
        AuditReport report = await Audit(MadeLog.Mixed(2000));

        report.Tasks.Select(task => task.Name).ShouldBe(["ticket-triage-agent", "translator-customer", "summarize-note"], ignoreOrder: true);
        // One in ten rows is such a call, and two of these are among the broken ones.
        report.Tasks.Single(task => task.Name == "translator-customer").Profile.Calls.ShouldBe(198);
        report.Coverage.Calls.ShouldBe(report.Tasks.Sum(task => task.Profile.Calls));
    }

    [Fact]
    public async Task RunAsync_LabelsInTheUsersMessages_AreTheTasksOnlyWhereAllListTheSame()
    {
        string Log(Func<int, string> user) => string.Join("\n", Enumerable.Range(0, 20).Select(i => MadeLog.Row($"r{i}", string.Empty, user(i))));

        AuditReport same = await Audit(Log(i => $"Classify the ticket below.\nLabels: billing, access, other\nTicket: number {i}"));
        AuditReport other = await Audit(Log(i => $"Classify the ticket below.\nLabels: billing, access, case{(char)('a' + i)}\nTicket: number {i}"));

        same.Tasks[0].Profile.Labels.ShouldBe(["billing", "access", "other"]);
        other.Tasks[0].Profile.Labels.ShouldBeEmpty();
    }

    [Fact]
    public async Task RunAsync_TwoProgramsWithTheSameBoilerplate_AreTwoTasks()
    {
        const string House = " Work carefully, read the whole message, keep names as they are written, and never add a remark of your own before or after the answer that you give.";
        AuditReport report = await Audit(string.Join("\n", Enumerable.Range(0, 40).Select(i => i % 2 == 0
            ? MadeLog.Row($"r{i}", "You are a banking intent classifier." + House, $"Ticket {i}")
            : MadeLog.Row($"r{i}", "You are a tutor who answers with one letter." + House, $"Question {i}"))));

        report.Tasks.Length.ShouldBe(2);
    }

    [Fact]
    public async Task RunAsync_PromptsThatDifferInALongRetrievedText_AreOneTask()
    {
        Random random = new(1);
        string Retrieved() => string.Join(' ', Enumerable.Range(0, 200).Select(_ => new string((char)('a' + random.Next(26)), 3 + random.Next(6))));
        const string Instructions = "You answer questions about our handbook for the people of Meridian. Use only the passages below and say that you do not know when they do not hold the answer. Passages: ";

        AuditReport report = await Audit(string.Join("\n", Enumerable.Range(0, 200).Select(i => MadeLog.Row($"r{i}", Instructions + Retrieved(), $"Question {i}"))));

        AuditedTask task = report.Tasks.ShouldHaveSingleItem();
        task.Profile.Calls.ShouldBe(200);
        task.Match.SystemContains.ShouldNotBeNull();
    }

    [Theory]
    [InlineData(20)]
    [InlineData(300)]
    public async Task RunAsync_ShortInstructionsBeforeARetrievedText_AreOneTask(int calls)
    {
        Random random = new(1);
        string Retrieved() => string.Join(' ', Enumerable.Range(0, 200).Select(_ => new string((char)('a' + random.Next(26)), 3 + random.Next(6))));

        AuditReport report = await Audit(string.Join("\n", Enumerable.Range(0, calls).Select(i =>
            MadeLog.Row($"r{i}", "Answer from the passages below, in one sentence. Passages: " + Retrieved(), $"Question {i}"))));

        report.Tasks.ShouldHaveSingleItem().Profile.Calls.ShouldBe(calls);
    }

    [Fact]
    public async Task RunAsync_NamesThatDifferInANumber_AreTasksOfTheirOwnUntilThereAreMany()
    {
        string Log(int names) => string.Join("\n", Enumerable.Range(0, 200).Select(i =>
            MadeLog.Row($"r{i}", string.Empty, $"Say {i}", extra: $",\"metadata\":{{\"task\":\"step {i % names}\"}}")));

        (await Audit(Log(3))).Tasks.Select(task => task.Name).ShouldBe(["step-0", "step-1", "step-2"], ignoreOrder: true);
        (await Audit(Log(50))).Tasks.ShouldHaveSingleItem().Name.ShouldBe("step");
    }

    [Theory]
    [InlineData("Rückfragen", "rueckfragen")]
    [InlineData("Жалобы клиентов", "zhaloby-klientov")]
    [InlineData("Résumé", "resume")]
    public async Task RunAsync_NamesInOtherAlphabets_StayReadable(string hint, string name)
    {
        AuditReport report = await Audit(MadeLog.Row("r1", string.Empty, "Say it", extra: $",\"metadata\":{{\"task\":\"{hint}\"}}"));

        report.Tasks.ShouldHaveSingleItem().Name.ShouldBe(name);
    }

    [Fact]
    public async Task RunAsync_CallsWithoutANameAndTheFixedPartOfANamedTask_JoinIt()
    {
        AuditReport report = await Audit(string.Join("\n", Enumerable.Range(0, 30).Select(i =>
            MadeLog.Row($"r{i}", MadeLog.Triage, $"Ticket {i}", extra: i < 20 ? ",\"metadata\":{\"task\":\"inbox\"}" : string.Empty))));

        AuditedTask task = report.Tasks.ShouldHaveSingleItem();
        task.Name.ShouldBe("inbox");
        task.Profile.Calls.ShouldBe(30);
    }

    [Fact]
    public async Task RunAsync_ThousandsOfPromptsThatBeginEachInTheirOwnWay_LoseNoCallAndNoTask()
    {
        string log = string.Join("\n", Enumerable.Range(0, 10_000).Select(i => MadeLog.Row(
            $"r{i}", string.Empty, i % 4 == 0 ? $"Summarize this note in one line: {i}" : $"{Word(i)} {Word(i * 7)} {Word(i * 13)} is what I mean")));

        AuditReport report = await Audit(log);

        report.Coverage.Calls.ShouldBe(10_000);
        report.Tasks.Sum(task => task.Profile.Calls).ShouldBe(10_000);
        report.Tasks.Single(task => task.Name.StartsWith("summarize", StringComparison.Ordinal)).Profile.Calls.ShouldBe(2_500);

        static string Word(int number) => string.Concat(number.ToString(System.Globalization.CultureInfo.InvariantCulture).Select(digit => (char)('a' + digit - '0')));
    }

    [Fact]
    public async Task RunAsync_ATaskOfManyKinds_HasNone()
    {
        string[] wishes = ["Translate this into German: tree", "Write a poem about rain", "Summarize the text: it rains"];
        string log = string.Join("\n", Enumerable.Range(0, 30).Select(i => MadeLog.Row($"r{i}", string.Empty, wishes[i % 3], extra: ",\"metadata\":{\"task\":\"mixed\"}")));

        AuditedTask task = (await Audit(log)).Tasks.ShouldHaveSingleItem();

        task.Profile.Types.Count.ShouldBe(3);
        task.Type.ShouldBeNull();
    }

    [Fact]
    public async Task RunAsync_NamesThatBecomeTheSame_AreKeptApart()
    {
        AuditReport report = await Audit(string.Join("\n", ((string[])["Triage", "triage!"]).Select((name, i) =>
            MadeLog.Row($"r{i}", string.Empty, "Say it", extra: $",\"metadata\":{{\"task\":\"{name}\"}}"))));

        report.Tasks.Select(task => task.Name).ShouldBe(["triage", "triage-2"], ignoreOrder: true);
    }

    [Fact]
    public async Task RunAsync_AWeakName_YieldsToTheFixedPart()
    {
        string Row(int i, string system) => $$$"""
            {"request_id":"q{{{i}}}","call_type":"acompletion","spend":0.001,"total_tokens":110,"prompt_tokens":100,"completion_tokens":10,"startTime":"2026-11-02T09:14:03Z","endTime":"2026-11-02T09:14:04Z","model":"gpt-4o-mini","model_group":"fast-ones","custom_llm_provider":"openai","cache_hit":"False","messages":[{"role":"system","content":"{{{system}}}"},{"role":"user","content":"x"}],"response":{"choices":[{"message":{"role":"assistant","content":"y"}}]},"status":"success"}
            """;

        AuditReport report = await Audit(Row(1, MadeLog.Triage) + "\n" + Row(2, "You are a translator. Translate the text into German."));

        report.Tasks.Select(task => task.Name).ShouldBe(["ticket-triage-agent", "translator"], ignoreOrder: true);
        report.BothCosts.ShouldBe(new LoggedAndComputed(2, 2 * ((100 * 0.15m) + (10 * 0.60m)) / 1_000_000, 0.002m));
    }

    private Task<AuditReport> Audit(string log, Func<AuditOptions, AuditOptions>? change = null) => logs.Audit(log, change);
}
