using Suffice.Evaluation.Judges;
using Suffice.Evaluation.Statistics.Intervals;
using Suffice.Evaluation.Verdicts;

namespace Suffice.Evaluation.Tests.Verdicts;

/// <summary>Runs with stated counts.</summary>
internal static class Runs
{
    public static TaskRun Of(PairedTable table, string task = "triage") => new(task, "haiku", "sonnet", Items(table));

    public static PairedItem[] Items(PairedTable table) =>
    [
        .. Repeat(table.BothPass, ItemScore.Pass, ItemScore.Pass),
        .. Repeat(table.SmallOnly, ItemScore.Pass, ItemScore.Fail),
        .. Repeat(table.LargeOnly, ItemScore.Fail, ItemScore.Pass),
        .. Repeat(table.BothFail, ItemScore.Fail, ItemScore.Fail),
    ];

    public static TaskRun OfSmall(int passed, int failed) => new("triage", "haiku", null,
    [
        .. Enumerable.Range(0, passed).Select(i => new PairedItem($"p{i}", ItemScore.Pass)),
        .. Enumerable.Range(0, failed).Select(i => new PairedItem($"f{i}", ItemScore.Fail)),
    ]);

    public static JudgeTrust Judge(int truePasses, int falsePasses, int falseFails, int trueFails) => JudgeTrust.Measure(
        [
            .. Enumerable.Repeat((true, true), truePasses),
            .. Enumerable.Repeat((false, true), falsePasses),
            .. Enumerable.Repeat((true, false), falseFails),
            .. Enumerable.Repeat((false, false), trueFails),
        ],
        new Random(1));

    private static IEnumerable<PairedItem> Repeat(long times, ItemScore small, ItemScore large) =>
        Enumerable.Range(0, (int)times).Select(i => new PairedItem($"{small.Value}{large.Value}{i}", small, large));
}
