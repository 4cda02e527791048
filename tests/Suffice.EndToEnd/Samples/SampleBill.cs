using System.Text.Json;

namespace Suffice.EndToEnd.Samples;

/// <summary>The bill of a sample's runs, as the ledger saw them, beside what was planned.</summary>
/// <param name="bill">What <c>suffice bill --pipeline NAME --plan FILE --json</c> says.</param>
internal sealed class SampleBill(JsonElement bill)
{
    // A run's price is divided out of all runs at the eighteenth place.
    private const decimal Rounding = 0.000_000_000_000_001m;

    public void ShouldBeOf(SamplePipeline pipeline, IReadOnlyList<JsonElement> runs)
    {
        bill.GetProperty("differs").GetBoolean().ShouldBeFalse();
        bill.GetProperty("steps").EnumerateArray().Where(step => !step.GetProperty("agrees").GetBoolean()).ShouldBeEmpty();
        After(bill.GetProperty("seen")).ShouldBe(runs.Sum(run => run.GetProperty("cost_usd").GetDecimal()) / runs.Count, Rounding);
        foreach (JsonElement line in bill.GetProperty("seen").GetProperty("lines").EnumerateArray())
        {
            string step = line.GetProperty("step").GetString()!;
            int bought = runs.Sum(run => run.GetProperty("steps").EnumerateArray().Count(done => Is(done, step)));
            if (pipeline.Prices.TryGetValue(step, out decimal price))
            {
                bought.ShouldBePositive();
                After(line).ShouldBe(bought * price / runs.Count, Rounding);
            }
        }
    }

    private static bool Is(JsonElement done, string step) =>
        done.GetProperty("step").GetString() == step && done.GetProperty("status").GetString() == "completed";

    private static decimal After(JsonElement figures)
    {
        JsonElement after = figures.GetProperty("per_run").GetProperty("after");
        decimal low = after.GetProperty("low").GetDecimal();
        after.GetProperty("high").GetDecimal().ShouldBe(low, "what was seen is no range");

        return low;
    }
}
