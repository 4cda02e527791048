using Suffice.Evaluation.Items;
using Suffice.Evaluation.Metrics;
using Suffice.Evaluation.Runs;
using Suffice.Evaluation.Sets;
using Suffice.Providers;

namespace Suffice.Evaluation.Tests.Runs;

public sealed class EvalRunnerTests : IDisposable
{
    private readonly SetFolder folder = new();
    private readonly ManualTime time = new();

    [Fact]
    public async Task Run_TwoModels_KeepsEveryAnswerWithItsVerdictCostAndLatency()
    {
        FakeModels models = FakeModels.Saying((model, prompt) => model == "large" || prompt.EndsWith('1') ? "Yes." : "no");

        EvalRun run = (await RunAsync(models, FakeModels.Set(4))).Run;

        run.IsWhole.ShouldBeTrue();
        run.Of("small").Count(result => result.Passed == true).ShouldBe(1);
        run.Of("large").Count(result => result.Passed == true).ShouldBe(4);
        EvalResult one = run.Of("small").First(result => result.Item == "i000");
        one.ShouldSatisfyAllConditions(
            () => one.Answer.ShouldBe("no"),
            () => one.CostUsd.ShouldBe(0.00012m),
            () => one.Latency.ShouldBe(TimeSpan.FromMilliseconds(40)),
            () => one.Cached.ShouldBeFalse(),
            () => one.Prediction.ShouldBe("no"),
            () => one.Metrics.Single().Name.ShouldBe("label"));
        run.Items[0].Request.Messages[0].Text.ShouldBe("question 0");
        run.Items[0].ReferenceText.ShouldBe("yes");
        run.Items[0].Tags.ShouldBe([new EvalTag("half", "first")]);
    }

    [Fact]
    public async Task Run_AgainWithTheSame_CallsNobodyAndSaysThatAnswersAreKept()
    {
        FakeModels models = FakeModels.Saying((_, _) => "yes");
        await RunAsync(models, FakeModels.Set(3));

        EvalOutcome again = await RunAsync(models, FakeModels.Set(3));

        models.Calls.ShouldBe(6);
        again.SpentUsd.ShouldBe(0);
        again.Run.Results.ShouldAllBe(result => result.Cached && result.Latency == TimeSpan.FromMilliseconds(40));
    }

    [Fact]
    public async Task Load_AnswersThatCameInAnyOrder_StandInTheOrderOfTheItems()
    {
        EvalRun run = (await RunAsync(FakeModels.Saying((_, _) => "yes"), FakeModels.Set(3))).Run;
        string[] lines = await File.ReadAllLinesAsync(run.Path);
        string[] turned = [.. lines.Where(line => !line.StartsWith("{\"result\"", StringComparison.Ordinal)), .. lines.Where(line => line.StartsWith("{\"result\"", StringComparison.Ordinal)).OrderDescending(StringComparer.Ordinal)];
        string other = folder.Write("turned.jsonl", turned);

        EvalRunStore.Load(other).Results.Select(result => (result.Item, result.Model)).ShouldBe(
            [("i000", "small"), ("i000", "large"), ("i001", "small"), ("i001", "large"), ("i002", "small"), ("i002", "large")]);
    }

