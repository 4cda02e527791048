using System.Text.Json;
using Suffice.Chat;
using Suffice.Ledger;
using Suffice.Providers;
using Suffice.Running;

namespace Suffice.Tests.Running;

/// <summary>What a run of a pipeline does, as its caller sees it.</summary>
public sealed class PipelineRunnerTests
{
    private const string Message = """
        version: 1
        input: { message: text, customer_facing: { type: boolean, default: false } }
        steps:
          classify: { task: classify, prompt: "{{ input.message }}" }
          draft: { task: draft, prompt: "draft for {{ steps.classify.answer }}" }
          polish: { task: polish, when: customer_facing, prompt: "polish {{ steps.draft.answer }}" }
        output: { reply: "{{ steps.polish.answer | default: steps.draft.answer }}", kind: "{{ steps.classify.answer }}" }
        """;

    [Fact]
    public async Task Run_StepsThatNeedEachOther_HandTheirAnswersOn()
    {
        using PipelineBench bench = new(Message);

        RunReport report = await bench.RunAsync(new { message = "hello" });

        report.Status.ShouldBe(RunStatus.Completed);
        report.Output!.Value.GetRawText().ShouldBe("""{"reply":"draft for hello","kind":"hello"}""");
        report.Steps.Select(step => (step.Step, step.Status)).ShouldBe(
            [("classify", StepStatus.Completed), ("draft", StepStatus.Completed), ("polish", StepStatus.Skipped)]);
    }

    [Fact]
    public async Task Run_AConditionThatHolds_RunsItsStep()
    {
        using PipelineBench bench = new(Message);

        RunReport report = await bench.RunAsync(new { message = "hello", customer_facing = true });

        report.Output!.Value.GetProperty("reply").GetString().ShouldBe("polish draft for hello");
        bench.Calls.Last().Model.Name.ShouldBe("large");
    }

    [Fact]
    public async Task Run_AnyRun_CostsTheSumOfItsRows()
    {
        using PipelineBench bench = new(Message);

        RunReport report = await bench.RunAsync(new { message = "hello", customer_facing = true });

        report.CostUsd.ShouldBe(bench.Rows.Sum(row => row.CostUsd));
        report.CostUsd.ShouldBe((2 * ((100 * 1m) + (10 * 2m)) / 1_000_000) + (((100 * 10m) + (10 * 20m)) / 1_000_000));
        report.BaselineCostUsd.ShouldBe(bench.Rows.Sum(row => row.BaselineCostUsd));
    }

    [Fact]
    public async Task Run_ItsRows_TellPipelineStepAndRunAndTheRunItselfOnce()
    {
        using PipelineBench bench = new(Message);

        RunReport report = await bench.RunAsync(new { message = "hello" });

        bench.Rows.Select(row => (row.Outcome, row.Place)).ShouldBe(
            [
                (RequestOutcome.Served, new PipelinePlace("flow", "classify", report.Run)),
                (RequestOutcome.Served, new PipelinePlace("flow", "draft", report.Run)),
                (RequestOutcome.Run, new PipelinePlace("flow", string.Empty, report.Run)),
            ]);
        bench.Rows.First().Task.ShouldBe("classify");
    }

    [Fact]
    public async Task Run_AStepThatFails_IsNamedAndARerunGoesOnFromIt()
    {
        using PipelineBench bench = new(Message);
        bool isDown = true;
        bench.Says = call => call.Request.Messages[^1].Text.StartsWith("draft", StringComparison.Ordinal) && isDown
            ? new CallFailure(FailureKind.ServerError, "down")
            : call.Request.Messages[^1].Text;

        RunReport first = await bench.RunAsync(new { message = "hello" });
        isDown = false;
        RunReport second = await bench.RunAsync(run: first.Run);

        first.Status.ShouldBe(RunStatus.Failed);
        first.Failure!.Step.ShouldBe("draft");
        first.Failure.MayPass.ShouldBeTrue();
        first.Output.ShouldBeNull();
        second.Status.ShouldBe(RunStatus.Completed);
        second.Steps.Single(step => step.Step == "classify").IsEarlier.ShouldBeTrue();
        bench.Calls.Count(call => call.Request.Messages[^1].Text == "hello").ShouldBe(1);
        bench.Rows.Select(row => row.Outcome).Where(outcome => outcome is RequestOutcome.Run or RequestOutcome.RunFailed)
            .ShouldBe([RequestOutcome.RunFailed, RequestOutcome.Run]);
    }

