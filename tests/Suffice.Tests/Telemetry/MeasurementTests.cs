using Suffice.Chat;
using Suffice.Engine;
using Suffice.Ledger;
using Suffice.Providers;
using Suffice.Telemetry;
using Suffice.Tests.Engine;
using Names = Suffice.Telemetry.TelemetryNames.Attributes;
using Of = Suffice.Telemetry.TelemetryNames.Metrics;

namespace Suffice.Tests.Telemetry;

public sealed class MeasurementTests
{
    [Fact]
    public async Task Request_Escalated_IsMeasuredUnderTheConventionsNames()
    {
        EngineBench bench = new() { Task = EngineBench.TwoRungs(new Forbids("bad")) };
        using Listening heard = Listening.ToMetrics(bench.Telemetry);
        bench.Models.Says("small", "bad").Says("large", "good");

        await bench.AnswerAsync();

        Measured request = heard.Of(Of.ServerDuration).ShouldHaveSingleItem();
        request.Tags[Names.Task].ShouldBe("triage");
        request.Tags[Names.Outcome].ShouldBe("served");
        request.Tags.Keys.ShouldNotContain(Names.ErrorType);
        heard.Of(Of.ClientDuration).Select(m => m.Tags[Names.RequestModel]).ShouldBe(["small-1", "large-1"]);
        heard.Of(Of.ClientTokens).Select(m => (m.Tags[Names.TokenType], m.Value)).ShouldBe(
            [("input", 100.0), ("output", 10.0), ("input", 100.0), ("output", 10.0)]);
        heard.Of(Of.Requests).ShouldHaveSingleItem().Value.ShouldBe(1);
        heard.Of(Of.Cost).ShouldHaveSingleItem().Value.ShouldBe(0.00132, 1e-12);
        heard.Of(Of.BaselineCost).ShouldHaveSingleItem().Value.ShouldBe(0.0012, 1e-12);
        heard.Of(Of.Savings).ShouldHaveSingleItem().Value.ShouldBe(-0.00012, 1e-12);
        heard.Of(Of.Overhead).ShouldHaveSingleItem();
        Measured escalation = heard.Of(Of.Escalations).ShouldHaveSingleItem();
        escalation.Tags[Names.Reason].ShouldBe("forbids");
        heard.Of(Of.Unpriced).ShouldBeEmpty();
    }

    [Fact]
    public async Task Attempt_Failed_HasItsErrorType()
    {
        EngineBench bench = new() { Task = EngineBench.TwoRungs() };
        using Listening heard = Listening.ToMetrics(bench.Telemetry);
        bench.Models.Fails("small", FailureKind.QuotaExhausted).Fails("large", FailureKind.Authentication);

        await bench.AnswerAsync();

        heard.Of(Of.ClientDuration).Select(m => m.Tags[Names.ErrorType]).ShouldBe(["quota_exhausted", "authentication"]);
        heard.Of(Of.ServerDuration).ShouldHaveSingleItem().Tags[Names.ErrorType].ShouldBe("authentication");
        heard.Of(Of.ClientTokens).ShouldBeEmpty();
    }

    [Fact]
    public async Task Stream_ItsFirstContent_IsMeasuredOnBothSides()
    {
        EngineBench bench = new() { Task = EngineBench.TwoRungs() };
        using Listening heard = Listening.ToMetrics(bench.Telemetry);
        bench.Models.Says("small", "good");

        EngineReply reply = await bench.AnswerAsync(EngineBench.Call(stream: true));
        await foreach (ChatEvent _ in ((StreamingReply)reply).Events)
        {
        }

        heard.Of(Of.ClientFirstChunk).ShouldHaveSingleItem();
        heard.Of(Of.ServerFirstToken).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task InFlight_WhileAnsweringAndAfter_IsWhatItIs()
    {
        EngineBench bench = new() { Task = EngineBench.TwoRungs() };
        using Listening heard = Listening.ToMetrics(bench.Telemetry);
        TaskCompletionSource<object> answer = new();
        bench.Models.Does("small", () => answer.Task).Says("small", "streamed");

        Task<EngineReply> whole = bench.AnswerAsync();
        EngineReply streaming = await bench.AnswerAsync(EngineBench.Call(stream: true));
        (bench.Telemetry.InFlight, bench.Telemetry.OpenStreams).ShouldBe((2, 1));
        heard.ReadGauges();
        heard.Of(Of.InFlight).ShouldHaveSingleItem().Value.ShouldBe(2);

        answer.SetResult(ScriptedModels.Answer("whole"));
        await whole;
        await foreach (ChatEvent _ in ((StreamingReply)streaming).Events)
        {
        }

        (bench.Telemetry.InFlight, bench.Telemetry.OpenStreams).ShouldBe((0, 0));
    }

    [Theory]
    [InlineData("no such task")]
    [InlineData("cancelled")]
    public async Task InFlight_WithoutAnAnswer_ComesBackToZero(string ending)
    {
        EngineBench bench = new() { Task = EngineBench.TwoRungs() };
        bench.Models.Hangs("small");
        using CancellationTokenSource leaving = new();
        EngineCall call = EngineBench.Call();
        Task<EngineReply> answer = bench.AnswerAsync(
            ending == "cancelled" ? call : call with { Headers = _ => "unheard-of" }, leaving.Token);
        await leaving.CancelAsync();
        await Task.WhenAny(answer);

        bench.Rows.ShouldHaveSingleItem();
        bench.Telemetry.InFlight.ShouldBe(0);
    }

    [Fact]
    public void End_NobodyListens_AllocatesNothing()
    {
        using EngineTelemetry telemetry = new();
        EngineCall call = EngineBench.Call();
        RequestEntry entry = new()
        {
            Id = "r",
            At = default,
            Source = default,
            Endpoint = "chat",
            RequestedModel = "auto",
            Outcome = RequestOutcome.Served,
            Latency = default,
            PolicyVersion = "v",
            PriceVersion = "p",
        };
        Once();

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++)
        {
            Once();
        }

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);

        void Once() => telemetry.End(telemetry.Begin(call.Request, new TraceOrigin(call.PassedOn, IsServed: false), null, 0, TimeProvider.System), entry, CallKind.Chat);
    }
}
