using System.IO.Compression;
using System.Text;
using Microsoft.Extensions.Time.Testing;
using Suffice.Audit.Reports;
using Suffice.Audit.Reports.Json;
using Suffice.Audit.Sources;
using Suffice.Audit.Tests.Reading;
using Suffice.Catalog;

namespace Suffice.Audit.Tests;

public sealed class AuditorTests : IDisposable
{
    private readonly LogFolder logs = new();

    private DirectoryInfo Folder => logs.Folder;

    private FakeTimeProvider Time => logs.Time;

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
    public async Task RunAsync_OfAnyRows_CountsEachRowOnce()
    {
        AuditReport report = await Audit(MadeLog.Mixed(2000));

        long rows = report.Coverage.Calls + report.Coverage.Duplicates + report.Coverage.Faults.Sum(fault => fault.Count) + report.Coverage.NotCalls.Sum(other => other.Count);
        rows.ShouldBe(2000);
        report.Coverage.Faults.ShouldHaveSingleItem().Places[0].ShouldEndWith("log.jsonl:6");
    }

    [Fact]
    public async Task RunAsync_MoneyOfTasksChargesAndCalls_IsTheSame()
    {
        AuditReport report = await Audit(string.Join("\n", Enumerable.Range(0, 50).Select(i => MadeLog.Row($"r{i}", MadeLog.Triage, $"Ticket {i}"))));

        // 1,000 prompt tokens at 2.50 and 10 answer tokens at 10 USD a million.
        decimal each = (1000 * 2.50m / 1_000_000) + (10 * 10m / 1_000_000);
        report.PaidUsd.ShouldBe(50 * each);
        report.Charges.Sum(charge => charge.Usd ?? 0).ShouldBe(50 * each);
        report.Tasks.Sum(task => task.PaidUsd).ShouldBe(50 * each);
    }

