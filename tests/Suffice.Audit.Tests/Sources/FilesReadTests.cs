using System.IO.Compression;
using System.Text;
using Microsoft.Extensions.Time.Testing;
using Suffice.Audit.Reports;
using Suffice.Audit.Sources;
using Suffice.Audit.Tests.Reading;
using Suffice.Catalog;

namespace Suffice.Audit.Tests.Sources;

public sealed class FilesReadTests : IDisposable
{
    private readonly LogFolder logs = new();

    private TestFolder Folder => logs.Folder;

    private FakeTimeProvider Time => logs.Time;

    public void Dispose() => logs.Dispose();

    [Fact]
    public async Task RunAsync_ACutArchive_ReadsWhatIsThereAndSaysThatItIsCut()
    {
        string path = Folder.PathOf("log.jsonl.gz");
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
    public async Task RunAsync_OneFileNamedTwice_CountsItOnce()
    {
        string path = Write("model,prompt,completion,prompt_tokens,completion_tokens\ngpt-4o-mini,Hi,Hello,10,5\n");
        string other = Folder.PathOf("./log.jsonl");

        AuditReport report = await new Auditor(ModelCatalog.BuiltIn(), Time).RunAsync(new AuditOptions { Paths = [path, other] }, null, CancellationToken.None);

        report.Coverage.Calls.ShouldBe(1);
    }

    [Fact]
    public async Task RunAsync_AFolderWithALinkToItself_ReadsItOnce()
    {
        Write(MadeLog.Row("r1", MadeLog.Triage, "Ticket"));
        Directory.CreateSymbolicLink(Folder.PathOf("loop"), Folder.Path);

        AuditReport report = await new Auditor(ModelCatalog.BuiltIn(), Time).RunAsync(Options(Folder.Path), null, CancellationToken.None);

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
    public async Task RunAsync_AFileThatCannotBeOpened_IsToldAndTheOthersAreRead()
    {
        Write(MadeLog.Row("r1", MadeLog.Triage, "Ticket"));
        File.CreateSymbolicLink(Folder.PathOf("gone.jsonl"), Folder.PathOf("nowhere"));

        AuditReport report = await new Auditor(ModelCatalog.BuiltIn(), Time).RunAsync(Options(Folder.Path), null, CancellationToken.None);

        report.Coverage.Calls.ShouldBe(1);
        report.Coverage.Faults.ShouldHaveSingleItem().What.ShouldStartWith("the file cannot be read");
    }

    [Fact]
    public async Task RunAsync_OnlyAFileThatCannotBeOpened_IsAFailureOfTheDisk()
    {
        File.CreateSymbolicLink(Folder.PathOf("gone.jsonl"), Folder.PathOf("nowhere"));

        await Should.ThrowAsync<IOException>(() => new Auditor(ModelCatalog.BuiltIn(), Time).RunAsync(Options(Folder.Path), null, CancellationToken.None));
    }

    [Fact]
    public async Task RunAsync_WithAMappingFile_ReadsATableOfOnesOwn()
    {
        string table = Folder.Write("own.csv", "when;llm;frage;antwort;rein;raus\n2026-11-02T09:14:04Z;gpt-4o-mini;Wo ist mein Paket?;logistik;100;2\n");
        string mapping = Folder.Write("map.yaml", "at: when\nmodel: llm\nprompt: frage\nanswer: antwort\ninput_tokens: rein\noutput_tokens: raus\n");

        AuditReport report = await new Auditor(ModelCatalog.BuiltIn(), Time).RunAsync(new AuditOptions { Paths = [table], Mapping = mapping }, null, CancellationToken.None);

        report.PaidUsd.ShouldBe(((100 * 0.15m) + (2 * 0.60m)) / 1_000_000);
        report.Tasks[0].Samples.ShouldHaveSingleItem().Prompt.ShouldBe("Wo ist mein Paket?");
    }

    private Task<AuditReport> Audit(string log, Func<AuditOptions, AuditOptions>? change = null) => logs.Audit(log, change);

    private static AuditOptions Options(string path) => LogFolder.Options(path);

    private string Write(string log) => logs.Write(log);
}
