using System.Net;
using System.Text.Json;
using Suffice.Chat;
using Suffice.Ledger;

namespace Suffice.Gateway.Tests.Streams;

/// <summary>A stream is committed with its first content, for every protocol in and out.</summary>
public sealed class CommitTests(SpokenGateways gateways) : IClassFixture<SpokenGateways>
{
    public static TheoryData<ChatProtocol, ChatProtocol> Pairs { get; } = new()
    {
        { ChatProtocol.OpenAI, ChatProtocol.OpenAI },
        { ChatProtocol.OpenAI, ChatProtocol.Anthropic },
        { ChatProtocol.Anthropic, ChatProtocol.OpenAI },
        { ChatProtocol.Anthropic, ChatProtocol.Anthropic },
        { ChatProtocol.OpenAI, ChatProtocol.Responses },
        { ChatProtocol.Anthropic, ChatProtocol.Responses },
        { ChatProtocol.Responses, ChatProtocol.OpenAI },
        { ChatProtocol.Responses, ChatProtocol.Anthropic },
        { ChatProtocol.Responses, ChatProtocol.Responses },
    };

    [Theory]
    [MemberData(nameof(Pairs))]
    public async Task Stream_FirstEventIsAFailure_IsServedByTheNextRung(ChatProtocol caller, ChatProtocol provider)
    {
        (RunningGateway gateway, FakeUpstream upstream) = gateways.Before(provider);
        upstream.Streams(Spoken.Failure(provider)).Streams(Spoken.Whole(provider, "hello"));

        (string stream, HttpResponseMessage response) = await AskAsync(gateway, caller);

        Spoken.TextOf(caller, stream).ShouldBe("hello");
        Spoken.IsComplete(caller, stream).ShouldBeTrue();
        response.Headers.GetValues("x-suffice-path").ShouldBe(["small>large"]);
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public async Task Stream_FailsAfterRoleIdAndPing_IsServedByTheNextRungAndBeginsOnce(ChatProtocol caller, ChatProtocol provider)
    {
        (RunningGateway gateway, FakeUpstream upstream) = gateways.Before(provider);
        upstream.Streams(Spoken.Start(provider) + Spoken.Failure(provider)).Streams(Spoken.Whole(provider, "hello"));

        (string stream, _) = await AskAsync(gateway, caller);

        Spoken.TextOf(caller, stream).ShouldBe("hello");
        Occurrences(stream, Spoken.FirstOf(caller)).ShouldBe(1);
        stream.ShouldNotContain("event: error");
        stream.ShouldNotContain("\"error\":{");
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public async Task Stream_CutBeforeContent_IsServedByTheNextRung(ChatProtocol caller, ChatProtocol provider)
    {
        (RunningGateway gateway, FakeUpstream upstream) = gateways.Before(provider);
        upstream.StreamsAndBreaks(Spoken.Start(provider)).Streams(Spoken.Whole(provider, "hello"));

        (string stream, _) = await AskAsync(gateway, caller);

        Spoken.TextOf(caller, stream).ShouldBe("hello");
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public async Task Stream_FailsAfterContent_EndsInTheProtocolsErrorAndIsNeverSpliced(ChatProtocol caller, ChatProtocol provider)
    {
        (RunningGateway gateway, FakeUpstream upstream) = gateways.Before(provider);
        upstream.Streams(Spoken.Start(provider) + Spoken.Text(provider, "hel") + Spoken.Text(provider, "lo") + Spoken.Failure(provider));

        (string stream, HttpResponseMessage response) = await AskAsync(gateway, caller);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        ShouldEndInAnError(caller, stream, "hello");
        upstream.Received.Count.ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public async Task Stream_CutAfterContent_EndsInTheProtocolsErrorAndIsNeverSpliced(ChatProtocol caller, ChatProtocol provider)
    {
        TaskCompletionSource word = new();
        (RunningGateway gateway, FakeUpstream upstream) = gateways.Before(provider);
        upstream.StreamsAndBreaks(Spoken.Start(provider) + Spoken.Text(provider, "hel") + Spoken.Text(provider, "lo"), word.Task);

        using HttpResponseMessage response = await gateway.OpenAsync(Spoken.PathOf(caller), Spoken.Call(caller, "task:open"));
        string stream = await Spoken.ReadGivingAsync(word, response, "lo\"");

        ShouldEndInAnError(caller, stream, "hello");
        upstream.Received.Count.ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public async Task Stream_EndsAfterContentWithoutItsEnd_IsNoCompleteAnswer(ChatProtocol caller, ChatProtocol provider)
    {
        (RunningGateway gateway, FakeUpstream upstream) = gateways.Before(provider);
        upstream.Streams(Spoken.Start(provider) + Spoken.Text(provider, "hello"));

        (string stream, _) = await AskAsync(gateway, caller);

        ShouldEndInAnError(caller, stream, "hello");
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public async Task Stream_EveryRungFailsBeforeContent_IsAPlainErrorWithItsStatus(ChatProtocol caller, ChatProtocol provider)
    {
        (RunningGateway gateway, FakeUpstream upstream) = gateways.Before(provider);
        upstream.Streams(Spoken.Failure(provider)).Streams(Spoken.Start(provider) + Spoken.Failure(provider));

        (string body, HttpResponseMessage response) = await AskAsync(gateway, caller);

        ((int)response.StatusCode).ShouldBeGreaterThanOrEqualTo(500);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/json");
        body.ShouldContain("small");
        body.ShouldContain("large");
    }

    [Fact]
    public async Task Stream_BrokeAfterContent_IsInTheLedgerAsFailedWithWhatItCost()
    {
        TaskCompletionSource word = new();
        await using FakeUpstream upstream = (await FakeUpstream.StartAsync())
            .StreamsAndBreaks(Spoken.Start(ChatProtocol.OpenAI) + Spoken.Text(ChatProtocol.OpenAI, "hello"), word.Task);
        await using RunningGateway gateway = await RunningGateway.StartAsync(Spoken.Policy(upstream, ChatProtocol.OpenAI));

        using HttpResponseMessage response = await gateway.OpenAsync("/v1/chat/completions", Spoken.Call(ChatProtocol.OpenAI, "task:open"));
        await Spoken.ReadGivingAsync(word, response, "hello");

        RequestEntry row = (await gateway.StopAndReadAsync()).ShouldHaveSingleItem();
        row.Outcome.ShouldBe(RequestOutcome.Failed);
        row.CostUsd!.Value.ShouldBeGreaterThan(0m);
    }

    private static async Task<(string Stream, HttpResponseMessage Response)> AskAsync(RunningGateway gateway, ChatProtocol caller)
    {
        HttpResponseMessage response = await gateway.PostAsync(Spoken.PathOf(caller), Spoken.Call(caller, "task:open"));

        return (await response.Content.ReadAsStringAsync(), response);
    }

    private static void ShouldEndInAnError(ChatProtocol caller, string stream, string text)
    {
        Spoken.TextOf(caller, stream).ShouldBe(text);
        Spoken.IsComplete(caller, stream).ShouldBeFalse();
        JsonElement last = Spoken.DataOf(stream).Last();
        (caller == ChatProtocol.Responses ? last.GetProperty("response") : last).GetProperty("error").GetProperty("message").GetString().ShouldNotBeNullOrEmpty();
        if (caller != ChatProtocol.OpenAI)
        {
            stream.ShouldContain("event: error\n");
        }
    }

    private static int Occurrences(string text, string word) => text.Split(word).Length - 1;
}