    [Fact]
    public async Task Run_TheSameRunAgain_IsAnsweredWithWhatItMadeAndDoesNothing()
    {
        using PipelineBench bench = new(Message);
        RunReport first = await bench.RunAsync(new { message = "hello" }, "order-17");

        RunReport second = await bench.RunAsync(new { message = "hello" }, "order-17");

        second.IsRepeated.ShouldBeTrue();
        second.Output!.Value.GetRawText().ShouldBe(first.Output!.Value.GetRawText());
        second.CostUsd.ShouldBe(first.CostUsd);
        bench.Calls.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Run_AStepThatWasChangedMeanwhile_IsDoneAgainWithThoseThatNeedIt()
    {
        using PipelineBench bench = new(Message);
        bench.Says = call => call.Request.Messages[^1].Text.StartsWith("polish", StringComparison.Ordinal)
            ? new CallFailure(FailureKind.ServerError, "down") : call.Request.Messages[^1].Text;
        RunReport first = await bench.RunAsync(new { message = "hello", customer_facing = true });
        bench.Folder.Write("pipelines/flow.yaml", Message.Replace("draft for", "write for", StringComparison.Ordinal));
        bench.Load();
        bench.Says = call => call.Request.Messages[^1].Text;

        RunReport second = await bench.RunAsync(run: first.Run);

        second.Output!.Value.GetProperty("reply").GetString().ShouldBe("polish write for hello");
        bench.Calls.Count(call => call.Request.Messages[^1].Text == "hello").ShouldBe(1);
    }

    [Fact]
    public async Task Run_StepsThatDoNotNeedEachOther_RunAtTheSameTime()
    {
        using PipelineBench bench = new("""
            version: 1
            input: { message: text }
            steps:
              left: { task: draft, prompt: "left {{ input.message }}" }
              right: { task: draft, prompt: "right {{ input.message }}" }
              both: { value: [ "{{ steps.left.answer }}", "{{ steps.right.answer }}" ] }
            """);
        TaskCompletionSource<string> right = new(TaskCreationOptions.RunContinuationsAsynchronously);
        bench.Says = call => call.Request.Messages[^1].Text.StartsWith("left", StringComparison.Ordinal) ? right.Task : Meet();

        RunReport report = await bench.RunAsync(new { message = "x" }).WaitAsync(TimeSpan.FromSeconds(30));

        report.Output!.Value.GetRawText().ShouldBe("""["from the right","right x"]""");

        string Meet()
        {
            right.SetResult("from the right");
            return "right x";
        }
    }

    [Fact]
    public async Task Run_ARepeatedStep_MakesAListAndEachRepetitionIsARow()
    {
        using PipelineBench bench = new("""
            version: 1
            input: { posts: number }
            steps:
              caption: { task: draft, times: input.posts, prompt: "caption {{ index }}" }
              score: { task: draft, each: steps.caption.answer, prompt: "score {{ item }}" }
            """);

        RunReport report = await bench.RunAsync(new { posts = 3 });

        report.Output!.Value.GetRawText().ShouldBe("""["score caption 1","score caption 2","score caption 3"]""");
        report.Steps.Select(step => (step.Step, step.Index)).ShouldBe(
            [("caption", 1), ("caption", 2), ("caption", 3), ("score", 1), ("score", 2), ("score", 3)]);
        bench.Rows.Where(row => row.Place!.Step == "caption").Select(row => row.Place!.Index).Order().ShouldBe([1, 2, 3]);
    }

    [Fact]
    public async Task Run_OneRepetitionFails_TheOthersAreNotDoneAgain()
    {
        using PipelineBench bench = new("""
            version: 1
            steps:
              caption: { task: draft, times: 6, at_once: 2, prompt: "caption {{ index }}" }
            """);
        bool isDown = true;
        bench.Says = call => call.Request.Messages[^1].Text == "caption 3" && isDown ? new CallFailure(FailureKind.ServerError, "down") : call.Request.Messages[^1].Text;

        RunReport first = await bench.RunAsync();
        isDown = false;
        RunReport second = await bench.RunAsync(run: first.Run);

        first.Failure!.ShouldBe(new StepFailure("caption", 3, "upstream", first.Failure!.Message) { MayPass = true });
        second.Output!.Value.GetArrayLength().ShouldBe(6);
        bench.Calls.GroupBy(call => call.Request.Messages[^1].Text).ToDictionary(said => said.Key, said => said.Count())
            .ShouldBe(new Dictionary<string, int> { ["caption 1"] = 1, ["caption 2"] = 1, ["caption 3"] = 2, ["caption 4"] = 1, ["caption 5"] = 1, ["caption 6"] = 1 }, ignoreOrder: true);
    }

    [Fact]
    public async Task Run_AStepThatMayFail_LeavesItsAnswerOut()
    {
        using PipelineBench bench = new("""
            version: 1
            steps:
              mood: { task: draft, prompt: mood, on_fail: go_on }
              reply: { value: { mood: "{{ steps.mood.answer }}", text: "mood: {{ steps.mood.answer | default: 'unknown' }}" } }
            """);
        bench.Says = _ => new CallFailure(FailureKind.ServerError, "down");

        RunReport report = await bench.RunAsync();

        report.Status.ShouldBe(RunStatus.Completed);
        report.Output!.Value.GetRawText().ShouldBe("""{"mood":null,"text":"mood: unknown"}""");
        report.Steps[0].Failure.ShouldNotBeNull();
    }

    [Fact]
    public async Task Run_AnAnswerWithASchema_IsReadAndWalkedInto()
    {
        using PipelineBench bench = new("version: 1\nsteps: { classify: { task: classify, prompt: what } }\n");
        bench.Folder.Write("tasks/classify/output.schema.json", """{"type":"object","properties":{"kind":{"type":"string"}},"required":["kind"],"additionalProperties":false}""");
        bench.Folder.Write("pipelines/flow.yaml", """
            version: 1
            steps:
              classify: { task: classify, prompt: what }
              reply: { value: "{{ steps.classify.answer.kind }}" }
            """);
        bench.Load();
        bench.Says = call => """{"kind":"refund"}""";

        RunReport report = await bench.RunAsync();

        report.Output!.Value.GetString().ShouldBe("refund");
        bench.Calls.First().Request.Format!.Schema!.Value.GetProperty("properties").TryGetProperty("kind", out _).ShouldBeTrue();
    }

    [Fact]
    public async Task Run_TheFilesOfATasksFolder_AreTheFixedPartOfItsPrompt()
    {
        using PipelineBench bench = new("""
            version: 1
            input: { message: text }
            steps:
              draft: { task: draft, prompt: "{{ input.message }}" }
            """);
        bench.Folder.Write("tasks/draft/rubric.md", "# Rubric\n");
        bench.Folder.Write("tasks/draft/standards.md", "# Standards {{ not a place }}\n");
        bench.Load();

        await bench.RunAsync(new { message = "{{ neither }}" });

        bench.Calls.ShouldHaveSingleItem().Request.Messages.Select(message => (message.Role, message.Text)).ShouldBe(
            [(ChatRole.System, "# Rubric\n\n# Standards {{ not a place }}"), (ChatRole.User, "{{ neither }}")]);
    }

    [Fact]
    public async Task Run_Images_GoWithThePrompt()
    {
        using PipelineBench bench = new("""
            version: 1
            input: { images: { type: list, optional: true } }
            steps:
              look: { task: draft, when: images present, images: input.images, prompt: what is it }
            """);

        await bench.RunAsync(new { images = new[] { "https://example.com/a.png", "data:image/png;base64,AAAA" } });
        RunReport without = await bench.RunAsync(new { });

        bench.Calls.ShouldHaveSingleItem().Request.Messages[0].Parts.OfType<ImagePart>().Select(image => image.Url ?? image.Base64).ShouldBe(["https://example.com/a.png", "AAAA"]);
        without.Steps.ShouldHaveSingleItem().Status.ShouldBe(StepStatus.Skipped);
    }

    [Theory]
    [InlineData("""{"message": 7}""", "not text")]
    [InlineData("""{}""", "'message' is missing")]
    [InlineData("""{"message": "a", "mesage": "b"}""", "did you mean 'message'?")]
    [InlineData("""["message"]""", "no object")]
    public async Task Run_AnInputThatThePipelineDoesNotTake_IsRefusedBeforeAnythingIsDone(string input, string wrong)
    {
        using PipelineBench bench = new(Message);

        List<RunEvent> events = await bench.EventsAsync(JsonSerializer.Deserialize<JsonElement>(input));

        RunRefusal refusal = events.ShouldHaveSingleItem().ShouldBeOfType<RunRefused>().Refusal;
        refusal.Kind.ShouldBe(RunRefusalKind.BadInput);
        refusal.Message.ShouldContain(wrong);
        bench.Rows.ShouldBeEmpty();
    }

    [Fact]
    public async Task Run_AnIdOfAnotherRun_IsRefused()
    {
        using PipelineBench bench = new(Message);
        await bench.RunAsync(new { message = "hello" }, "order-17");

        List<RunEvent> events = await bench.EventsAsync(new { message = "other" }, "order-17");
        List<RunEvent> unknown = await bench.EventsAsync(run: "order-18");

        events.ShouldHaveSingleItem().ShouldBeOfType<RunRefused>().Refusal.Kind.ShouldBe(RunRefusalKind.AnotherRun);
        unknown.ShouldHaveSingleItem().ShouldBeOfType<RunRefused>().Refusal.Kind.ShouldBe(RunRefusalKind.BadInput);
    }

    [Fact]
    public async Task Run_ARunThatIsUnderWay_IsNotBegunASecondTime()
    {
        using PipelineBench bench = new(Message);
        TaskCompletionSource<string> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
        bench.Says = _ => answer.Task;
        Task<RunReport> first = bench.RunAsync(new { message = "hello" }, "order-17");
        while (bench.Calls.IsEmpty)
        {
            await Task.Delay(5);
        }

        List<RunEvent> second = await bench.EventsAsync(new { message = "hello" }, "order-17");
        bench.Says = call => call.Request.Messages[^1].Text;
        answer.SetResult("late");

        second.ShouldHaveSingleItem().ShouldBeOfType<RunRefused>().Refusal.Kind.ShouldBe(RunRefusalKind.UnderWay);
        (await first).Status.ShouldBe(RunStatus.Completed);
    }

    [Fact]
    public async Task Run_ItsCallerLeaves_WhatWasDoneIsKept()
    {
        using PipelineBench bench = new(Message);
        using CancellationTokenSource leaving = new();
        bench.Says = call => call.Request.Messages[^1].Text.StartsWith("draft", StringComparison.Ordinal) ? Leave() : call.Request.Messages[^1].Text;
        await Should.ThrowAsync<OperationCanceledException>(() => bench.RunAsync(new { message = "hello" }, "order-17", leaving.Token));
        bench.Says = call => call.Request.Messages[^1].Text;

        RunReport report = await bench.RunAsync(run: "order-17");

        report.Status.ShouldBe(RunStatus.Completed);
        bench.Calls.Count(call => call.Request.Messages[^1].Text == "hello").ShouldBe(1);
        bench.Rows.Count(row => row.Outcome == RequestOutcome.RunFailed).ShouldBe(1);

        Task<string> Leave()
        {
            leaving.Cancel();
            return new TaskCompletionSource<string>().Task;
        }
    }

    [Fact]
    public async Task Run_ItsCallerLeavesAfterAnAnswerThatDidNotPass_WhatThatCostIsInTheRun()
    {
        using PipelineBench bench = new("""
            version: 1
            steps:
              classify: { task: classify, prompt: what }
            """, PipelineBench.Policy.Replace("classify: { ladder: [small, large] }", "classify: { ladder: [small, large], gate: [ { one_of: [yes] } ] }", StringComparison.Ordinal));
        using CancellationTokenSource leaving = new();
        bench.Says = call => call.Model.Name == "small" ? "nonsense" : Leave();
        await Should.ThrowAsync<OperationCanceledException>(() => bench.RunAsync(new { }, "order-18", leaving.Token));
        bench.Says = _ => "yes";

        RunReport report = await bench.RunAsync(run: "order-18");

        report.CostUsd.ShouldBe(bench.Rows.Sum(row => row.CostUsd));
        bench.Rows.Count(row => row.Outcome == RequestOutcome.Cancelled && row.CostUsd > 0).ShouldBe(1);

        Task<string> Leave()
        {
            leaving.Cancel();
            return new TaskCompletionSource<string>().Task;
        }
    }

    [Fact]
    public async Task Run_ItsDeadlinePasses_NamesTheStepThatWasWaitedFor()
    {
        using PipelineBench bench = new(Message.Replace("steps:", "deadline: 50ms\nsteps:", StringComparison.Ordinal));
        bench.Says = _ => new TaskCompletionSource<string>().Task;

        RunReport report = await bench.RunAsync(new { message = "hello" });

        report.Failure!.Step.ShouldBe("classify");
        report.Failure.Kind.ShouldBe("deadline");
    }

    [Fact]
    public async Task Run_AStand_In_IsPricedByTheUnitAndSavesNothing()
    {
        using PipelineBench bench = new("""
            version: 1
            steps:
              pictures: { external: image-generation, price: 0.025, unit: image, times: 3, stand_in: { url: "https://example.com/{{ index }}.png" } }
            """);

        RunReport report = await bench.RunAsync();

        report.CostUsd.ShouldBe(0.075m);
        report.BaselineCostUsd.ShouldBe(0.075m);
        report.Steps.ShouldAllBe(step => step.IsStandIn);
        report.Output!.Value[2].GetProperty("url").GetString().ShouldBe("https://example.com/3.png");
        bench.Rows.Where(row => row.Endpoint == "external").ShouldAllBe(row => row.CostUsd == 0.025m && row.Model == "image-generation" && row.Task == null);
    }

    [Fact]
    public async Task Run_ACondition_ThatAsksWhatAValueCannotSay_StopsTheStep()
    {
        using PipelineBench bench = new("""
            version: 1
            steps:
              draft: { task: draft, prompt: words }
              more: { value: x, when: steps.draft.answer > 3 }
            """);

        RunReport report = await bench.RunAsync();

        report.Failure!.Step.ShouldBe("more");
        report.Failure.Kind.ShouldBe("condition");
        report.Failure.Message.ShouldContain("not two numbers");
    }
}
