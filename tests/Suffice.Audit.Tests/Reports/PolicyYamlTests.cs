using Suffice.Audit.Privacy;
using Suffice.Audit.Reports;
using Suffice.Audit.Reports.Policy;
using Suffice.Catalog;
using Suffice.Classifier;
using Suffice.Files;
using Suffice.Policy;
using Suffice.Tasks;

namespace Suffice.Audit.Tests.Reports;

public sealed class PolicyYamlTests : IDisposable
{
    private readonly TestFolder folder = new();

    private string Path => folder.PathOf("suffice.yaml");

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Write_AReport_IsAValidPolicyThatOnlyMissesItsKeys()
    {
        PolicyLoadResult loaded = Loaded(MaskedReport.Of(InventedReport.Make()));

        loaded.Errors.ShouldBeEmpty();
        loaded.Policy!.Tasks.Select(task => task.Name).ShouldBe(["ticket-triage", "call-summary", "contract-questions"]);
        loaded.Policy.Tasks.ShouldAllBe(task => task.Why != null);
        loaded.Notices.ShouldAllBe(notice => notice.Path.EndsWith("api_key", StringComparison.Ordinal));
    }

    [Fact]
    public void Write_NoEvalHasPassed_KeepsEveryModelInForceAndTheLadderInAComment()
    {
        SufficePolicy policy = Loaded(InventedReport.Make()).Policy!;
        string text = File.ReadAllText(Path);

        policy.Tasks.ShouldAllBe(task => task.Ladder.Length == 1);
        policy.FindTask("ticket-triage")!.Ladder[0].Name.ShouldBe("claude-sonnet-4-6");
        text.ShouldContain("# eval still to be done: suffice eval ticket-triage --models claude-haiku-5-5,claude-sonnet-4-6");
        text.ShouldContain("# ladder: [claude-haiku-5-5, claude-sonnet-4-6]");
        text.ShouldNotContain("suffice eval reply-draft");
    }

    [Fact]
    public void Write_ItsLadderTakenIntoForce_IsStillValid()
    {
        Loaded(InventedReport.Make());
        string[] lines = File.ReadAllLines(Path);
        File.WriteAllLines(Path, lines
            .Where((line, i) => !line.StartsWith("    ladder:", StringComparison.Ordinal) || !lines.Skip(i + 1).Take(4).Any(next => next.StartsWith("    # ladder:", StringComparison.Ordinal)))
            .Select(line => line.Replace("    # ladder:", "    ladder:", StringComparison.Ordinal)));

        PolicyLoadResult loaded = PolicyLoader.BuiltIn(TimeProvider.System).Load(Path);

        loaded.Errors.ShouldBeEmpty();
        loaded.Policy!.FindTask("ticket-triage")!.Ladder.Select(rung => rung.Name).ShouldBe(["claude-haiku-5-5", "claude-sonnet-4-6"]);
    }

    [Fact]
    public void Write_ACallWithTheSameFixedPart_IsRecognisedAsTheTask()
    {
        SufficePolicy policy = Loaded(InventedReport.Make()).Policy!;

        TaskDecision decision = new TaskRecognizer(new LearnedFingerprints()).Recognize(policy, InventedReport.TriageCall("claude-sonnet-4-6"), _ => null);

        decision.Task!.Name.ShouldBe("ticket-triage");
        decision.Source.ShouldBe(TaskSource.Fingerprint);
    }

    [Fact]
    public void Write_ATaskWithLabels_ChecksThemAndRefusesNothingYet()
    {
        TaskPolicy triage = Loaded(InventedReport.Make()).Policy!.FindTask("ticket-triage")!;

        triage.Gate.Select(check => check.Check.Name).ShouldBe(["one_of"]);
        triage.OnExhausted.ShouldBe(ExhaustedAction.Serve);
        triage.Type.ShouldBe(TaskType.Classification);
    }

    [Theory]
    [InlineData("it's: a \"test\" # {x} [y] & *z\n\t- !tag %\u0007\u2028 \\ end")]
    [InlineData("yes")]
    [InlineData("- a")]
    [InlineData("\u00e9\U0001F600")]
    public void Write_HostileTexts_ComeBackAsTheyWere(string text)
    {
        InventedTask hostile = InventedReport.Triage with
        {
            Readiness = InventedReport.Triage.Readiness with { Sentence = text, Missing = [text] },
            Match = new TaskMatch([], 0, text),
            Labels = [text, "other"],
            Found = text,
        };

        PolicyLoadResult loaded = Loaded(InventedReport.Of(hostile));

        loaded.Errors.ShouldBeEmpty();
        loaded.Policy!.Tasks[0].Match[0].SystemContains.ShouldBe(text);
        loaded.Policy.Tasks[0].Why.ShouldBe(YamlLines.OneLine(text));
    }

    [Fact]
    public void Write_ModelsNobodyKnows_LeavesTheTaskOutAndSaysSo()
    {
        PolicyLoadResult loaded = Loaded(InventedReport.Of(InventedReport.Triage with { Models = [("acme-triage-7b", 9)], Small = null }));

        loaded.Errors.ShouldBeEmpty();
        loaded.Policy!.Tasks.ShouldBeEmpty();
        File.ReadAllText(Path).ShouldContain("ticket-triage is left out");
    }

    [Fact]
    public void Write_ATaskThatSeveralModelsAnswer_IsLeftOutSoThatNoCallMoves()
    {
        PolicyLoadResult loaded = Loaded(InventedReport.Of(InventedReport.Triage with { Models = [("claude-haiku-4-5", 900), ("claude-sonnet-4-6", 100)] }));

        loaded.Errors.ShouldBeEmpty();
        loaded.Policy!.Tasks.ShouldBeEmpty();
        File.ReadAllText(Path).ShouldContain("several models answer its calls");
    }

    [Fact]
    public void Write_ALabelThatWasMasked_IsInNoGate()
    {
        Loaded(MaskedReport.Of(InventedReport.Of(InventedReport.Triage with { Labels = ["ann.lee@mail.example", "other"] })));

        File.ReadAllText(Path).ShouldNotContain("one_of: [");
    }

    [Fact]
    public void Write_TwoTasksWithOneFingerprint_GivesItToNeither()
    {
        PolicyLoadResult loaded = Loaded(InventedReport.Of(InventedReport.Triage, InventedReport.Triage with { Name = "twin" }));

        loaded.Errors.ShouldBeEmpty();
        loaded.Policy!.Tasks.ShouldAllBe(task => task.Fingerprints.Length == 0);
    }

    [Fact]
    public void Write_AFileThatIsThere_IsNotWrittenOverUnlessForced()
    {
        File.WriteAllText(Path, "mine");

        Should.Throw<OutputExistsException>(() => PolicyFile.Write(Path, InventedReport.Make(), ModelCatalog.BuiltIn())).Message.ShouldContain("--force");
        File.ReadAllText(Path).ShouldBe("mine");

        PolicyFile.Write(Path, InventedReport.Make(), ModelCatalog.BuiltIn(), force: true);
        File.ReadAllText(Path).ShouldContain("version: 1");
        Directory.GetFiles(folder.Path).ShouldHaveSingleItem();
    }

    private PolicyLoadResult Loaded(AuditReport report)
    {
        PolicyFile.Write(Path, report, ModelCatalog.BuiltIn());
        return PolicyLoader.BuiltIn(TimeProvider.System).Load(Path);
    }
}