    [Fact]
    public async Task Run_Fresh_AsksAnew()
    {
        FakeModels models = FakeModels.Saying((_, _) => "yes");
        await RunAsync(models, FakeModels.Set(3));

        await RunAsync(models, FakeModels.Set(3), options => options with { Fresh = true });

        models.Calls.ShouldBe(12);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Run_AfterTheCeilingGaveTheReferences_DoesNotAskItTheSameAgain(bool keeps)
    {
        FakeModels models = FakeModels.Saying((_, _) => "yes");
        EvalSet open = FakeModels.Set(3);
        open = open with { Items = [.. open.Items.Select(item => item with { Reference = null })] };
        EvalOptions options = Options() with { Fresh = true, CacheFolder = keeps ? Options().CacheFolder : null };

        ReferencedSet filled = await new CeilingReferences(models, time, new Random(1)).FillAsync(open, options);
        EvalOutcome outcome = await new EvalRunner(models, time, new Random(1)).RunAsync(new RunPreparing(time).Prepare(filled.Set, filled.Into(options)));

        models.AskedOf("large").ShouldBe(3);
        models.AskedOf("small").ShouldBe(3);
        outcome.Run.Results.Count(result => result is { Model: "large", Passed: true, Cached: true }).ShouldBe(3);
        (filled.SpentUsd + outcome.SpentUsd).ShouldBe(0.00396m);
    }

    [Fact]
    public async Task Run_Repeats_AreAskedEachAndKeptEach()
    {
        FakeModels models = new((call, before) => FakeModels.Said(before % 2 == 0 ? "yes" : "no"));

        EvalRun run = (await RunAsync(models, FakeModels.Set(2), options => options with { Repeats = 3, Models = [FakeModels.Model("small")] })).Run;

        models.Calls.ShouldBe(6);
        run.Results.Length.ShouldBe(6);
        run.Results.Where(result => result.Item == "i000").Select(result => result.Repeat).Order().ShouldBe([0, 1, 2]);
        run.Results.Count(result => result.Passed == true).ShouldBe(4);
    }

    [Fact]
    public async Task Run_CallThatRanOutOfTime_IsTakenForItsWorstCase()
    {
        FakeModels models = new((_, _) => FakeModels.Failed(FailureKind.Timeout));

        EvalOutcome outcome = await RunAsync(models, FakeModels.Set(1), options => options with { Models = [FakeModels.Model("small", maxRetries: 0)], MaxCostUsd = 1 });

        outcome.SpentUsd.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Run_RefusedNowAndThen_GoesOn()
    {
        FakeModels models = new((call, _) => int.Parse(call.Request.Messages[^1].Text.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture) % 2 == 0
            ? FakeModels.Failed(FailureKind.Authentication)
            : FakeModels.Said("yes"));

        EvalOutcome outcome = await RunAsync(models, FakeModels.Set(20), options => options with { Models = [FakeModels.Model("small", maxRetries: 0)], Concurrency = 1 });

        outcome.Stopped.ShouldBeNull();
        outcome.Run.Results.Length.ShouldBe(20);
    }

    [Fact]
    public async Task Load_SecondVerdictOnAnAnswer_LeavesTheFirst()
    {
        EvalOutcome outcome = await RunAsync(FakeModels.Saying((_, _) => "yes"), FakeModels.Set(1), options => options with { Models = [FakeModels.Model("small")] });
        string verdict = File.ReadAllLines(outcome.Run.Path)[^1];
        File.AppendAllText(outcome.Run.Path, verdict.Replace("\"passed\":true", "\"passed\":false", StringComparison.Ordinal) + "\n");

        verdict.ShouldContain("\"passed\":true");
        EvalRunStore.Load(outcome.Run.Path).Results.ShouldHaveSingleItem().Passed.ShouldBe(true);
    }

    [Fact]
    public async Task Prepare_AnUnfinishedRunOfOtherItems_IsNotGoneOnWith()
    {
        await RunAsync(new FakeModels((_, _) => FakeModels.Failed(FailureKind.BadRequest)), FakeModels.Set(2));

        new RunPreparing(time).Prepare(FakeModels.Set(2), Options()).Earlier.ShouldNotBeNull();
        new RunPreparing(time).Prepare(FakeModels.Set(3), Options()).Earlier.ShouldBeNull();
    }

    [Fact]
    public async Task Run_AnotherModelPinOrParameter_IsNoKeptAnswer()
    {
        FakeModels models = FakeModels.Saying((_, _) => "yes");
        await RunAsync(models, FakeModels.Set(1), options => options with { Models = [FakeModels.Model("small")] });

        await RunAsync(models, FakeModels.Set(1), options => options with { Models = [FakeModels.Model("other")] });
        await RunAsync(models, FakeModels.Set(1), options => options with { Models = [FakeModels.Model("small")], Temperature = 0.5m });
        await RunAsync(models, FakeModels.Set(1), options => options with { Models = [FakeModels.Model("small")], MaxOutputTokens = 7 });

        models.Calls.ShouldBe(4);
    }

    [Fact]
    public async Task Run_FailuresAreErrors_NeverKeptAndAskedAgainByTheNextRun()
    {
        bool broken = true;
        FakeModels models = new((call, _) => broken && call.Model.Name == "small" ? FakeModels.Failed(FailureKind.BadRequest, "no such parameter") : FakeModels.Said("yes"));
        EvalOutcome first = await RunAsync(models, FakeModels.Set(2));
        broken = false;

        EvalOutcome second = await RunAsync(models, FakeModels.Set(2));

        first.Run.Of("small").ShouldAllBe(result => result.IsError && result.Passed == null && result.Error == "no such parameter" && result.ErrorKind == "bad_request");
        second.Run.Path.ShouldBe(first.Run.Path);
        second.Run.Of("small").ShouldAllBe(result => result.Passed == true);
        models.AskedOf("large").ShouldBe(2);
        models.AskedOf("small").ShouldBe(4);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(2, 3)]
    public async Task Run_AFailureThatMayPass_IsSentAgainAsOftenAsTheProviderAllows(int maxRetries, int calls)
    {
        FakeModels models = new((_, _) => FakeModels.Failed(FailureKind.ServerError));

        EvalRun run = (await RunAsync(models, FakeModels.Set(1), options => options with { Models = [FakeModels.Model("small", maxRetries: maxRetries)] })).Run;

        models.Calls.ShouldBe(calls);
        run.Results.Single().ErrorKind.ShouldBe("server_error");
    }

    [Fact]
    public async Task Run_KilledAnywhere_GoesOnAndDoesNothingTwice()
    {
        FakeModels whole = FakeModels.Saying((_, _) => "yes");
        byte[] file = await File.ReadAllBytesAsync((await RunAsync(whole, FakeModels.Set(3), options => options with { CacheFolder = null })).Run.Path);

        foreach (int cut in Enumerable.Range(0, 25).Select(i => file.Length * i / 25).Append(file.Length - 2))
        {
            using SetFolder other = new();
            other.Write("runs/cut.jsonl");
            await File.WriteAllBytesAsync(other.PathOf("runs/cut.jsonl"), file[..cut]);
            int kept = file[..cut].AsSpan().Count("{\"result\":"u8) - (EndsInAResult(file[..cut]) ? 1 : 0);
            FakeModels models = FakeModels.Saying((_, _) => "yes");

            EvalRun run = (await RunAsync(models, FakeModels.Set(3), options => options with { CacheFolder = null, RunFolder = other.PathOf("runs") })).Run;

            run.IsWhole.ShouldBeTrue($"cut at {cut}");
            run.Items.Length.ShouldBe(3, $"cut at {cut}");
            run.Results.ShouldAllBe(result => result.Passed == true);
            models.Calls.ShouldBe(6 - kept, $"cut at {cut} of {file.Length}");
        }
    }

    [Fact]
    public async Task Run_Stopped_KeepsWhatWasMeasuredAndGoesOn()
    {
        using CancellationTokenSource stop = new();
        FakeModels models = new((call, _) =>
        {
            if (call.Request.Messages[^1].Text == "question 5")
            {
                stop.Cancel();
            }

            return FakeModels.Said("yes");
        });
        EvalOptions options = Options() with { Models = [FakeModels.Model("small")], Concurrency = 1, CacheFolder = null };
        await Should.ThrowAsync<OperationCanceledException>(() => RunAsync(models, FakeModels.Set(10), _ => options, stop.Token));
        int before = models.Calls;

        EvalRun run = (await RunAsync(models, FakeModels.Set(10), _ => options)).Run;

        run.IsWhole.ShouldBeTrue();
        models.Calls.ShouldBeLessThanOrEqualTo(11);
        before.ShouldBe(6);
    }

    [Fact]
    public async Task Run_AtItsCap_StopsBeforeTheCallThatCouldBreakIt()
    {
        // The worst case of a call: about 13 prompt tokens and 100 answer tokens, 0.0003 USD at most; each really costs 0.00012.
        FakeModels models = FakeModels.Saying((_, _) => "yes");
        EvalOptions options = Options() with { Models = [FakeModels.Model("small")], MaxCostUsd = 0.001m };

        EvalOutcome first = await RunAsync(models, FakeModels.Set(50), _ => options);

        first.Stopped!.ShouldContain("--max-cost 0.001");
        first.SpentUsd.ShouldBeLessThanOrEqualTo(0.001m);
        first.SpentUsd.ShouldBeGreaterThan(0.0006m);
        first.Run.Results.ShouldAllBe(result => result.Passed == true);

        EvalOutcome second = await RunAsync(models, FakeModels.Set(50), _ => options with { MaxCostUsd = 1 });
        second.Stopped.ShouldBeNull();
        second.Run.IsWhole.ShouldBeTrue();
        second.SpentUsd.ShouldBe(50 * 0.00012m);
        models.Calls.ShouldBe(50);
    }

    [Fact]
    public async Task Run_NeverMoreCallsAtOnceThanAllowed()
    {
        FakeModels models = FakeModels.Saying((_, _) => "yes");

        await RunAsync(models, FakeModels.Set(40), options => options with { Concurrency = 3 });

        models.MostAtOnce.ShouldBeLessThanOrEqualTo(3);
    }

    [Fact]
    public async Task Run_AWrongKey_EndsTheRunAfterAFewCalls()
    {
        FakeModels models = new((_, _) => FakeModels.Failed(FailureKind.Authentication, "invalid x-api-key"));

        EvalOutcome outcome = await RunAsync(models, FakeModels.Set(200), options => options with { Concurrency = 1, Models = [FakeModels.Model("small")] });

        outcome.Stopped!.ShouldContain("invalid x-api-key");
        models.Calls.ShouldBe(5);
    }

    [Fact]
    public async Task Run_AJudge_IsAskedKeptAndPaid()
    {
        FakeModels models = FakeModels.Saying((model, _) => model == "judge" ? """{"pass":true,"score":0.9}""" : "fine words");
        EvalOptions options = Options() with { Models = [FakeModels.Model("small")], Judge = FakeModels.Model("judge", factor: 2), Metrics = [MetricSpecs.Parse("llm-rubric:is kind")] };

        EvalOutcome first = await RunAsync(models, FakeModels.Set(2), _ => options);
        EvalOutcome second = await RunAsync(models, FakeModels.Set(2), _ => options);

        EvalResult result = first.Run.Results[0];
        result.Passed.ShouldBe(true);
        result.JudgeCostUsd.ShouldBe(0.00024m);
        first.SpentUsd.ShouldBe(2 * (0.00012m + 0.00024m));
        models.AskedOf("judge").ShouldBe(2);
        second.SpentUsd.ShouldBe(0);
    }

    [Fact]
    public async Task Run_AJudgeThatBabbles_IsAnErrorNeverKept()
    {
        FakeModels models = FakeModels.Saying((model, _) => model == "judge" ? "lovely!" : "fine words");
        EvalOptions options = Options() with { Models = [FakeModels.Model("small")], Judge = FakeModels.Model("judge"), Metrics = [MetricSpecs.Parse("llm-rubric:is kind")] };

        EvalRun run = (await RunAsync(models, FakeModels.Set(2), _ => options)).Run;
        await RunAsync(models, FakeModels.Set(2), _ => options);

        run.Results.ShouldAllBe(result => result.IsError && result.ErrorKind == "metric");
        models.AskedOf("judge").ShouldBe(4);
        models.AskedOf("small").ShouldBe(2);
    }

    [Fact]
    public async Task Run_Pairwise_ComparesWithTheLastModelWhoseAnswersAreGotOnce()
    {
        FakeModels models = FakeModels.Saying((model, prompt) => model == "judge"
            ? prompt.IndexOf("good words", StringComparison.Ordinal) < prompt.IndexOf("bad words", StringComparison.Ordinal) ? """{"winner":"first"}""" : """{"winner":"second"}"""
            : model == "large" ? "good words" : "bad words");
        EvalOptions options = Options() with { Judge = FakeModels.Model("judge"), Metrics = [MetricSpecs.Parse("pairwise"), MetricSpecs.Parse("contains:words")] };

        EvalRun run = (await RunAsync(models, FakeModels.Set(3), _ => options)).Run;

        run.Of("small").ShouldAllBe(result => result.Passed == false);
        run.Of("large").ShouldAllBe(result => result.Passed == true);
        models.AskedOf("large").ShouldBe(3);
        models.AskedOf("judge").ShouldBe(6);
    }

    [Fact]
    public async Task Run_OwnMetric_CountsLikeAnyOther()
    {
        FakeModels models = FakeModels.Saying((_, _) => "yes");

        EvalRun run = (await RunAsync(models, FakeModels.Set(1), options => options with { OwnMetrics = [new Shouts()] })).Run;

        run.Results.ShouldAllBe(result => result.Passed == false);
        run.Results[0].Metrics.Single().Name.ShouldBe("shouts");
    }

    [Fact]
    public async Task Run_RecordedAnswers_AreMeasuredWithoutCallingAnyone()
    {
        string file = folder.Write("r.jsonl",
            """{"id":"a","prompt":"p","reference":"x","outputs":{"gpt-4o-mini":{"text":"y","correct":true,"input_tokens":1000000,"output_tokens":0,"latency_ms":7},"b":{"text":"x","correct":false}}}""",
            """{"id":"c","prompt":"q","reference":"x","outputs":{"gpt-4o-mini":{"error":{"kind":"server_error","message":"down"}},"b":{"text":null,"correct":true}}}""");
        EvalSet set = await EvalSetReader.ReadAsync("r", [file]);
        EvalModel mini = new("gpt-4o-mini", Suffice.Catalog.ModelCatalog.BuiltIn().Find("gpt-4o-mini")!, null);
        EvalModel other = new("b", new Suffice.Catalog.Model { Name = "b", Id = "b", Provider = "recording" }, null);
        FakeModels nobody = new((_, _) => throw new InvalidOperationException("nobody is to be called"));

        EvalRun run = (await RunAsync(nobody, set, options => options with { Models = [mini, other] })).Run;

        EvalResult first = run.Of("gpt-4o-mini").First(result => result.Item == "a");
        (first.Passed, first.CostUsd, first.Latency, first.Cached).ShouldBe((true, 0.15m, TimeSpan.FromMilliseconds(7), false));
        run.Of("gpt-4o-mini").First(result => result.Item == "c").ErrorKind.ShouldBe("server_error");
        run.Of("b").First(result => result.Item == "a").Passed.ShouldBe(false);
        run.Of("b").First(result => result.Item == "c").ShouldSatisfyAllConditions(result => result.Passed.ShouldBe(true), result => result.CostUsd.ShouldBeNull());
    }

    [Fact]
    public void Prepare_WithoutAPrice_IsRefusedUpFront()
    {
        EvalOptions options = Options() with { Models = [FakeModels.Model("small", priced: false)] };

        Should.Throw<EvalSetException>(() => new RunPreparing(time).Prepare(FakeModels.Set(1), options)).Message.ShouldContain("--allow-unpriced");
        new RunPreparing(time).Prepare(FakeModels.Set(1), options with { AllowUnpriced = true }).Estimate.LikelyUsd.ShouldBeNull();
        Should.Throw<EvalSetException>(() => new RunPreparing(time).Prepare(FakeModels.Set(1), options with { AllowUnpriced = true, MaxCostUsd = 1 }));
    }

    [Fact]
    public void Prepare_ItemsNobodyLabelled_AreCountedAndNotMeasured()
    {
        EvalSet set = FakeModels.Set(3);
        set = set with { Items = [.. set.Items.Select((item, i) => i == 0 ? item : item with { Reference = null })] };

        PreparedRun run = new RunPreparing(time).Prepare(set, Options());

        (run.Items, run.Head.Unlabelled).ShouldBe((1, 2));
        Should.Throw<EvalSetException>(() => new RunPreparing(time).Prepare(set with { Items = [.. set.Items.Skip(1)] }, Options())).Message.ShouldContain("labelled");
    }

    [Fact]
    public void Prepare_EstimatesWhatIsLeftToAsk()
    {
        PreparedRun run = new RunPreparing(time).Prepare(FakeModels.Set(10), Options());

        run.Estimate.Calls.ShouldBe(20);
        run.Estimate.LikelyUsd!.Value.ShouldBeGreaterThan(0);
        run.Estimate.MostUsd!.Value.ShouldBeGreaterThan(run.Estimate.LikelyUsd!.Value);
    }

    [Fact]
    public void Prepare_AJudgeOfTheSameFamily_IsWarnedOf()
    {
        EvalOptions options = Options() with
        {
            Models = [FakeModels.Model("small", family: "claude")],
            Judge = FakeModels.Model("judge", family: "claude"),
            Metrics = [MetricSpecs.Parse("llm-rubric:is kind")],
        };

        new RunPreparing(time).Prepare(FakeModels.Set(1), options).Head.Warnings.ShouldContain(warning => warning.Contains("own family (claude)", StringComparison.Ordinal));
    }

    public void Dispose() => folder.Dispose();

    private EvalOptions Options() => new()
    {
        Models = [FakeModels.Model("small"), FakeModels.Model("large", factor: 10)],
        RunFolder = folder.PathOf("runs"),
        CacheFolder = folder.PathOf("cache"),
    };

    private async Task<EvalOutcome> RunAsync(
        FakeModels models, EvalSet set, Func<EvalOptions, EvalOptions>? change = null, CancellationToken cancellationToken = default)
    {
        EvalOptions options = change is null ? Options() : change(Options());
        return await new EvalRunner(models, time, new Random(1)).RunAsync(new RunPreparing(time).Prepare(set, options), null, null, cancellationToken);
    }

    private static bool EndsInAResult(byte[] cut)
    {
        string last = System.Text.Encoding.UTF8.GetString(cut).Split('\n')[^1];
        try
        {
            return last.Contains("{\"result\":", StringComparison.Ordinal) && System.Text.Json.JsonDocument.Parse(last) is null;
        }
        catch (System.Text.Json.JsonException)
        {
            return true;
        }
    }

    private sealed class Shouts : IMetric
    {
        public string Name => "shouts";

        public ValueTask<MetricResult> MeasureAsync(MeasuredAnswer measured, CancellationToken cancellationToken) =>
            new(MetricResult.Of(measured.Text.Any(char.IsUpper), "whispers"));
    }
}
