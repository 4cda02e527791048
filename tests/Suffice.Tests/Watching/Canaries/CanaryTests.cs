using Suffice.Catalog;
using Suffice.Ledger;
using Suffice.Policy;
using Suffice.Providers;
using Suffice.Tests.Engine;

namespace Suffice.Tests.Watching.Canaries;

/// <summary>A canary asks little, keeps no text, and is told apart from callers' requests.</summary>
public sealed class CanaryTests
{
    private static readonly CanaryPrompt Sum = new("What is 17 * 23? Digits only.", "391");

    [Theory]
    [InlineData(" 391, of course", true)]
    [InlineData("400", false)]
    public async Task Ask_AModel_IsARowOfItsOwnWithoutTheTextOfTheAnswer(string answer, bool isExpected)
    {
        EngineBench bench = new() { Task = EngineBench.TwoRungs() };
        bench.Models.Says("small", answer, input: 12, output: 3);

        CanaryAnswer kept = (await bench.Engine().AskCanaryAsync(bench.Current, EngineBench.Small, Sum, default)).ShouldNotBeNull();

        RequestEntry row = bench.Rows.ShouldHaveSingleItem();
        row.Canary.ShouldBe(kept);
        (row.Outcome, row.Endpoint, row.Task).ShouldBe((RequestOutcome.Watch, "canary", null));
        row.CostUsd.ShouldBe(0.000018m);
        row.AnswerContent.ShouldBeNull();
        (kept.Model, kept.ModelId, kept.IsExpected).ShouldBe(("small", "small-1", isExpected));
        kept.ToString().ShouldNotContain(answer.Trim());
    }

    [Fact]
    public async Task Ask_SameAnswerOrAnother_HasTheSameHashOrAnother()
    {
        EngineBench bench = new() { Task = EngineBench.TwoRungs() };
        bench.Models.Says("small", "heads").Says("small", "heads\n").Says("small", "tails");
        CanaryPrompt coin = new("heads or tails?", null);

        CanaryAnswer?[] kept = new CanaryAnswer?[3];
        for (int i = 0; i < kept.Length; i++)
        {
            kept[i] = await bench.Engine().AskCanaryAsync(bench.Current, EngineBench.Small, coin, default);
        }

        kept[1].ShouldBe(kept[0]);
        kept[2]!.Answer.ShouldNotBe(kept[0]!.Answer);
        kept[2]!.IsExpected.ShouldBeNull();
    }

    [Theory]
    [InlineData(ModelCapabilities.Tools, 0.0)]
    [InlineData(ModelCapabilities.Reasoning, null)]
    public async Task Ask_AModel_WantsFewTokensAndNoTemperatureOfOneThatThinks(ModelCapabilities can, double? temperature)
    {
        EngineBench bench = new() { Task = EngineBench.TwoRungs() };
        bench.Models.Says("small", "391");

        await bench.Engine().AskCanaryAsync(bench.Current, EngineBench.Small with { Capabilities = can }, Sum, default);

        ModelCall call = bench.Models.Calls.ShouldHaveSingleItem();
        call.Request.MaxOutputTokens.ShouldBe(16);
        call.Request.Temperature.ShouldBe((decimal?)temperature);
    }

    [Fact]
    public async Task Ask_AModelThatFails_KeepsNoAnswerButTheRow()
    {
        EngineBench bench = new() { Task = EngineBench.TwoRungs() };
        bench.Models.Fails("small", FailureKind.BadRequest);

        CanaryAnswer? kept = await bench.Engine().AskCanaryAsync(bench.Current, EngineBench.Small, Sum, default);

        kept.ShouldBeNull();
        bench.Rows.ShouldHaveSingleItem().Canary.ShouldBeNull();
    }
}
