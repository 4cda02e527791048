using System.Collections.Frozen;
using System.Text;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;
using Suffice.Callers;
using Suffice.Ledger;
using Suffice.Policy;
using Suffice.Providers;
using Suffice.Running;

namespace Suffice.Tests.Running;

/// <summary>Whatever breaks, a run ends and can be gone on with, and nothing of another's is touched.</summary>
public sealed class BrokenRunTests
{
    [Fact]
    public async Task Run_AnOutputThatCannotBeFilled_EndsAsStoppedAndMayBeGoneOnWith()
    {
        using PipelineBench bench = new("""
            version: 1
            input: { n: number }
            steps:
              draft: { task: draft, prompt: x }
            output: { per: "{{ 10 | divided_by: input.n }} a piece" }
            """);

        RunReport first = await bench.RunAsync(new { n = 0 }, "r-1");
        List<RunEvent> second = await bench.EventsAsync(run: "r-1");

        first.Failure!.Step.ShouldBe("output");
        second[^1].ShouldBeOfType<RunEnded>().Report.Failure!.Kind.ShouldBe("template");
        bench.Calls.Count.ShouldBe(1);
        bench.Rows.Count(row => row.Outcome == RequestOutcome.RunFailed).ShouldBe(2);
    }

    [Theory]
    [InlineData("1e99999999999", "input.n == 1")]
    [InlineData("1", "input.n == 1 and input.n < 1e9")]
    public async Task Run_ANumberBeyondAnyUse_IsComparedAndTakenAgain(string number, string when)
    {
        using PipelineBench bench = new($$"""
            version: 1
            input: { n: number }
            steps:
              draft: { task: draft, prompt: x }
              more: { value: 1, when: "{{when.Split(" and")[0]}}" }
            """);
        JsonElement input = JsonSerializer.Deserialize<JsonElement>($$"""{"n": {{number}}}""");

        RunReport first = await bench.RunAsync(input, "r-1");
        RunReport second = await bench.RunAsync(input, "r-1");

        first.Status.ShouldBe(RunStatus.Completed);
        second.IsRepeated.ShouldBeTrue();
    }

    [Theory]
    [InlineData(60)]
    [InlineData(70)]
    [InlineData(250)]
    public async Task Run_AnAnswerThatIsDeep_IsKeptReadAgainAndHandedOn(int depth)
    {
        using PipelineBench bench = new("""
            version: 1
            steps:
              classify: { task: classify, prompt: what }
              wrap: { value: { a: { b: { c: "{{ steps.classify.answer }}" } } } }
            """);
        bench.Folder.Write("tasks/classify/output.schema.json", "{}");
        bench.Load();
        string deep = new StringBuilder().Insert(0, "[", depth).Append(']', depth).ToString();
        bench.Says = _ => deep;

        RunReport first = await bench.RunAsync(new { }, "r-1");
        RunReport second = await bench.RunAsync(run: "r-1");

        first.Status.ShouldBe(RunStatus.Completed, first.Failure?.Message);
        second.Output!.Value.GetProperty("a").GetProperty("b").GetProperty("c").GetRawText().ShouldBe(deep);
    }

    [Fact]
    public async Task Run_ADeepAnswerOfARepeatedStep_IsOneOfItsList()
    {
        using PipelineBench bench = new("version: 1\nsteps: { classify: { task: classify, times: 2, prompt: what } }\n");
        bench.Folder.Write("tasks/classify/output.schema.json", "{}");
        bench.Load();
        string deep = new StringBuilder().Insert(0, "[", 100).Append(']', 100).ToString();
        bench.Says = _ => deep;

        (await bench.RunAsync()).Output!.Value[1].GetRawText().ShouldBe(deep);
    }

    [Fact]
    public async Task Run_ItsCallerLeavesAtTheFirstEvent_IsEndedAndMayBeGoneOnWith()
    {
        using PipelineBench bench = new("version: 1\nsteps: { draft: { task: draft, prompt: x } }\n");
        bench.Says = _ => new TaskCompletionSource<string>().Task;

        await bench.LeaveAtOnceAsync("r-1");
        bench.Says = _ => "done";

        (await bench.RunAsync(run: "r-1")).Status.ShouldBe(RunStatus.Completed);
        bench.Rows.Count(row => row.Outcome == RequestOutcome.RunFailed).ShouldBe(1);
    }