    [Fact]
    public async Task RunAsync_StoppedAndBegunAgain_GoesOnAndReportsTheSame()
    {
        string path = Write(MadeLog.Mixed(8000));
        AuditReport whole = await new Auditor(ModelCatalog.BuiltIn(), Time).RunAsync(Options(path), null, CancellationToken.None);
        using CancellationTokenSource stop = new();
        AuditOptions options = Options(path) with { StateFolder = Path.Combine(Folder.FullName, "state") };
        Progress progress = new(_ => stop.Cancel());
        Time.AutoAdvanceAmount = TimeSpan.FromSeconds(1);

        await Should.ThrowAsync<OperationCanceledException>(() => new Auditor(ModelCatalog.BuiltIn(), Time).RunAsync(options, progress, stop.Token));
        Directory.GetFiles(options.StateFolder).ShouldHaveSingleItem();
        Time.AutoAdvanceAmount = TimeSpan.Zero;
        AuditReport resumed = await new Auditor(ModelCatalog.BuiltIn(), Time).RunAsync(options, null, CancellationToken.None);

        ReportJson.Write(resumed with { MadeAt = whole.MadeAt }).ShouldBe(ReportJson.Write(whole));
        new Auditor(ModelCatalog.BuiltIn(), Time).Forget(options);
        Directory.GetFiles(options.StateFolder).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task RunAsync_OnAnyNumberOfThreads_ReportsTheSame(int threads)
    {
        string path = Write(MadeLog.Mixed(8000));
        AuditReport two = await new Auditor(ModelCatalog.BuiltIn(), Time).RunAsync(Options(path) with { Threads = 2 }, null, CancellationToken.None);

        AuditReport other = await new Auditor(ModelCatalog.BuiltIn(), Time).RunAsync(Options(path) with { Threads = threads }, null, CancellationToken.None);

        ReportJson.Write(other).ShouldBe(ReportJson.Write(two));
    }

    [Fact]
    public async Task RunAsync_WithLast_CountsTheLatestCallsOnly()
    {
        AuditReport report = await Audit(MadeLog.Mixed(2000), options => options with { Last = 100 });

        report.Coverage.Calls.ShouldBe(100);
        report.Period!.Value.Last.ShouldBe(DateTimeOffset.FromUnixTimeSeconds(1_790_000_000 + 1999));
        report.Period.Value.First.ShouldBeGreaterThan(DateTimeOffset.FromUnixTimeSeconds(1_790_000_000 + 1850));
    }

    [Fact]
    public async Task RunAsync_WithSince_LeavesEarlierCallsOutAndSaysHowMany()
    {
        AuditReport report = await Audit(MadeLog.Mixed(2000), options => options with { Since = DateTimeOffset.FromUnixTimeSeconds(1_790_000_000 + 1000) });

        report.Period!.Value.First.ShouldBeGreaterThanOrEqualTo(DateTimeOffset.FromUnixTimeSeconds(1_790_000_000 + 1000));
        report.Coverage.LeftOut.ShouldBeGreaterThan(800);
    }

    [Fact]
    public async Task RunAsync_WithSample_LooksAtThatShareAndSaysSo()
    {
        AuditReport report = await Audit(MadeLog.Mixed(4000), options => options with { Sample = 0.25 });

        (report.Coverage.Calls / (double)(report.Coverage.Calls + report.Coverage.LeftOut)).ShouldBeInRange(0.2, 0.3);
        report.Coverage.Notes.ShouldContain(note => note.StartsWith("Only 25% of the calls"));
    }

    [Fact]
    public async Task RunAsync_OfAModelThatNobodyKnows_ListsItAndPricesNothing()
    {
        AuditReport report = await Audit(MadeLog.Row("r1", MadeLog.Triage, "Ticket", model: "house-model-9"));

        report.PaidUsd.ShouldBe(0);
        report.Coverage.Priced.ShouldBe(0);
        report.Unpriced.ShouldHaveSingleItem().ShouldBe(new Unpriced("house-model-9", "the catalogue does not know this model", 1, 1010, null));
        report.Charges.ShouldHaveSingleItem().Usd.ShouldBeNull();
    }

    [Fact]
    public async Task RunAsync_WhereTheSameVendorSavesNearlyAsMuch_ProposesItFirst()
    {
        string log = string.Join("\n", Enumerable.Range(0, 50).Select(i => MadeLog.Row($"r{i}", MadeLog.Triage, $"Ticket {i}")));

        AuditReport report = await Audit(log, options => options with { Models = ["claude-haiku-5-5", "gpt-4.1-nano", "gpt-4o-mini"] });

        report.Tasks[0].Ladders.Select(ladder => ladder.Rungs[0]).ShouldBe(["gpt-4.1-nano", "gpt-4o-mini", "claude-haiku-5-5"]);
        report.Tasks[0].Ladders[2].CautiousSavingUsd.ShouldBeGreaterThan(report.Tasks[0].Ladders[1].CautiousSavingUsd);
    }

    [Fact]
    public async Task RunAsync_WithPricesOfOnesOwn_TakesThemBeforeTheCatalogues()
    {
        string log = MadeLog.Row("r1", MadeLog.Triage, "Ticket", model: "house-model-9") + "\n" + MadeLog.Row("r2", MadeLog.Triage, "Ticket");
        TokenPrices own = new() { Input = 1, Output = 2 };

        AuditReport report = await Audit(log, options => options with
        {
            Prices = options.Prices.Add("house-model-9", own).Add("gpt-4o-2024-08-06", own),
        });

        report.PaidUsd.ShouldBe(2 * ((1000 * 1m) + (10 * 2m)) / 1_000_000);
        report.Unpriced.ShouldBeEmpty();
    }

    [Fact]
    public async Task RunAsync_ACutArchive_ReadsWhatIsThereAndSaysThatItIsCut()
    {
        string path = Path.Combine(Folder.FullName, "log.jsonl.gz");
        using (GZipStream packed = new(File.Create(path), CompressionLevel.Optimal))
        {
            packed.Write(Encoding.UTF8.GetBytes(MadeLog.Mixed(3000)));
        }

        File.WriteAllBytes(path, File.ReadAllBytes(path)[..^2000]);

        AuditReport report = await new Auditor(ModelCatalog.BuiltIn(), Time).RunAsync(Options(path), null, CancellationToken.None);

        report.Coverage.Calls.ShouldBeGreaterThan(1000);
        report.Coverage.Faults.ShouldContain(fault => fault.What.StartsWith("the packed file is damaged or cut"));
    }

    [Fact]
    public async Task RunAsync_AFileWithRowsOfTwoVendors_ReadsEachByItsOwnMeaning()
    {
        const string Claude = """
            {"request":{"model":"claude-sonnet-4-5","max_tokens":9,"system":"You are a ticket triage agent for Meridian Software.","messages":[{"role":"user","content":"Hi"}]},"response":{"id":"msg_1","type":"message","role":"assistant","model":"claude-sonnet-4-5-20250929","content":[{"type":"text","text":"a"}],"stop_reason":"end_turn","usage":{"input_tokens":1000,"cache_read_input_tokens":500,"output_tokens":100}}}
            """;

        AuditReport report = await Audit($"{MadeLog.Row("r1", MadeLog.Triage, "Ticket")}\n{MadeLog.Row("r2", MadeLog.Triage, "Ticket 2")}\n{Claude}");

        CallSample sample = report.Tasks.SelectMany(task => task.Samples).Single(call => call.Model == "claude-sonnet-4-5");
        sample.System.ShouldBe("You are a ticket triage agent for Meridian Software.");
        sample.PromptTokens.ShouldBe(1500);
    }

    [Fact]
    public async Task RunAsync_ARequestWithAnErrorAndNoResponse_IsACallThatFailed()
    {
        string row = MadeLog.Row("r1", MadeLog.Triage, "Ticket");
        string failed = row[..row.IndexOf(",\"response\"", StringComparison.Ordinal)] + ",\"error\":{\"message\":\"boom\"},\"status_code\":500}";

        AuditReport report = await Audit($"{row}\n{failed}");

        AuditedTask task = report.Tasks.ShouldHaveSingleItem();
        task.Profile.Calls.ShouldBe(2);
        task.Profile.NotAnswered.ShouldBe(1);
        report.Coverage.Priced.ShouldBe(2);
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
    public async Task RunAsync_OneFileNamedTwice_CountsItOnce()
    {
        string path = Write("model,prompt,completion,prompt_tokens,completion_tokens\ngpt-4o-mini,Hi,Hello,10,5\n");
        string other = Path.Combine(Folder.FullName, ".", "log.jsonl");

        AuditReport report = await new Auditor(ModelCatalog.BuiltIn(), Time).RunAsync(new AuditOptions { Paths = [path, other] }, null, CancellationToken.None);

        report.Coverage.Calls.ShouldBe(1);
    }

    [Fact]
    public async Task RunAsync_AFolderWithALinkToItself_ReadsItOnce()
    {
        Write(MadeLog.Row("r1", MadeLog.Triage, "Ticket"));
        Directory.CreateSymbolicLink(Path.Combine(Folder.FullName, "loop"), Folder.FullName);

        AuditReport report = await new Auditor(ModelCatalog.BuiltIn(), Time).RunAsync(Options(Folder.FullName), null, CancellationToken.None);

        report.Coverage.Files.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task RunAsync_AnEmptyListAndDeepJson_AreCounted()
    {
        string deep = MadeLog.Row("r1", MadeLog.Triage, "Ticket", extra: $",\"deep\":{new string('[', 100)}{new string(']', 100)}");

        AuditReport report = await Audit($"[]\n{deep}\n");

        report.Coverage.Calls.ShouldBe(1);
        report.Coverage.Faults.ShouldHaveSingleItem().What.ShouldBe("an empty list, where a call is expected");
    }

    [Fact]
    public async Task RunAsync_OfAFileThatNoToolWrites_SaysWhatIsKnown()
    {
        AuditInputException error = await Should.ThrowAsync<AuditInputException>(() => Audit("{\"colour\":\"red\"}\n"));

        error.Message.ShouldContain("log.jsonl");
        error.Message.ShouldContain("litellm");
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
    public async Task RunAsync_ABatchWhoseRequestsAndAnswersAreTwoFiles_JoinsThem()
    {
        string requests = Path.Combine(Folder.FullName, "in.jsonl");
        File.WriteAllLines(requests, Enumerable.Range(0, 20).Select(i =>
            $$$"""{"custom_id":"t{{{i}}}","method":"POST","url":"/v1/chat/completions","body":{"model":"gpt-4o-mini","messages":[{"role":"system","content":"{{{MadeLog.Triage}}}"},{"role":"user","content":"Ticket {{{i}}}"}]}}"""));
        string answers = Path.Combine(Folder.FullName, "out.jsonl");
        File.WriteAllLines(answers, Enumerable.Range(0, 19).Reverse().Select(i =>
            $$$$"""{"id":"batch_req_{{{{i}}}}","custom_id":"t{{{{i}}}}","response":{"status_code":200,"request_id":"q{{{{i}}}}","body":{"id":"chatcmpl-{{{{i}}}}","created":1790000000,"model":"gpt-4o-mini-2024-07-18","choices":[{"index":0,"message":{"role":"assistant","content":"billing"},"finish_reason":"stop"}],"usage":{"prompt_tokens":100,"completion_tokens":2,"total_tokens":102}}},"error":null}"""));

        AuditReport report = await new Auditor(ModelCatalog.BuiltIn(), Time).RunAsync(new AuditOptions { Paths = [answers, requests] }, null, CancellationToken.None);

        AuditedTask task = report.Tasks.ShouldHaveSingleItem();
        task.Profile.Calls.ShouldBe(19);
        task.Profile.WithText.ShouldBe(19);
        task.Name.ShouldBe("ticket-triage-agent");
        // Half of 0.15 and 0.60 USD a million: the batch price.
        task.PaidUsd.ShouldBe(19 * ((100 * 0.075m) + (2 * 0.30m)) / 1_000_000);
        task.Samples.ShouldAllBe(sample => sample.Prompt.StartsWith("Ticket") && sample.Answer == "billing");
        report.Coverage.NotCalls.ShouldContain(new Counted("request whose answer is in no file", 1));
    }

    [Fact]
    public async Task RunAsync_ACallCutOverRowsOfApiManagement_IsPutTogether()
    {
        AuditReport report = await Audit("""
            {"TimeGenerated":"2026-11-02T09:14:04Z","CorrelationId":"c-1","SequenceNumber":1,"ModelName":"gpt-4o-mini","DeploymentName":"d","PromptTokens":0,"CompletionTokens":0,"TotalTokens":0,"RequestMessages":"halves\"}]","ResponseMessages":""}
            {"TimeGenerated":"2026-11-02T09:14:04Z","CorrelationId":"c-1","SequenceNumber":0,"ModelName":"gpt-4o-mini","DeploymentName":"d","PromptTokens":512,"CompletionTokens":20,"TotalTokens":532,"RequestMessages":"[{\"role\":\"user\",\"content\":\"Two ","ResponseMessages":"[{\"role\":\"assistant\",\"content\":\"joined\"}]"}
            """);

        report.Coverage.Calls.ShouldBe(1);
        report.PaidUsd.ShouldBe(((512 * 0.15m) + (20 * 0.60m)) / 1_000_000);
        report.Tasks[0].Samples.ShouldHaveSingleItem().Prompt.ShouldBe("Two halves");
    }

    [Fact]
    public async Task RunAsync_SpansInSpans_CountsTheInnermostOnly()
    {
        string log = Otlp(Span("a", "", "chat outer", 300), Span("b", "a", "chat inner", 100), Span("c", "a", "chat inner", 200));

        AuditReport report = await Audit(log);

        report.Coverage.Calls.ShouldBe(2);
        report.PaidUsd.ShouldBe(300 * 0.15m / 1_000_000);
        report.Coverage.NotCalls.ShouldContain(new Counted("span that holds other model calls and repeats their sums", 1));
    }

    [Fact]
    public async Task RunAsync_OneResponseIdInTwoLogs_IsOneCallAndOneCost()
    {
        string row = MadeLog.Row("r1", MadeLog.Triage, "Ticket");

        AuditReport report = await Audit($"{row}\n{row}\n");

        report.Coverage.Calls.ShouldBe(1);
        report.Coverage.Duplicates.ShouldBe(1);
        report.PaidUsd.ShouldBe(((1000 * 2.50m) + (10 * 10m)) / 1_000_000);
    }

    [Fact]
    public async Task RunAsync_ACallInsideASpanThatWasCountedBefore_IsNotCountedAgain()
    {
        string outer = Write(Otlp(Span("a", "", "chat outer", 300)));
        string inner = logs.Write(Otlp(Span("b", "a", "chat inner", 300)), "later.jsonl");

        AuditReport report = await new Auditor(ModelCatalog.BuiltIn(), Time).RunAsync(new AuditOptions { Paths = [outer, inner] }, null, CancellationToken.None);

        report.Coverage.Calls.ShouldBe(1);
        report.PaidUsd.ShouldBe(300 * 0.15m / 1_000_000);
        report.Coverage.NotCalls.ShouldContain(new Counted("call inside a span that was counted already", 1));
    }

    [Fact]
    public async Task RunAsync_StateOfAFileThatChangedSince_IsNotUsed()
    {
        string path = Write(MadeLog.Mixed(8000));
        AuditOptions options = Options(path) with { StateFolder = Path.Combine(Folder.FullName, "state") };
        using CancellationTokenSource stop = new();
        Time.AutoAdvanceAmount = TimeSpan.FromSeconds(1);
        await Should.ThrowAsync<OperationCanceledException>(() =>
            new Auditor(ModelCatalog.BuiltIn(), Time).RunAsync(options, new Progress(_ => stop.Cancel()), stop.Token));
        Time.AutoAdvanceAmount = TimeSpan.Zero;
        Write(MadeLog.Row("other", MadeLog.Triage, "Ticket"));

        AuditReport report = await new Auditor(ModelCatalog.BuiltIn(), Time).RunAsync(options, null, CancellationToken.None);

        report.Coverage.Calls.ShouldBe(1);
    }

    [Fact]
    public async Task RunAsync_GoingOn_StillKnowsWhatItHasMet()
    {
        string outer = Otlp(Span("a", "", "chat outer", 300));
        string inner = Otlp(Span("b", "a", "chat inner", 300));
        string path = Write($"{MadeLog.Row("first", MadeLog.Triage, "Ticket")}\n{inner}\n{MadeLog.Mixed(8000)}{MadeLog.Row("first", MadeLog.Triage, "Ticket")}\n{outer}\n");
        AuditOptions options = Options(path) with { StateFolder = Path.Combine(Folder.FullName, "state") };
        AuditReport whole = await new Auditor(ModelCatalog.BuiltIn(), Time).RunAsync(Options(path), null, CancellationToken.None);
        using CancellationTokenSource stop = new();
        Time.AutoAdvanceAmount = TimeSpan.FromSeconds(1);
        await Should.ThrowAsync<OperationCanceledException>(() =>
            new Auditor(ModelCatalog.BuiltIn(), Time).RunAsync(options, new Progress(_ => stop.Cancel()), stop.Token));
        Time.AutoAdvanceAmount = TimeSpan.Zero;

        AuditReport resumed = await new Auditor(ModelCatalog.BuiltIn(), Time).RunAsync(options, null, CancellationToken.None);

        resumed.Coverage.Duplicates.ShouldBe(whole.Coverage.Duplicates);
        resumed.Coverage.Calls.ShouldBe(whole.Coverage.Calls);
        resumed.Coverage.NotCalls.ShouldContain(new Counted("span that holds other model calls and repeats their sums", 1));
    }

    [Fact]
    public async Task RunAsync_ALogThatKeepsAShareOfTheCalls_IsMultipliedUp()
    {
        AuditReport report = await Audit("""
            {"logging_time":"2026-11-02 09:14:04 UTC","request_id":"1","model":"gemini-2.5-flash","api_method":"generateContent","sampling_rate":0.25,"full_request":{"contents":[{"role":"user","parts":[{"text":"Late parcel"}]}]},"full_response":{"modelVersion":"gemini-2.5-flash","candidates":[{"content":{"parts":[{"text":"logistics"}]}}],"usageMetadata":{"promptTokenCount":100,"candidatesTokenCount":2,"totalTokenCount":102}}}
            """);

        report.Coverage.Calls.ShouldBe(4);
        report.Charges.ShouldHaveSingleItem().Usage.Prompt.ShouldBe(400);
        report.PaidUsd.ShouldBe(4 * ((100 * 0.30m) + (2 * 2.50m)) / 1_000_000);
        report.Coverage.Notes.ShouldContain(note => note.StartsWith("The log keeps a share"));
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
    public async Task RunAsync_SearchesThatAProviderBillsBesideTheTokens_AreCountedAndInNoSum()
    {
        AuditReport report = await Audit("""
            {"id":"msg_1","type":"message","role":"assistant","model":"claude-haiku-4-5-20251001","content":[{"type":"text","text":"found"}],"stop_reason":"end_turn","usage":{"input_tokens":100,"output_tokens":10,"server_tool_use":{"web_search_requests":3}}}
            """);

        report.Coverage.UnpricedToolUses.ShouldBe(3);
        report.PaidUsd.ShouldBe(((100 * 1m) + (10 * 5m)) / 1_000_000);
    }

    [Fact]
    public async Task RunAsync_AFileThatCannotBeOpened_IsToldAndTheOthersAreRead()
    {
        Write(MadeLog.Row("r1", MadeLog.Triage, "Ticket"));
        File.CreateSymbolicLink(Path.Combine(Folder.FullName, "gone.jsonl"), Path.Combine(Folder.FullName, "nowhere"));

        AuditReport report = await new Auditor(ModelCatalog.BuiltIn(), Time).RunAsync(Options(Folder.FullName), null, CancellationToken.None);

        report.Coverage.Calls.ShouldBe(1);
        report.Coverage.Faults.ShouldHaveSingleItem().What.ShouldStartWith("the file cannot be read");
    }

    [Fact]
    public async Task RunAsync_OnlyAFileThatCannotBeOpened_IsAFailureOfTheDisk()
    {
        File.CreateSymbolicLink(Path.Combine(Folder.FullName, "gone.jsonl"), Path.Combine(Folder.FullName, "nowhere"));

        await Should.ThrowAsync<IOException>(() => new Auditor(ModelCatalog.BuiltIn(), Time).RunAsync(Options(Folder.FullName), null, CancellationToken.None));
    }

    [Fact]
    public async Task RunAsync_WithoutTokensInTheLog_GuessesThemAndSaysSo()
    {
        string row = MadeLog.Row("r1", MadeLog.Triage, "Ticket");
        int usage = row.IndexOf(",\"usage\"", StringComparison.Ordinal);

        AuditReport report = await Audit(row[..usage] + row[row.IndexOf("},\"latency_ms", StringComparison.Ordinal)..]);

        report.Coverage.TokensGuessed.ShouldBe(1);
        report.PaidUsd.ShouldBeGreaterThan(0);
        report.Coverage.Notes.ShouldContain(note => note.Contains("guessed from the text"));
    }

    [Fact]
    public async Task RunAsync_AModelThatIsRetired_IsListedWithWhatItCost()
    {
        AuditReport report = await Audit(MadeLog.Row("r1", MadeLog.Triage, "Ticket", model: "claude-3-5-sonnet-20240620", created: 1_750_000_000));

        report.Retiring.ShouldHaveSingleItem().ShouldBe(new Retirement("claude-3-5-sonnet-20240620", new DateOnly(2025, 10, 28), 1, report.PaidUsd));
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

    [Fact]
    public async Task RunAsync_WithAMappingFile_ReadsATableOfOnesOwn()
    {
        string table = Path.Combine(Folder.FullName, "own.csv");
        File.WriteAllText(table, "when;llm;frage;antwort;rein;raus\n2026-11-02T09:14:04Z;gpt-4o-mini;Wo ist mein Paket?;logistik;100;2\n");
        string mapping = Path.Combine(Folder.FullName, "map.yaml");
        File.WriteAllText(mapping, "at: when\nmodel: llm\nprompt: frage\nanswer: antwort\ninput_tokens: rein\noutput_tokens: raus\n");

        AuditReport report = await new Auditor(ModelCatalog.BuiltIn(), Time).RunAsync(new AuditOptions { Paths = [table], Mapping = mapping }, null, CancellationToken.None);

        report.PaidUsd.ShouldBe(((100 * 0.15m) + (2 * 0.60m)) / 1_000_000);
        report.Tasks[0].Samples.ShouldHaveSingleItem().Prompt.ShouldBe("Wo ist mein Paket?");
    }

    private static string Otlp(params string[] spans) => $$$"""{"resourceSpans":[{"scopeSpans":[{"spans":[{{{string.Join(',', spans)}}}]}]}]}""";

    private static string Span(string id, string parent, string name, int input) => $$$$"""
        {"traceId":"t1","spanId":"{{{{id}}}}","parentSpanId":"{{{{parent}}}}","name":"{{{{name}}}}","startTimeUnixNano":"1790000000000000000","endTimeUnixNano":"1790000001000000000","attributes":[{"key":"gen_ai.operation.name","value":{"stringValue":"chat"}},{"key":"gen_ai.response.model","value":{"stringValue":"gpt-4o-mini"}},{"key":"gen_ai.usage.input_tokens","value":{"intValue":"{{{{input}}}}"}},{"key":"gen_ai.usage.output_tokens","value":{"intValue":"0"}}]}
        """;

    private Task<AuditReport> Audit(string log, Func<AuditOptions, AuditOptions>? change = null) => logs.Audit(log, change);

    private static AuditOptions Options(string path) => LogFolder.Options(path);

    private string Write(string log) => logs.Write(log);

    private sealed class Progress(Action<AuditProgress> told) : IProgress<AuditProgress>
    {
        public void Report(AuditProgress value) => told(value);
    }
}
