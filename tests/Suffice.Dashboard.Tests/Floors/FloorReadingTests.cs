using Suffice.Dashboard.Evals;
using Suffice.Dashboard.Floors;
using Suffice.Evaluation.Runs;
using Suffice.Evaluation.Runs.People;
using Suffice.Evaluation.Statistics.Intervals;
using Suffice.Evaluation.Verdicts;
using Suffice.Policy;

namespace Suffice.Dashboard.Tests.Floors;

public sealed class FloorReadingTests : IDisposable
{
    private const string Models = """
        version: 1
        providers: { here: { protocol: openai, base_url: http://localhost:1 } }
        models:
          small: { provider: here, id: small-1, price: { input: 1, output: 2 } }
          large: { provider: here, id: large-1, price: { input: 10, output: 20 } }
        """;

    private readonly TestFolder folder = new();

    [Fact]
    public void Of_RunWellAboveTheFloor_MeetsItWithItsIntervalAndDay()
    {
        KeptRun.Keep(folder, KeptRun.Head, 200, new Dictionary<string, int> { ["small"] = 196, ["large"] = 198 });

        TaskFloor floor = Read("tasks: { triage: { why: x, ladder: [small, large], floor: 0.9 } }");

        floor.State.ShouldBe(FloorState.Meets);
        floor.CheckedAt.ShouldBe(KeptRun.Head.StartedAt);
        floor.Run.ShouldBe("triage-1");
        floor.Judged!.Model.ShouldBe("small");
        floor.Judged.Items.ShouldBe(200);
        floor.Judged.Mean.ShouldBe(0.98);
        floor.Judged.Interval.ShouldBe(WilsonInterval.Of(196, 200));
        floor.Judged.Difference.ShouldNotBeNull().ShouldBe(-0.01, 1e-9);
        floor.Judged.Sentences.ShouldNotBeEmpty();
    }

    [Fact]
    public void Of_RunBelowTheFloor_FailsAndIsInsufficient()
    {
        KeptRun.Keep(folder, KeptRun.Head, 200, new Dictionary<string, int> { ["small"] = 140, ["large"] = 198 });

        TaskFloor floor = Read("tasks: { triage: { why: x, ladder: [small, large], floor: 0.9 } }");

        (floor.State, floor.Judged!.Verdict).ShouldBe((FloorState.Fails, VerdictOutcome.Insufficient));
    }

    [Fact]
    public void Of_LastRung_IsHeldAgainstTheFloorThoughNobodyDecidesOfIt()
    {
        KeptRun.Keep(folder, KeptRun.Head, 200, new Dictionary<string, int> { ["small"] = 140, ["large"] = 198 });

        TaskFloor floor = Read("tasks: { triage: { why: x, ladder: [small, large], floor: 0.9 } }");

        floor.Rungs[1].Model.ShouldBe("large");
        (floor.Rungs[1].State, floor.Rungs[1].Verdict).ShouldBe((FloorState.Meets, null));
        floor.Rungs[1].Interval.ShouldBe(WilsonInterval.Of(198, 200));
    }

    [Theory]
    [InlineData(196, FloorState.Likely)]
    [InlineData(140, FloorState.TooFew)]
    public void Of_RunThatWasEndedEarly_ShowsNothingAsItsOwnPageSays(int passed, FloorState state)
    {
        KeptRun.Keep(folder, KeptRun.Head, 200, new Dictionary<string, int> { ["small"] = passed, ["large"] = 198 }, unasked: 100);

        TaskFloor floor = Read("tasks: { triage: { why: x, ladder: [small, large], floor: 0.9 } }");

        floor.State.ShouldBe(state);
        floor.Judged!.Verdict.ShouldNotBe(VerdictOutcome.Sufficient);
        floor.Judged.Sentences.ShouldContain(sentence => sentence.Contains("proves nothing of a run that was ended early", StringComparison.Ordinal));
    }