    [Fact]
    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    public async Task Run_WhatItKeeps_IsItsOwnersAlone()
    {
        using PipelineBench bench = new("version: 1\nsteps: { draft: { task: draft, prompt: x } }\n");

        await bench.RunAsync();

        foreach (string file in Directory.GetFiles(bench.Folder.Path, "runs.db*"))
        {
            File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite, file);
        }
    }

    [Fact]
    public async Task Run_TheSameIdAfterItIsForgotten_HasARowOfItsOwn()
    {
        FakeTimeProvider clock = new(TimeProvider.System.GetUtcNow());
        using PipelineBench bench = new("version: 1\nkeep: 1m\nsteps: { draft: { task: draft, prompt: x } }\n", time: clock);
        await bench.RunAsync(new { }, "night");
        clock.Advance(TimeSpan.FromMinutes(2));

        RunReport second = await bench.RunAsync(new { }, "night");

        second.IsRepeated.ShouldBeFalse();
        bench.Rows.Where(row => row.Outcome == RequestOutcome.Run).Select(row => row.Id).Distinct().Count().ShouldBe(2);
        bench.Rows.Where(row => row.Outcome == RequestOutcome.Run).ShouldAllBe(row => row.Place!.Run == "night");
    }

    [Fact]
    public async Task Run_AStoreThatIsBusy_RefusesANamedRunAndDoesANewOneUnkept()
    {
        using PipelineBench bench = new("version: 1\ninput: { m: text }\nsteps: { draft: { task: draft, prompt: \"{{ input.m }}\" } }\n");
        await bench.RunAsync(new { m = "MINE" }, "r-1");
        List<RunEvent> named;
        RunReport other;
        using (SqliteConnection held = new($"Data Source={bench.StorePath};Pooling=False"))
        {
            held.Open();
            using SqliteTransaction holding = held.BeginTransaction(deferred: false);
            named = await bench.EventsAsync(new { m = "OTHER" }, "r-1");
            other = await bench.RunAsync(new { m = "NEW" });
        }

        RunReport mine = await bench.RunAsync(run: "r-1");

        named.ShouldHaveSingleItem().ShouldBeOfType<RunRefused>().Refusal.Kind.ShouldBe(RunRefusalKind.Unavailable);
        other.Output!.Value.GetString().ShouldBe("NEW");
        other.IsKept.ShouldBeFalse();
        mine.Output!.Value.GetString().ShouldBe("MINE");
    }

    [Fact]
    public async Task Run_AStoreThatIsNoDatabase_IsMovedAsideAndANewOneBegun()
    {
        using PipelineBench bench = new("version: 1\nsteps: { draft: { task: draft, prompt: x } }\n");
        bench.Folder.Write("runs.db", "this is no database, and long enough to be told so " + new string('x', 4096));

        RunReport report = await bench.RunAsync(new { }, "r-1");

        report.IsKept.ShouldBeTrue();
        Directory.GetFiles(bench.Folder.Path, "runs.db.corrupt-*").ShouldHaveSingleItem();
        (await bench.RunAsync(run: "r-1")).IsRepeated.ShouldBeTrue();
    }

    [Fact]
    public async Task Run_AKeyWithoutATaskOfThePipeline_IsRefusedBeforeAnythingIsBought()
    {
        const string Flow = """
            version: 1
            steps:
              picture: { external: image-generation, price: 5, stand_in: x }
              draft: { task: draft, prompt: x }
            """;
        using PipelineBench bench = new(Flow);
        using PipelineBench buying = new("version: 1\nsteps: { picture: { external: image-generation, price: 5, stand_in: x } }\n");
        Caller classifies = new() { Name = "kb", Tasks = new[] { "classify" }.ToFrozenSet() };
        Caller drafts = new() { Name = "kc", Tasks = new[] { "draft" }.ToFrozenSet() };

        (await bench.EventsAsync(new { }, caller: classifies)).ShouldHaveSingleItem().ShouldBeOfType<RunRefused>().Refusal.Kind.ShouldBe(RunRefusalKind.NotAllowed);
        (await buying.EventsAsync(new { }, caller: drafts)).ShouldHaveSingleItem().ShouldBeOfType<RunRefused>().Refusal.Kind.ShouldBe(RunRefusalKind.NotAllowed);
        (await bench.EventsAsync(new { }, caller: drafts))[^1].ShouldBeOfType<RunEnded>().Report.Status.ShouldBe(RunStatus.Completed);
        bench.Rows.ShouldAllBe(row => row.Key == "kc");
    }

    [Fact]
    public async Task Run_AStandInThatCannotBeFilled_IsNotBilled()
    {
        using PipelineBench bench = new("""
            version: 1
            input: { x: number }
            steps:
              picture: { external: image-generation, price: 0.5, stand_in: "{{ 1 | divided_by: input.x }} pixels" }
            """);

        RunReport report = await bench.RunAsync(new { x = 0 });

        report.Failure!.Kind.ShouldBe("template");
        report.CostUsd.ShouldBe(0m);
        bench.Rows.Sum(row => row.CostUsd).ShouldBe(0m);
    }

    [Fact]
    public async Task Run_AStepThatFailedAndIsDoneInTheRerun_HasThoseDoneAgainThatWereMadeWithoutIt()
    {
        using PipelineBench bench = new("""
            version: 1
            steps:
              a: { task: draft, prompt: a, on_fail: go_on }
              b: { task: draft, prompt: "b of {{ steps.a.answer | default: 'nothing' }}" }
              c: { task: draft, prompt: c, after: [b] }
            output: "{{ steps.b.answer }}"
            """);
        bench.Says = call => call.Request.Messages[^1].Text is "a" or "c" ? new CallFailure(FailureKind.ServerError, "down") : call.Request.Messages[^1].Text;
        await bench.RunAsync(new { }, "r-1");
        bench.Says = call => call.Request.Messages[^1].Text;

        RunReport report = await bench.RunAsync(run: "r-1");

        report.Output!.Value.GetString().ShouldBe("b of a");
    }

    [Fact]
    public async Task Run_AnInputThatThePipelineGotSince_IsFilledInWhenARunIsGoneOnWith()
    {
        const string Flow = "version: 1\ninput: { m: text }\nsteps: { draft: { task: draft, prompt: \"{{ input.m }}\" } }\n";
        using PipelineBench bench = new(Flow);
        bench.Says = _ => new CallFailure(FailureKind.ServerError, "down");
        await bench.RunAsync(new { m = "hello" }, "r-1");
        bench.Folder.Write("pipelines/flow.yaml", Flow.Replace("m: text", "m: text, tone: { type: text, default: kind }", StringComparison.Ordinal).Replace("{{ input.m }}", "{{ input.tone }} {{ input.m }}", StringComparison.Ordinal));
        bench.Load();
        bench.Says = call => call.Request.Messages[^1].Text;

        (await bench.RunAsync(new { m = "hello" }, "r-1")).Output!.Value.GetString().ShouldBe("kind hello");
    }

    [Fact]
    public async Task Run_APolicyThatChangesMeanwhile_HoldsNoneOfItsSteps()
    {
        using PipelineBench bench = new("version: 1\nsteps:\n  a: { task: classify, prompt: a }\n  b: { task: draft, prompt: \"b {{ steps.a.answer }}\" }\n");
        bench.Says = call =>
        {
            TaskPolicy draft = bench.Current.FindTask("draft")!;
            bench.Put(draft with { Ladder = [bench.Current.Models["large"]] });
            return call.Request.Messages[^1].Text;
        };

        await bench.RunAsync();

        bench.Calls.Select(call => call.Model.Name).ShouldBe(["small", "small"]);
    }

    [Fact]
    public async Task Sweep_RunsWhoseTimeHasPassed_AreGoneFromTheDisk()
    {
        FakeTimeProvider clock = new(TimeProvider.System.GetUtcNow());
        using PipelineBench bench = new("version: 1\nkeep: 1m\ninput: { m: text }\nsteps: { draft: { task: draft, prompt: \"{{ input.m }}\" } }\n", time: clock);
        await bench.RunAsync(new { m = "words that are nobody's business" }, "r-1");
        clock.Advance(TimeSpan.FromMinutes(2));

        bench.Sweep();

        Directory.GetFiles(bench.Folder.Path, "runs.db*").ShouldAllBe(file => !Encoding.UTF8.GetString(ReadShared(file)).Contains("nobody's business"));
    }

    [Fact]
    public async Task Run_AnInputWithHalfACharacter_IsRefused()
    {
        using PipelineBench bench = new("version: 1\ninput: { m: text }\nsteps: { draft: { task: draft, prompt: \"{{ input.m }}\" } }\n");

        List<RunEvent> events = await bench.EventsAsync(JsonSerializer.Deserialize<JsonElement>("""{"m": "\ud800"}"""));

        events.ShouldHaveSingleItem().ShouldBeOfType<RunRefused>().Refusal.Message.ShouldContain("surrogate");
    }

    [Fact]
    public async Task Run_ADoneRunShownAgain_TellsEveryStepInThePipelinesOrder()
    {
        using PipelineBench bench = new("""
            version: 1
            input: { yes: { type: boolean, default: false } }
            steps:
              a: { task: draft, prompt: a, on_fail: go_on }
              b: { value: 1, when: input.yes }
              c: { task: draft, times: 2, prompt: "c {{ index }}" }
            """);
        bench.Says = call => call.Request.Messages[^1].Text == "a" ? new CallFailure(FailureKind.ServerError, "down") : "c";
        RunReport first = await bench.RunAsync(new { }, "r-1");

        RunReport second = await bench.RunAsync(run: "r-1");

        second.Steps.Select(step => (step.Step, step.Index, step.Status)).ShouldBe(first.Steps.Select(step => (step.Step, step.Index, step.Status)));
    }

    private static byte[] ReadShared(string file)
    {
        using FileStream stream = new(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using MemoryStream copy = new();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
