using Microsoft.Extensions.AI;
using Suffice.Cascade;
using Suffice.Chat;
using Suffice.Ledger;

namespace Suffice.Extensions.AI.Tests;

/// <summary>A stream tells its text as it comes, and what was done at its end; a held answer comes once it has passed.</summary>
public sealed class StreamTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<ChatProtocol> Protocols => [ChatProtocol.OpenAI, ChatProtocol.Anthropic, ChatProtocol.Responses];

    [Theory]
    [MemberData(nameof(Protocols))]
    public async Task Stream_OfAnOpenTask_TellsEachPieceBeforeTheNextIsThere(ChatProtocol protocol)
    {
        await using SufficeProgram program = await SufficeProgram.StartAsync(protocol);
        TaskCompletionSource seen = new();
        program.Upstream.StreamsInTwo(
            Spoken.Start(protocol) + Spoken.Text(protocol, "one "), seen.Task, Spoken.Text(protocol, "two") + Spoken.End(protocol));

        List<ChatResponseUpdate> updates = [];
        await foreach (ChatResponseUpdate update in program.Client.GetStreamingResponseAsync("Count.", new ChatOptions().WithTask("open"), Token))
        {
            updates.Add(update);
            if (update.Text == "one ")
            {
                seen.SetResult();
            }
        }

        ChatResponse response = updates.ToChatResponse();
        updates.Select(update => update.Text).Where(text => text.Length > 0).ShouldBe(["one ", "two"]);
        response.Text.ShouldBe("one two");
        response.Messages.ShouldHaveSingleItem();
        response.FinishReason.ShouldBe(ChatFinishReason.Stop);
        response.ModelId.ShouldBe("m-1");
        response.Usage!.TotalTokenCount.ShouldBe(110);
        response.AdditionalProperties![SufficeProperties.Path].ShouldBe("small");
        response.AdditionalProperties[SufficeProperties.Cost].ShouldBe(0.00012m);
        RequestEntry row = (await program.EndAndReadAsync()).ShouldHaveSingleItem();
        row.Id.ShouldBe(response.AdditionalProperties[SufficeProperties.Request]);
        row.Streamed.ShouldBeTrue();
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public async Task Stream_OfAGatedTask_HoldsBackWhatFails(ChatProtocol protocol)
    {
        await using SufficeProgram program = await SufficeProgram.StartAsync(protocol);
        program.Upstream.Answers(Spoken.Answer(protocol, "it depends")).Answers(Spoken.Answer(protocol, "normal"));

        List<ChatResponseUpdate> updates = await program.Client.GetStreamingResponseAsync("Where?", new ChatOptions().WithTask("gated"), Token).ToListAsync(Token);

        string.Concat(updates.Select(update => update.Text)).ShouldBe("normal");
        updates.ToChatResponse().AdditionalProperties![SufficeProperties.Path].ShouldBe("small>large");
        updates.ToChatResponse().Usage!.TotalTokenCount.ShouldBe(110);
    }

    [Fact]
    public async Task Stream_WithNoAnswer_ThrowsBeforeAnUpdate()
    {
        await using SufficeProgram program = await SufficeProgram.StartAsync();
        program.Upstream.Answers(Spoken.Answer(ChatProtocol.OpenAI, "it depends")).Answers(Spoken.Answer(ChatProtocol.OpenAI, "who knows"));

        SufficeChatException refused = await Should.ThrowAsync<SufficeChatException>(
            async () => await program.Client.GetStreamingResponseAsync("Where?", new ChatOptions().WithTask("gated"), Token).ToListAsync(Token));

        refused.Kind.ShouldBe(AnswerFailureKind.NotPassed);
    }

    [Fact]
    public async Task Stream_ThatBreaksAfterItsFirstText_ThrowsAndGoesOnWithNoOtherModel()
    {
        await using SufficeProgram program = await SufficeProgram.StartAsync();
        TaskCompletionSource seen = new();
        program.Upstream.StreamsAndBreaks(Spoken.Start(ChatProtocol.OpenAI) + Spoken.Text(ChatProtocol.OpenAI, "one "), seen.Task);
        List<string> texts = [];

        SufficeChatException broken = await Should.ThrowAsync<SufficeChatException>(async () =>
        {
            await foreach (ChatResponseUpdate update in program.Client.GetStreamingResponseAsync("Count.", new ChatOptions().WithTask("open"), Token))
            {
                texts.Add(update.Text);
                seen.SetResult();
            }
        });

        texts.ShouldBe(["one "]);
        broken.Kind.ShouldBe(AnswerFailureKind.Upstream);
        broken.MayRetry.ShouldBeTrue();
        program.Upstream.Received.Count.ShouldBe(1);
        (await program.EndAndReadAsync()).ShouldHaveSingleItem().Outcome.ShouldBe(RequestOutcome.Failed);
    }

    [Fact]
    public async Task Stream_Left_EndsTheCallOfTheModel()
    {
        await using SufficeProgram program = await SufficeProgram.StartAsync();
        program.Upstream.StreamsAndHangs(Spoken.Start(ChatProtocol.OpenAI) + Spoken.Text(ChatProtocol.OpenAI, "one "));

        await foreach (ChatResponseUpdate update in program.Client.GetStreamingResponseAsync("Count.", new ChatOptions().WithTask("open"), Token))
        {
            update.Text.ShouldBe("one ");
            break;
        }

        await program.Upstream.ConnectionClosed.Task.WaitAsync(TimeSpan.FromSeconds(10), Token);
        (await program.EndAndReadAsync()).ShouldHaveSingleItem().Outcome.ShouldBe(RequestOutcome.Cancelled);
    }

    [Fact]
    public async Task Stream_Cancelled_ThrowsAndEndsTheCallOfTheModel()
    {
        await using SufficeProgram program = await SufficeProgram.StartAsync();
        program.Upstream.StreamsAndHangs(Spoken.Start(ChatProtocol.OpenAI) + Spoken.Text(ChatProtocol.OpenAI, "one "));
        using CancellationTokenSource leaving = new();

        await Should.ThrowAsync<OperationCanceledException>(async () =>
        {
            await foreach (ChatResponseUpdate _ in program.Client.GetStreamingResponseAsync("Count.", new ChatOptions().WithTask("open"), leaving.Token))
            {
                await leaving.CancelAsync();
            }
        });

        (await program.EndAndReadAsync()).ShouldHaveSingleItem().Outcome.ShouldBe(RequestOutcome.Cancelled);
    }

    [Fact]
    public async Task Stream_WithSignedThinking_GivesItBackInTheNextTurn()
    {
        await using SufficeProgram program = await SufficeProgram.StartAsync(ChatProtocol.Anthropic);
        program.Upstream
            .Streams(Thought)
            .Answers(Spoken.Answer(ChatProtocol.Anthropic, "fine"));
        ChatOptions options = new ChatOptions().WithTask("open");

        ChatResponse first = await program.Client.GetStreamingResponseAsync("Well?", options, Token).ToChatResponseAsync(Token);
        await program.Client.GetResponseAsync([new(Microsoft.Extensions.AI.ChatRole.User, "Well?"), .. first.Messages, new(Microsoft.Extensions.AI.ChatRole.User, "Sure?")], options, Token);

        first.Messages[0].Contents.OfType<TextReasoningContent>().ShouldHaveSingleItem().Text.ShouldBe("Let me see.");
        program.Upstream.Received[1].Body.ShouldContain("""{"type":"thinking","thinking":"Let me see.","signature":"c2lnbmVk"}""");
    }

    private const string Thought = """
        event: message_start
        data: {"type":"message_start","message":{"id":"msg_1","type":"message","role":"assistant","model":"m-1","content":[],"stop_reason":null,"stop_sequence":null,"usage":{"input_tokens":100,"output_tokens":1}}}

        event: content_block_start
        data: {"type":"content_block_start","index":0,"content_block":{"type":"thinking","thinking":"","signature":""}}

        event: content_block_delta
        data: {"type":"content_block_delta","index":0,"delta":{"type":"thinking_delta","thinking":"Let me "}}

        event: content_block_delta
        data: {"type":"content_block_delta","index":0,"delta":{"type":"thinking_delta","thinking":"see."}}

        event: content_block_delta
        data: {"type":"content_block_delta","index":0,"delta":{"type":"signature_delta","signature":"c2lnbmVk"}}

        event: content_block_stop
        data: {"type":"content_block_stop","index":0}

        event: content_block_start
        data: {"type":"content_block_start","index":1,"content_block":{"type":"text","text":""}}

        event: content_block_delta
        data: {"type":"content_block_delta","index":1,"delta":{"type":"text_delta","text":"Yes."}}

        event: content_block_stop
        data: {"type":"content_block_stop","index":1}

        event: message_delta
        data: {"type":"message_delta","delta":{"stop_reason":"end_turn","stop_sequence":null},"usage":{"output_tokens":10}}

        event: message_stop
        data: {"type":"message_stop"}


        """;
}
