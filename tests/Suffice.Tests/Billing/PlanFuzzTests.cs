using CsCheck;
using Suffice.Tests.Policy;

namespace Suffice.Tests.Billing;

/// <summary>A plan is somebody's text: whatever it says, it is a bill or a list of mistakes, and never an exception.</summary>
public sealed class PlanFuzzTests
{
    private static readonly string[] Texts =
    [
        .. Directory.GetFiles(Repository.PathOf("tests/Suffice.Tests/Billing/plans"), "*.yaml").Order(StringComparer.Ordinal).Select(File.ReadAllText),
        """
        version: 1
        name: all
        batch: 6
        holds: { post: 2..3 }
        volume: { runs: 100..200, per: week }
        latency: { claude-haiku-4-5: 600ms, claude-sonnet-4-6: 2s }
        stated: { saving: 10%..20%, per_month: { after: 3 } }
        steps:
          a: { ladder: [claude-haiku-4-5, claude-sonnet-4-6], tokens: { input: 900..1000, output: 1, cached: 80%, cache_write: 3, reasoning: 2 }, escalation: [8%..15%], judged: { price: 0.1, share: 5% }, retries: 0.1 }
          b: { external: x, price: 1, units: 3, per: batch, optional: true, after_steps: [a] }
          c: { before: 2, after: unknown, per: month, latency: { before: 1s, after: 2s..3s } }
        """,
    ];

    private static readonly string[] Pieces =
        ["..", "%", "unknown", "0", "-1", "999999999999", "per: month", "{", "}", "[", "]", ":", "\n", "  ", "kept: 1", "escalation: 1", "share: 0", "times: 0", "after_steps: a", "per: batch", "batch: 0", "&a", "*a", "<<", "\0", "ä"];

    [Fact]
    public void Plan_CutAndPastedAnyhow_IsABillOrMistakes() => Gen.Select(
        Gen.Int[0, Texts.Length - 1], Gen.Select(Gen.Int[0, 2000], Gen.Int[0, 12], Gen.Int[0, Pieces.Length - 1]).Array[0, 4]).Sample(
        (text, changes) =>
        {
            string plan = Texts[text];
            foreach ((int at, int cut, int piece) in changes)
            {
                int from = at % (plan.Length + 1);
                plan = string.Concat(plan.AsSpan(0, from), Pieces[piece], plan.AsSpan(Math.Min(plan.Length, from + cut)));
            }

            using TestFolder folder = new();

            Plans.Mistakes(folder, plan).ShouldAllBe(mistake => mistake.Length > 0);
        },
        iter: 400);
}
