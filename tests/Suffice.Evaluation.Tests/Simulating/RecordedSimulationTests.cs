using System.Text.Json;
using Suffice.Evaluation.Simulating;

namespace Suffice.Evaluation.Tests.Simulating;

public sealed class RecordedSimulationTests : IDisposable
{
    private readonly LoggedDesk desk = new();
    private const string Recording = "recording.jsonl";

    private readonly TestFolder folder = new();

    [Fact]
    public async Task Simulate_EveryAnswerRecorded_IsTheReplayOfBothPolicies()
    {
        Write(("1", "normal", true), ("2", "maybe", false), ("3", "urgent", false));

        SimulationReport report = await SimulateAsync("large");

        report.Total.Exact.ShouldBe(3);
        report.Total.NowUsd.ShouldBe((3 + 10) * LoggedDesk.Small);
        report.Total.HighUsd.ShouldBe(30 * LoggedDesk.Small);
        report.Total.Differing.ShouldBe(2);
        report.Total.Quality.Now!.Value.ShouldBe(2 / 3.0, 1e-12);
        report.Total.Quality.Next.ShouldBe(1);
        report.Total.Quality.Difference!.Value.ShouldBe(1 / 3.0, 1e-12);
    }

    [Fact]
    public async Task Simulate_AnswerNotRecorded_IsToldAndCountedNowhere()
    {
        Write(("1", "normal", true), ("2", "maybe", false));

        SimulationReport report = await SimulateAsync("small, mid, large");

        report.Total.Exact.ShouldBe(1);
        report.Total.LeftOut.ShouldBe(1);
        report.Total.LeftOutUsd.ShouldBe(11 * LoggedDesk.Small);
        report.Unknown.ShouldHaveSingleItem().ShouldBe(new UnknownPart("what mid would have answered", 1));
    }

    [Fact]
    public async Task Replay_AnswerNotRecorded_IsAskedForAndJudgedByTheRecordedOnes()
    {
        Write(("1", "normal", true), ("2", "maybe", false), ("6", "maybe", false));

        SimulationReport report = await SimulateAsync("small, mid, large", ReplayScope.Differences);

        desk.Asked.ShouldBe(2);
        report.Total.Exact.ShouldBe(3);
        report.Total.HighUsd.ShouldBe((3 + 6) * LoggedDesk.Small);
        report.Total.Quality.ShouldBe(new PairedQuality(3, 2, 2, 0, 0) { Now = 1, Next = 1 });
    }

    [Fact]
    public async Task Replay_BothTreatACallAlike_IsNotAskedAbout()
    {
        folder.Write(Recording, """{"id":"1","prompt":"ticket 1","outputs":{"other":{"text":"normal","correct":true}}}""");

        SimulationReport report = await SimulateAsync("small, large", ReplayScope.Differences);

        desk.Asked.ShouldBe(0);
        report.Replayed!.Carried.ShouldBe(1);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(10, 2)]
    public void Difference_PartOfTheDifferingKnown_IsTheirMeanTimesTheShareThatDiffers(int better, int worse)
    {
        PairedQuality all = new(1000, 100, 100, better, worse);
        PairedQuality half = new(1000, 100, 50, better / 2, worse / 2);

        half.Difference.ShouldBe(all.Difference);
        double width = half.Difference95!.Value.High - half.Difference95.Value.Low;
        width.ShouldBeGreaterThan(all.Difference95!.Value.High - all.Difference95.Value.Low);
        all.Difference95.Value.Low.ShouldBeLessThanOrEqualTo(all.Difference!.Value);
        all.Difference95.Value.High.ShouldBeGreaterThanOrEqualTo(all.Difference!.Value);
    }

    public void Dispose()
    {
        desk.Dispose();
        folder.Dispose();
    }

    private void Write(params (string Ticket, string Small, bool IsRight)[] items) => folder.WriteLines(Recording, items.Select(item => JsonSerializer.Serialize(new
    {
        id = item.Ticket,
        prompt = $"ticket {item.Ticket}",
        outputs = new
        {
            small = new { text = item.Small, correct = item.IsRight, input_tokens = 100, output_tokens = 10 },
            large = new { text = item.Ticket is "2" or "6" ? "urgent" : "normal", correct = true, input_tokens = 100, output_tokens = 10 },
        },
    })));

    private async Task<SimulationReport> SimulateAsync(string ladder, ReplayScope scope = ReplayScope.None)
    {
        SimulationOptions options = new() { Now = desk.Policy("small, large"), Next = desk.Policy(ladder), Replay = scope };
        Simulation simulation = await new Simulator(options, TimeProvider.System).OfRecordingsAsync([folder.PathOf(Recording)]);
        if (scope != ReplayScope.None)
        {
            await simulation.ReplayAsync(desk);
        }

        return simulation.Report();
    }
}
