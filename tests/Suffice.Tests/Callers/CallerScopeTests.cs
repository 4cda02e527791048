using Suffice.Callers;
using Suffice.Cascade;
using Suffice.Engine;
using Suffice.Routing;
using Suffice.Tests.Engine;

namespace Suffice.Tests.Callers;

/// <summary>What a caller's key may be used for.</summary>
public sealed class CallerScopeTests
{
    [Fact]
    public async Task Answer_ATaskOfTheKey_IsAnsweredByAnyModelOfItsLadder()
    {
        EngineBench bench = new() { Task = EngineBench.TwoRungs(new Forbids("bad")) };
        bench.Models.Says("small", "bad").Says("large", "good");

        EngineReply reply = await bench.AnswerAsync(EngineBench.Call() with { Caller = new Caller { Id = "key_1", Tasks = [bench.Task.Name] } });

        reply.ShouldBeOfType<AnsweredReply>().Entry.Model.ShouldBe("large");
    }

    [Fact]
    public async Task Answer_AnotherTask_IsRefusedInWordsAndCallsNobody()
    {
        EngineBench bench = new() { Task = EngineBench.TwoRungs() };

        Caller caller = new() { Id = "key_1", Tasks = ["other"], Models = ["small"] };

        EngineReply reply = await bench.AnswerAsync(EngineBench.Call() with { Caller = caller });

        AnswerFailure failure = reply.ShouldBeOfType<FailedReply>().Failure;
        failure.Kind.ShouldBe(AnswerFailureKind.NotAllowed);
        failure.Message.ShouldBe($"the call is task \"{bench.Task.Name}\"; this key may use task other; model small");
        bench.Models.Calls.ShouldBeEmpty();
        bench.Rows.Count.ShouldBe(1);
    }

    [Fact]
    public void Plan_AnotherTask_TellsNoRoute()
    {
        EngineBench bench = new() { Task = EngineBench.TwoRungs() };

        RouteDecision decision = bench.Engine().Plan(EngineBench.Call() with { Caller = new Caller { Models = ["small"] } });

        decision.Route.ShouldBeNull();
        decision.IsForbidden.ShouldBeTrue();
    }

    [Theory]
    [InlineData("small", true)]
    [InlineData("large", false)]
    public void Plan_ANamedModel_MustBeOneOfTheKeys(string model, bool allowed)
    {
        EngineBench bench = new() { Task = EngineBench.TwoRungs() };

        bench.Engine().Plan(Named(model) with { Caller = new Caller { Models = ["small"] } }).IsForbidden.ShouldBe(!allowed);
    }

    [Fact]
    public void Plan_ANamedModel_IsNotForAKeyOfTasksAlone()
    {
        EngineBench bench = new() { Task = EngineBench.TwoRungs() };

        bench.Engine().Plan(Named("small") with { Caller = new Caller { Tasks = [bench.Task.Name] } }).IsForbidden.ShouldBeTrue();
    }

    [Fact]
    public void Plan_AnUnknownName_TellsAScopedCallerNoOtherNames()
    {
        EngineBench bench = new() { Task = EngineBench.TwoRungs() };

        string error = bench.Engine().Plan(Named("smal") with { Caller = new Caller { Models = ["mine"] } }).Error!;

        error.ShouldNotContain("small");
        error.ShouldContain("mine");
    }

    private static EngineCall Named(string model)
    {
        EngineCall call = EngineBench.Call();

        return call with { Request = call.Request with { Model = model } };
    }
}
