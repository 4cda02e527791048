using System.Text.Json;
using Suffice.Catalog;
using Suffice.Confidence;
using Suffice.Evaluation.Calibrating;
using Suffice.Evaluation.Labelling;
using Suffice.Evaluation.Offline;

namespace Suffice.Evaluation.Tests.Calibrating;

public sealed class CopiedCallsTests : IDisposable
{
    private readonly TestFolder folder = new();

    [Fact]
    public async Task Read_TheSameCallUnderSeveralIds_HasOneKey()
    {
        string file = Write(6, i => $"item {i}", i => $"What is {i / 3}?");

        LabelledCalls calls = await new LabelledRecording((_, _) => 1, []).ReadAsync([file], ["small", "large"]);

        calls.Calls.Select(call => call.SplitKey).ShouldBe(["item 0", "item 0", "item 0", "item 3", "item 3", "item 3"]);
        calls.Different.ShouldBe(2);
    }

    [Theory]
    [InlineData("same", null)]
    [InlineData(null, "What is 1?")]
    public async Task Make_HundredsOfLinesOfOneCall_SaysThatTheyAreCopies(string? id, string? prompt)
    {
        string file = Write(200, i => id ?? $"item {i}", i => prompt ?? $"What is {i}?");

        ReplayException few = await Should.ThrowAsync<ReplayException>(() => MakeAsync(file));

        few.Message.ShouldContain("of these 1 are different calls");
    }

    [Fact]
    public async Task Make_EveryCallFourTimes_ProvesNoMoreThanEveryCallOnce()
    {
        Calibration once = await MakeAsync(Write(200, i => $"item {i}", i => $"What is {i}?"));
        Calibration copied = await MakeAsync(Write(800, i => $"item {i}", i => $"What is {i / 4}?"));

        copied.Source.Held.ShouldBe(400);
        copied.Certificate!.Items.ShouldBe(100);
        copied.Certificate.Bound.ShouldBe(once.Certificate!.Bound, 1e-9);
    }

    [Theory]
    [InlineData(PromiseKind.Regret, 1, 1, 1, 1, 4, 0)]
    [InlineData(PromiseKind.Regret, 2, 2, 2, 2, 4, 1)]
    [InlineData(PromiseKind.Regret, 5, 1, 1, 1, 2, 2)]
    [InlineData(PromiseKind.Share, 5, 1, 1, 1, 4, 1)]
    public void Of_LossesOfCopies_AreWorthFewer(PromiseKind kind, int first, int second, int third, int fourth, int pieces, double lost)
    {
        int[] sizes = [first, second, third, fourth];
        ScoredCall[] calls = [.. sizes.SelectMany((size, key) => Enumerable.Range(0, size).Select(_ => MakeCall($"key {key}")))];
        double[] losses = [.. calls.Select(call => first > 1 && call.Call.SplitKey == "key 0" ? 1.0 : 0)];

        double[] evidence = new LossEvidence(calls).Of(losses, kind);

        evidence.Length.ShouldBe(pieces);
        evidence.Sum().ShouldBe(lost, 1e-9);
    }

    public void Dispose() => folder.Dispose();

    private static ScoredCall MakeCall(string key) => MadeCalls.Of(true, true, 0, id: key);

    private static async Task<Calibration> MakeAsync(string file) => (await new RecordedCalibration(ModelCatalog.BuiltIn(), TimeProvider.System).MakeAsync(
        [file], ["small", "large"], null, new Dictionary<string, TokenPrices> { ["small"] = Price(1), ["large"] = Price(10) },
        order => order with { Promise = new Promise(PromiseKind.Regret, 0.1, 0.95) })).Outcome.Calibration;

    private static TokenPrices Price(decimal usd) => new() { Input = usd, Output = usd };

    private string Write(int count, Func<int, string> id, Func<int, string> prompt)
    {
        string path = folder.PathOf($"{Guid.NewGuid():N}.jsonl");
        File.WriteAllLines(path, Enumerable.Range(0, count).Select(i => JsonSerializer.Serialize(new
        {
            id = id(i),
            prompt = prompt(i),
            outputs = new { small = Output(), large = Output() },
        })));

        return path;
    }

    private static object Output() => new { text = "1", correct = true, input_tokens = 9, output_tokens = 1 };
}
