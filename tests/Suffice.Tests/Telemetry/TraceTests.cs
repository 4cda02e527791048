using System.Diagnostics;
using Suffice.Chat;
using Suffice.Engine;
using Suffice.Providers;
using Suffice.Tests.Engine;
using Names = Suffice.Telemetry.TelemetryNames.Attributes;

namespace Suffice.Tests.Telemetry;

public sealed class TraceTests
{
    private const string CallersParent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    private const string Prompt = "What is the canary-prompt?";

    [Fact]
    public async Task Request_Escalated_IsAServerSpanWithAClientSpanForEachAttempt()
    {
        EngineBench bench = new() { Task = EngineBench.TwoRungs(new Forbids("bad")) };
        using Listening heard = Listening.ToSpans(bench.Telemetry);
        bench.Models.Says("small", "bad").Says("large", "good");

        EngineReply reply = await bench.AnswerAsync(Served());

        heard.Spans.Select(s => (s.DisplayName, s.Kind)).ShouldBe(
            [("chat small-1", ActivityKind.Client), ("chat large-1", ActivityKind.Client), ("chat triage", ActivityKind.Server)]);
        Activity request = heard.Spans.Last();
        heard.Spans.SkipLast(1).ShouldAllBe(s => s.ParentSpanId == request.SpanId && s.TraceId == request.TraceId);
        request.ParentSpanId.ShouldBe(default);
        Tag(request, Names.RequestId).ShouldBe(reply.Entry.Id);
        Tag(request, Names.Task).ShouldBe("triage");
        Tag(request, Names.TaskSource).ShouldBe("model_name");
        Tag(request, Names.Path).ShouldBe("small>large");
        Tag(request, Names.Reason).ShouldBe("forbids");
        Tag(request, Names.Outcome).ShouldBe("served");
        Tag(request, Names.Escalated).ShouldBe(true);
        Tag(request, Names.ResponseModel).ShouldBe("large");
        Tag(request, Names.Cost).ShouldBe(0.00132);
        Tag(request, Names.BaselineCost).ShouldBe(0.0012);
        Tag(request, Names.Savings).ShouldBe(-0.00012);
        request.Status.ShouldBe(ActivityStatusCode.Unset);
    }

    [Fact]
    public async Task Attempt_Answered_SaysWhatWasSentWhereAndWhatItUsed()
    {
        EngineBench bench = new() { Task = EngineBench.TwoRungs() };
        using Listening heard = Listening.ToSpans(bench.Telemetry);
        bench.Models.Says("small", "good");

        await bench.AnswerAsync(Served());

        Activity attempt = heard.Spans.First();
        Tag(attempt, Names.Operation).ShouldBe("chat");
        Tag(attempt, Names.ProviderName).ShouldBe("openai");
        Tag(attempt, Names.RequestModel).ShouldBe("small-1");
        Tag(attempt, Names.Provider).ShouldBe("here");
        Tag(attempt, Names.Model).ShouldBe("small");
        Tag(attempt, Names.InputTokens).ShouldBe(100L);
        Tag(attempt, Names.OutputTokens).ShouldBe(10L);
        Tag(attempt, Names.AttemptPurpose).ShouldBe("answer");
        Tag(attempt, Names.AttemptOutcome).ShouldBe("accepted");
        Tag(attempt, Names.Cost).ShouldBe(0.00012);
    }

    [Fact]
    public async Task Attempt_Failed_HasTheClassOfTheFailureAndNoneOfItsWords()
    {
        EngineBench bench = new() { Task = EngineBench.TwoRungs() };
        using Listening heard = Listening.ToSpans(bench.Telemetry);
        bench.Models
            .Fails("small", new CallFailure(FailureKind.QuotaExhausted, "no money for 'canary-prompt'"))
            .Fails("large", FailureKind.Authentication);

        await bench.AnswerAsync(Served());

        Activity attempt = heard.Spans.First();
        attempt.Status.ShouldBe(ActivityStatusCode.Error);
        Tag(attempt, Names.ErrorType).ShouldBe("quota_exhausted");
        Tag(heard.Spans.Last(), Names.ErrorType).ShouldBe("authentication");
        Everything(heard).ShouldNotContain("canary");
    }

    [Fact]
    public async Task Spans_WhateverTheTask_NeverHoldPromptOrAnswer()
    {
        EngineBench bench = new() { Task = EngineBench.TwoRungs(new Forbids("bad")) with { StoreContent = true } };
        using Listening heard = Listening.ToSpans(bench.Telemetry);
        bench.Models.Says("small", "bad canary-answer").Says("large", "good canary-answer");

        await bench.AnswerAsync(Served());

        Everything(heard).ShouldNotContain("canary");
    }

    [Fact]
    public async Task Attempt_CallersContext_IsItsGrandparentAndItsStateGoesOn()
    {
        EngineBench bench = new() { Task = EngineBench.TwoRungs() };
        using Listening heard = Listening.ToSpans(bench.Telemetry);
        bench.Models.Says("small", "good");

        await bench.AnswerAsync(Served(("anthropic-beta", "b"), ("traceparent", CallersParent), ("tracestate", "vendor=1")));

        Activity request = heard.Spans.Last();
        request.ParentId.ShouldBe(CallersParent);
        IReadOnlyList<KeyValuePair<string, string>> sent = bench.Models.Calls[0].Headers;
        sent.ShouldBe(
            [new("anthropic-beta", "b"), new("traceparent", heard.Spans.First().Id!), new("tracestate", "vendor=1")]);
        heard.Spans.First().Id!.ShouldStartWith("00-0af7651916cd43dd8448eb211c80319c-");
    }

