using System.Collections.Immutable;
using System.Text.Json;
using CsCheck;
using Microsoft.Extensions.AI;
using Suffice.Cascade.Calling;
using Suffice.Chat;
using Suffice.Chat.Streaming;
using Suffice.Engine;
using Suffice.Extensions.AI.Answering;
using Suffice.Ledger;
using Suffice.Spending;
using Suffice.Tasks;

namespace Suffice.Extensions.AI.Tests;

/// <summary>An answer says the same whether it comes whole or in pieces of any length.</summary>
public sealed class StreamLaws
{
    private static readonly RequestEntry Row = new()
    {
        Id = "req_1",
        At = new DateTimeOffset(2026, 11, 4, 0, 0, 0, TimeSpan.Zero),
        Source = TaskSource.Metadata,
        Endpoint = "library",
        RequestedModel = "auto",
        Outcome = RequestOutcome.Served,
        Latency = TimeSpan.Zero,
        PolicyVersion = "v1",
        PriceVersion = "p1",
        Task = "open",
        Model = "small",
        Path = "small",
        CostUsd = 0.1m,
    };

    private static readonly Gen<string> Texts = Gen.OneOf(Gen.Const("ß € 🚀"), Gen.String[Gen.Char['a', 'z'], 1, 12]);

    private static readonly Gen<ContentPart> Thoughts = Gen.Select(Texts, Gen.Bool, (text, isSigned) =>
        (ContentPart)new ThinkingPart(text) { Signature = isSigned ? "c2lnbmVk" : null });

    private static readonly Gen<ContentPart> Calls = Gen.Select(Gen.Int[0, 99], Texts, Gen.Bool, (id, text, isJson) =>
        (ContentPart)new ToolCallPart($"call_{id}", "weather", isJson ? JsonSerializer.Serialize(new { city = text }) : text));

    private static readonly Gen<ChatAnswer> Answers = Gen.Select(
        Thoughts.Array[0, 1],
        Texts.Select(text => (ContentPart)new TextPart(text)).Array[0, 1],
        Calls.Array[0, 3],
        Gen.Enum<StopReason>(),
        Gen.Int[0, 100],
        (thoughts, texts, calls, stop, tokens) => new ChatAnswer
        {
            Id = "a1",
            Model = "m-1",
            Parts = [.. thoughts, .. texts, .. calls],
            StopReason = stop,
            StopReasonRaw = "word",
            Usage = new TokenUsage { Input = tokens, CacheRead = 2, Output = 3, Reasoning = 1, Basis = UsageBasis.Reported },
        });

    [Fact]
    public void Answer_InPiecesOfAnyLength_SaysWhatItSaysWhole() => Gen.Select(Answers, Gen.Int[1, 5]).Sample((answer, length) =>
    {
        StreamingReply streaming = new(Row, null, AsyncEnumerable.Empty<ChatEvent>()) { Waits = new WaitClock(TimeProvider.System), Lost = ["seed"] };
        AnswerUpdates updates = new(streaming);
        ImmutableArray<ChatEvent> events = [.. AnswerEvents.Of(answer, length)];

        ChatResponse streamed = events[..^1].Append(new CallSettled(Row)).Append(events[^1]).SelectMany(updates.Of).ToChatResponse();

        Told(streamed).ShouldBe(Told(AnswerMessage.Of(new AnsweredReply(Row, answer) { Lost = ["seed"] })));
    });

    private static string Told(ChatResponse response) => JsonSerializer.Serialize(response, AIJsonUtilities.DefaultOptions);
}