    [Fact]
    public void Of_ALaterRunOfTheLargeModelAlone_LeavesWhatWasProvenOfTheCheapest()
    {
        KeptRun.Keep(folder, KeptRun.Head, 200, new Dictionary<string, int> { ["small"] = 196, ["large"] = 198 });
        KeptRun.Keep(
            folder,
            KeptRun.Head with { Id = "triage-2", StartedAt = KeptRun.Head.StartedAt.AddDays(1), Models = [new EvalRunModel("large", "large-1", "here", null)] },
            200,
            new Dictionary<string, int> { ["large"] = 198 });

        TaskFloor floor = Read("tasks: { triage: { why: x, ladder: [small, large], floor: 0.9 } }");

        (floor.State, floor.Run).ShouldBe((FloorState.Meets, "triage-1"));
    }

    [Theory]
    [InlineData("{\"item\":{\"split_key\":\"i7\",\"pl", "a line cut off")]
    [InlineData("", "a line that is gone")]
    public void Of_RunWhoseItemLineIsDamaged_IsNotWholeAndSaysSo(string instead, string because)
    {
        string path = KeptRun.Keep(folder, KeptRun.Head, 200, new Dictionary<string, int> { ["small"] = 196, ["large"] = 198 });
        File.WriteAllLines(path, File.ReadAllLines(path).Select(line => line.Contains("\"item 7\"", StringComparison.Ordinal) ? instead : line));

        TaskFloor floor = Read("tasks: { triage: { why: x, ladder: [small, large], floor: 0.9 } }");

        (floor.State, floor.IsWhole, floor.Judged!.Items).ShouldBe((FloorState.Likely, false, 199), because);
        floor.Notes.ShouldContain(note => note.StartsWith("2 results cannot be used", StringComparison.Ordinal));
    }