    [Fact]
    public async Task Attempt_EachRetry_GoesOutWithASpanOfItsOwn()
    {
        EngineBench bench = new() { Task = EngineBench.TwoRungs() };
        using Listening heard = Listening.ToSpans(bench.Telemetry);
        bench.Models.Fails("small", FailureKind.Overloaded).Says("small", "good");

        await bench.AnswerAsync(Served());

        string[] sent = [.. bench.Models.Calls.Select(c => c.Headers.Single(h => h.Key == "traceparent").Value)];
        sent.ShouldBe(heard.Spans.SkipLast(1).Select(s => s.Id!));
        sent.Distinct().Count().ShouldBe(2);
    }

    [Fact]
    public async Task Headers_NobodyListens_GoOutExactlyAsTheyCame()
    {
        EngineBench bench = new() { Task = EngineBench.TwoRungs() };
        bench.Models.Says("small", "good");
        EngineCall call = Served(("traceparent", CallersParent), ("tracestate", "vendor=1"));

        await bench.AnswerAsync(call);

        bench.Models.Calls[0].Headers.ShouldBeSameAs(call.PassedOn);
    }

    [Fact]
    public async Task Headers_NotSampled_GoOutExactlyAsTheyCame()
    {
        EngineBench bench = new() { Task = EngineBench.TwoRungs() };
        using Listening heard = Listening.ToSpans(bench.Telemetry, ActivitySamplingResult.None);
        bench.Models.Says("small", "good");
        EngineCall call = Served(("traceparent", CallersParent));

        await bench.AnswerAsync(call);

        bench.Models.Calls[0].Headers.ShouldBeSameAs(call.PassedOn);
        heard.Spans.ShouldBeEmpty();
    }

    [Fact]
    public async Task Request_BrokenContext_BeginsATraceOfItsOwnAndDropsTheState()
    {
        EngineBench bench = new() { Task = EngineBench.TwoRungs() };
        using Listening heard = Listening.ToSpans(bench.Telemetry);
        bench.Models.Says("small", "good");

        await bench.AnswerAsync(Served(("traceparent", "00-nonsense"), ("tracestate", "vendor=1")));

        heard.Spans.Last().ParentSpanId.ShouldBe(default);
        bench.Models.Calls[0].Headers.ShouldHaveSingleItem().Value.ShouldBe(heard.Spans.First().Id);
    }

    [Fact]
    public async Task Request_WhatRunsInTheHost_IsNoParentOfAServedCall()
    {
        EngineBench bench = new() { Task = EngineBench.TwoRungs() };
        using Listening heard = Listening.ToSpans(bench.Telemetry);
        bench.Models.Says("small", "good");
        using Activity host = new Activity("of the web server").Start();

        await bench.AnswerAsync(Served());

        heard.Spans.Last().ParentSpanId.ShouldBe(default);
    }

    [Fact]
    public async Task Request_InALibrary_IsAChildOfTheSpanAroundIt()
    {
        EngineBench bench = new() { Task = EngineBench.TwoRungs() };
        using Listening heard = Listening.ToSpans(bench.Telemetry);
        bench.Models.Says("small", "good");
        using Activity around = new Activity("of the application").Start();

        await bench.AnswerAsync(EngineBench.Call());

        heard.Spans.Last().ParentSpanId.ShouldBe(around.SpanId);
        heard.Spans.Last().Kind.ShouldBe(ActivityKind.Internal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Stream_ReadOrLeft_EndsBothSpans(bool isReadToItsEnd)
    {
        EngineBench bench = new() { Task = EngineBench.TwoRungs() };
        using Listening heard = Listening.ToSpans(bench.Telemetry);
        bench.Models.Says("small", "good");

        EngineReply reply = await bench.AnswerAsync(Served(stream: true));
        await foreach (ChatEvent step in reply.ShouldBeOfType<StreamingReply>().Events)
        {
            if (!isReadToItsEnd && step is TextDelta)
            {
                break;
            }
        }

        heard.Spans.Count.ShouldBe(2);
        Tag(heard.Spans.Last(), Names.Outcome).ShouldBe(isReadToItsEnd ? "served" : "cancelled");
        Tag(heard.Spans.First(), Names.TimeToFirstChunk).ShouldBeOfType<double>();
    }

    private static EngineCall Served(params (string Name, string Value)[] headers) => Served(stream: false, headers);

    private static EngineCall Served(bool stream, params (string Name, string Value)[] headers) => EngineBench.Call(Prompt, stream) with
    {
        ArrivedAt = TimeProvider.System.GetTimestamp(),
        PassedOn = [.. headers.Select(h => new KeyValuePair<string, string>(h.Name, h.Value))],
    };

    private static object? Tag(Activity span, string name) => span.GetTagItem(name);

    private static string Everything(Listening heard) => string.Join('\n', heard.Spans.SelectMany(s =>
        s.TagObjects.Select(t => $"{t.Key}={t.Value}").Concat(s.Events.Select(e => e.Name)).Append(s.DisplayName).Append(s.StatusDescription)));
}
