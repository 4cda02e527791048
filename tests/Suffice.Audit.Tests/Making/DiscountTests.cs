using Suffice.Audit.Reports;
using Suffice.Audit.Tests.Reading;

namespace Suffice.Audit.Tests.Making;

public sealed class DiscountTests : IDisposable
{
    /// <summary>Well beyond the 1,024 tokens from which on a prompt is cached.</summary>
    private static readonly string LongSystem = $"You are a ticket triage agent. {string.Concat(Enumerable.Range(0, 400).Select(i => $"Rule {(char)('a' + (i % 26))} says what belongs where. "))}";

    private readonly LogFolder logs = new();

    public void Dispose() => logs.Dispose();

    [Fact]
    public async Task Cache_OfAFixedPartThatComesAgainWithinFiveMinutes_IsReadsLessWrites()
    {
        AuditReport report = await logs.Audit(string.Join("\n", [Row(0), Row(1), Row(2), Row(86_400)]));

        // Sonnet 4.5: 3 plain, 0.30 read, 3.75 written. Two windows write 1,000 tokens each, two calls read them.
        report.Tasks[0].Cache!.Usd.ShouldBe(1000 * ((2 * (3m - 0.30m)) - (2 * (3.75m - 3m))) / 1_000_000);
    }

    [Fact]
    public async Task Cache_OfAFixedPartThatNeverComesAgain_IsNone() =>
        (await logs.Audit(string.Join("\n", [Row(0), Row(86_400)]))).Tasks[0].Cache.ShouldBeNull();

    [Fact]
    public async Task Cache_OfAShortFixedPart_IsNone() =>
        (await logs.Audit(string.Join("\n", Enumerable.Range(0, 9).Select(i => Row(i, MadeLog.Triage))))).Tasks[0].Cache.ShouldBeNull();

    [Fact]
    public async Task Cache_WhereItWorksByItself_IsNone() =>
        (await logs.Audit(string.Join("\n", Enumerable.Range(0, 9).Select(i => Row(i, model: "gpt-4o"))))).Tasks[0].Cache.ShouldBeNull();

    [Fact]
    public async Task Batch_OfLabelsThatAProgramReads_IsHalf()
    {
        AuditReport report = await logs.Audit(string.Join("\n", Enumerable.Range(0, 9).Select(i => Row(i, "Classify the ticket. Labels: billing, access, other."))));

        report.Tasks[0].Batch!.Usd.ShouldBe(report.PaidUsd / 2);
    }

    [Fact]
    public async Task Batch_OfWhatSomebodyWaitsFor_IsNone() =>
        (await logs.Audit(string.Join("\n", Enumerable.Range(0, 9).Select(i => Row(i, "You write poems for birthdays. Write a poem."))))).Tasks[0].Batch.ShouldBeNull();

    [Fact]
    public async Task Batch_OfWhatCustomersRead_IsNone()
    {
        AuditReport report = await logs.Audit(string.Join("\n", Enumerable.Range(0, 9).Select(i => Row(i, "Translate our reply to the customer into German."))));

        report.Tasks[0].Type.ShouldBe(Suffice.Classifier.TaskType.Translation);
        report.Tasks[0].Batch.ShouldBeNull();
    }

    private static string Row(int second, string? system = null, string model = "claude-sonnet-4-5") =>
        MadeLog.Row($"r{second}", system ?? LongSystem, $"Ticket {second}", model: model, created: 1_790_000_100 + second);
}