    [Fact]
    public void Of_RunThatAnItemIsGoneFromAltogether_IsNotWholeAndSaysSo()
    {
        string path = KeptRun.Keep(folder, KeptRun.Head with { Items = 200 }, 200, new Dictionary<string, int> { ["small"] = 196, ["large"] = 198 });
        File.WriteAllLines(path, File.ReadAllLines(path).Where(line => !line.Contains("\"item 7\"", StringComparison.Ordinal) && !line.Contains("\"i7\"", StringComparison.Ordinal)));

        TaskFloor floor = Read("tasks: { triage: { why: x, ladder: [small, large], floor: 0.9 } }");

        (floor.State, floor.IsWhole, floor.Judged!.Items).ShouldBe((FloorState.Likely, false, 199));
        floor.Notes.ShouldContain(note => note.StartsWith("1 item of 200 cannot be read", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("\"score\":1", "\"score\":null")]
    [InlineData("\"metrics\":[{", "\"metrics\":[null,{")]
    [InlineData("\"latency\":null", "\"latency\":1e300")]
    [InlineData("\"repeat\":0", "\"repeat\":7")]
    public void Of_RunWhoseResultSaysWhatCannotBe_IsNotWhole(string said, string instead)
    {
        string path = KeptRun.Keep(folder, KeptRun.Head, 200, new Dictionary<string, int> { ["small"] = 196, ["large"] = 198 });
        string[] lines = File.ReadAllLines(path);
        lines[2].ShouldContain(said);
        File.WriteAllLines(path, [.. lines[..2], lines[2].Replace(said, instead, StringComparison.Ordinal), .. lines[3..]]);

        TaskFloor floor = Read("tasks: { triage: { why: x, ladder: [small, large], floor: 0.9 } }");

        (floor.State, floor.IsWhole, floor.Judged!.Items).ShouldBe((FloorState.Likely, false, 199));
    }

    [Theory]
    [InlineData("\"floor\":null", "\"floor\":{\"at_least\":1,\"margin\":2}")]
    [InlineData("\"id\":\"triage-1\"", "\"id\":null")]
    [InlineData("\"models\":[{", "\"models\":[null,{")]
    [InlineData("\"floor\":null", "\"floor\":{\"at_least\":7,\"margin\":-3}")]
    public void Of_RunWhoseHeadSaysWhatCannotBe_IsNoRun(string said, string instead)
    {
        string path = KeptRun.Keep(folder, KeptRun.Head, 20, new Dictionary<string, int> { ["small"] = 19, ["large"] = 20 });
        string written = File.ReadAllText(path);
        written.ShouldContain(said);
        File.WriteAllText(path, written.Replace(said, instead, StringComparison.Ordinal));

        Read("tasks: { triage: { why: x, ladder: [small, large], floor: 0.9 } }").State.ShouldBe(FloorState.NotMeasured);
        new KeptRuns(Path.GetDirectoryName(path)!).List().ShouldBeEmpty();
    }

    [Fact]
    public void Of_FewItems_SaysSoWhateverTheirShare()
    {
        KeptRun.Keep(folder, KeptRun.Head, 8, new Dictionary<string, int> { ["small"] = 8, ["large"] = 8 });

        Read("tasks: { triage: { why: x, ladder: [small, large], floor: 0.9 } }").State.ShouldBe(FloorState.TooFew);
    }

    [Fact]
    public void Of_NoFloorStated_StillTellsWhatWasMeasured()
    {
        KeptRun.Keep(folder, KeptRun.Head, 200, new Dictionary<string, int> { ["small"] = 196, ["large"] = 198 });

        TaskFloor floor = Read("tasks: { triage: { why: x, ladder: [small, large] } }");

        (floor.State, floor.Mark, floor.Judged!.Mean).ShouldBe((FloorState.NoFloor, null, 0.98));
    }

    [Fact]
    public void Of_NoRun_IsNotMeasuredAndNamesTheCommand()
    {
        TaskFloor floor = Read("tasks: { triage: { why: x, ladder: [small, large], floor: 0.9 } }");

        (floor.State, floor.CheckedAt).ShouldBe((FloorState.NotMeasured, null));
        floor.Notes.ShouldContain(note => note.Contains("suffice eval triage", StringComparison.Ordinal));
    }

    [Fact]
    public void Of_RunOfOtherSnapshots_IsNotMeasuredAndSaysWhichRanThen()
    {
        KeptRun.Keep(folder, KeptRun.Head with { Models = [new EvalRunModel("small", "small-0", "here", null), new EvalRunModel("large", "large-0", "here", null)] }, 200, new Dictionary<string, int> { ["small"] = 196, ["large"] = 198 });

        TaskFloor floor = Read("tasks: { triage: { why: x, ladder: [small, large], floor: 0.9 } }");

        floor.State.ShouldBe(FloorState.NotMeasured);
        floor.Notes[0].ShouldContain("small-0, large-0");
    }

    [Fact]
    public void Of_SeveralRuns_TakesTheLatest()
    {
        KeptRun.Keep(folder, KeptRun.Head, 200, new Dictionary<string, int> { ["small"] = 140, ["large"] = 198 });
        KeptRun.Keep(folder, KeptRun.Head with { Id = "triage-2", StartedAt = KeptRun.Head.StartedAt.AddDays(1) }, 200, new Dictionary<string, int> { ["small"] = 196, ["large"] = 198 });

        Read("tasks: { triage: { why: x, ladder: [small, large], floor: 0.9 } }").Run.ShouldBe("triage-2");
    }

    [Theory]
    [InlineData(196, FloorState.Meets, "triage-1")]
    [InlineData(20, FloorState.TooFew, "triage-2")]
    public void Of_ALaterRunThatIsNotFinished_CountsOnlyWhereItShowsALoss(int passed, FloorState state, string run)
    {
        KeptRun.Keep(folder, KeptRun.Head, 200, new Dictionary<string, int> { ["small"] = 196, ["large"] = 198 });
        KeptRun.Keep(folder, KeptRun.Head with { Id = "triage-2", StartedAt = KeptRun.Head.StartedAt.AddDays(1) }, 200, new Dictionary<string, int> { ["small"] = passed, ["large"] = 198 }, unasked: 100);

        TaskFloor floor = Read("tasks: { triage: { why: x, ladder: [small, large], floor: 0.9 } }");

        (floor.State, floor.Run).ShouldBe((state, run));
        floor.Notes.Any(note => note.Contains("triage-2, is not whole", StringComparison.Ordinal)).ShouldBe(run == "triage-1");
    }

    [Fact]
    public void Of_RunThatAskedTheLastRungOnly_DoesNotSayThatTheTaskHoldsItsFloor()
    {
        KeptRun.Keep(folder, KeptRun.Head with { Models = [KeptRun.Head.Models[1]] }, 200, new Dictionary<string, int> { ["large"] = 198 });

        TaskFloor floor = Read("tasks: { triage: { why: x, ladder: [small, large], floor: 0.9 } }");

        (floor.State, floor.Judged).ShouldBe((FloorState.NotMeasured, null));
        floor.Unmeasured.ShouldBe(["small"]);
        floor.Rungs.ShouldHaveSingleItem().State.ShouldBe(FloorState.Meets);
        floor.Notes[0].ShouldContain("did not ask small");
    }

    [Fact]
    public void Of_AJudgeThatPeopleMeasured_HoldsOnceTheirLabelsAreKept()
    {
        SufficePolicy policy = Policy("tasks: { triage: { why: x, ladder: [small, large], floor: 0.8 } }");
        FloorReading reading = new(folder.PathOf("suffice.yaml"));
        string path = KeptRun.Keep(folder, KeptRun.Head with { Judge = "judge", JudgeDecides = true }, 400, new Dictionary<string, int> { ["small"] = 380, ["large"] = 380 });
        FloorState before = reading.Of(policy.Tasks[0]).State;

        EvalRun run = EvalRunStore.Load(path);
        string labels = folder.WriteLines("labels.jsonl", [.. run.Results.Where((_, i) => i % 2 == 0).Select(result => $$"""{"item":"{{result.Item}}","model":"{{result.Model}}","passed":{{(result.Passed == true ? "true" : "false")}}}""")]);
        KeptLabels.Keep(run, HumanLabels.Read(labels));

        TaskFloor after = reading.Of(policy.Tasks[0]);
        (before, after.State).ShouldBe((FloorState.TooFew, FloorState.Meets));
        after.Judged!.Mean.ShouldNotBeNull().ShouldBe(0.95, 0.01);
        after.Judged.Interval.ShouldNotBeNull();
    }

    [Fact]
    public void Of_RunThatGrew_IsReadAnew()
    {
        SufficePolicy policy = Policy("tasks: { triage: { why: x, ladder: [small, large], floor: 0.9 } }");
        FloorReading reading = new(folder.PathOf("suffice.yaml"));
        KeptRun.Keep(folder, KeptRun.Head, 8, new Dictionary<string, int> { ["small"] = 8, ["large"] = 8 });
        FloorState before = reading.OfAll(policy)[0].State;

        KeptRun.Keep(folder, KeptRun.Head, 200, new Dictionary<string, int> { ["small"] = 196, ["large"] = 198 });

        (before, reading.OfAll(policy)[0].State).ShouldBe((FloorState.TooFew, FloorState.Meets));
    }

    public void Dispose() => folder.Dispose();

    private TaskFloor Read(string tasks)
    {
        SufficePolicy policy = Policy(tasks);

        return new FloorReading(folder.PathOf("suffice.yaml")).Of(policy.Tasks[0]);
    }

    private SufficePolicy Policy(string tasks) => PolicyLoader.BuiltIn(TimeProvider.System).Load(folder.Write("suffice.yaml", $"{Models}\n{tasks}\n")).Policy.ShouldNotBeNull();
}
