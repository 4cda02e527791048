using System.Text.Json;
using Suffice.Agents.Measuring;
using Suffice.Chat;
using Suffice.Evaluation.Items;
using Suffice.Evaluation.Metrics;

namespace Suffice.Agents.Tests.Working;

public sealed class VerdictMetricTests
{
    [Theory]
    [InlineData("\"fail\"", true)]
    [InlineData("\"pass\"", false)]
    [InlineData("""{"decision":"fail","ratings":{"R-1":1,"R-2":5}}""", true)]
    [InlineData("""{"decision":"fail","ratings":{"R-1":2}}""", true)]
    [InlineData("""{"decision":"fail","ratings":{"R-1":3}}""", false)]
    [InlineData("""{"decision":"fail","ratings":{"R-2":null}}""", false)]
    public async Task Measure_AnAnswer_IsHeldAgainstWhatWasToCome(string reference, bool passes)
    {
        using Desk desk = new((_, _) => null);

        MetricResult result = await MeasureAsync(desk, Desk.Answer(1, 5, missing: "the order id"), reference);

        result.IsPassed.ShouldBe(passes);
        result.Prediction.ShouldBe("fail");
    }

    [Fact]
    public async Task Measure_AnInventedQuote_IsForAPerson()
    {
        using Desk desk = new((_, _) => null);

        MetricResult result = await MeasureAsync(desk, Desk.Answer(1, 5, quote: "never written"), "\"fail\"");

        result.IsPassed.ShouldBeFalse();
        result.Prediction.ShouldBe("escalate");
    }

    [Theory]
    [InlineData("who knows", "\"fail\"", MetricResultKind.Measured)]
    [InlineData("{}", "7", MetricResultKind.Failed)]
    public async Task Measure_WhatCannotBe_SaysSo(string answer, string reference, MetricResultKind kind)
    {
        using Desk desk = new((_, _) => null);

        MetricResult result = await MeasureAsync(desk, answer, reference);

        result.Kind.ShouldBe(kind);
        result.IsPassed.ShouldBeFalse();
    }

    private static async Task<MetricResult> MeasureAsync(Desk desk, string answer, string reference) => await new VerdictMetric(desk.Standard).MeasureAsync(
        new MeasuredAnswer(
            new EvalItem
            {
                Id = "e-1",
                Request = new ChatRequest { Protocol = ChatProtocol.OpenAI, Model = "auto", Messages = [ChatMessage.Of(ChatRole.User, "a ticket")] },
                Reference = JsonSerializer.Deserialize<JsonElement>(reference),
            },
            new ChatAnswer { Parts = [new TextPart(answer)] }),
        TestContext.Current.CancellationToken);
}
