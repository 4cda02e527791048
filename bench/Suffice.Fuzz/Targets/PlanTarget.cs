using System.Text.Json;
using Suffice.Billing;
using Suffice.Billing.Amounts;
using Suffice.Billing.Outputs;
using Suffice.Billing.Plans;
using Suffice.Catalog;
using Suffice.Files;
using Suffice.Fuzz.Engine;
using Suffice.Fuzz.Laws;
using Suffice.Policy;
using Suffice.Yaml;

namespace Suffice.Fuzz.Targets;

/// <summary>Plans of flows: a text is a bill that adds up, or each of its mistakes has a place and a cure; the same every time.</summary>
internal sealed class PlanTarget : IFuzzTarget
{
    private static readonly ModelCatalog Catalog = ModelCatalog.BuiltIn();

    private readonly Func<string, PlanResult> price;
    private readonly Lazy<string> file = new(() => Path.Combine(Directory.CreateTempSubdirectory("suffice-fuzz-").FullName, "plan.yaml"));

    /// <param name="price">Prices a plan's file; the real pricer by default.</param>
    public PlanTarget(Func<string, PlanResult>? price = null)
    {
        YamlError none = new("suffice.yaml", 1, 1, string.Empty, "no policy", "a policy");
        this.price = price ?? new PlanPricer(Catalog, _ => new PolicyLoadResult { Errors = [none] }, new OneDay()).Price;
    }

    public string Name => "plan";

    public int MostBytes => 4_096;

    public InputLimits Limits => new(64 << 20, 100_000) { TimePerByte = TimeSpan.FromMicroseconds(200) };

    public IReadOnlyList<string> Words { get; } =
    [
        "version: 1\n", "name: x\n", "steps:\n", "volume: ", "runs: ", "per: day", "per: batch", "per: month", "batch: 6\n", "holds: { post: 6 }\n", "per: post", "stated: ", "saving: 77%", "per_month: ",
        "before: 0.01", "after: 0.02..0.05", "kept: 1", "unknown", "external: x", "price: 0.025", "units: 3", "local: true", "model: claude-haiku-4-5", "ladder: [claude-haiku-4-5, claude-sonnet-4-6]",
        "tokens: { input: 900, output: 120 }", "cached: 80%", "cache_write: 3", "escalation: 8%..15%", "retries: 2%", "judged: 0.001", "asks: [claude-haiku-4-5]", "share: 0.4", "optional: true",
        "when: x", "times: 6", "at_once: 2", "latency: 400ms", "after_steps: [a]", "policy: suffice.yaml\n", "prices_on: 2026-11-20\n", "..", "%", "999999999999", "0.000000000001", "-1", "{ ", " }", "[", "]", ": ", ", ", "\n  ", "&a ", "*a", "<<: *a", "\0", "\"",
    ];

    public string Try(ReadOnlyMemory<byte> input)
    {
        string path = file.Value;
        File.WriteAllBytes(path, input.ToArray());
        PlanResult result = price(path);
        Law.Same(Text(price(path)), Text(result), "a plan is priced the same every time");
        Law.Holds(result.IsValid == result.Errors.IsEmpty, "a plan without mistakes has a bill", Text(result));
        foreach (YamlError error in result.Errors)
        {
            Law.Holds(error.Line > 0 && error.Column > 0 && error.Wrong.Length > 0 && error.Right.Length > 0, "a mistake has its place and its cure", error.ToString());
        }

        if (result.Bill is not { } bill)
        {
            return string.Join('|', result.Errors.Take(2).Select(error => $"{Place.Coarse(error.Path)} {Place.Coarse(error.Wrong)}"));
        }

        AddUp(bill);
        BillHtml.Write(bill);
        BillCsv.Write(bill, TextWriter.Null);
        return $"{string.Join(' ', bill.Lines.Select(line => line.Kind).Distinct().Order())} {bill.PerRun.After is null} {bill.PerMonth is null} {bill.Latency is null} {bill.Differs} {bill.Warnings.Length > 0}";
    }

    private static void AddUp(FlowBill bill)
    {
        BillSum sum = bill.Lines.Aggregate(BillSum.Nothing, (all, line) => all + line.PerRun);
        Law.Holds(bill.PerRun == sum, "the total is the sum of its lines", Text(new PlanResult { Bill = bill }));
        foreach (BillSum each in bill.Lines.Select(line => line.PerRun).Append(bill.PerRun))
        {
            Law.Holds(each.After is not { Low: < 0 } && each.Before is not { Low: < 0 }, "nothing costs less than nothing", Text(new PlanResult { Bill = bill }));
            Law.Holds(each.Before is not null || each.Saved is null, "what is unknown saves nothing", Text(new PlanResult { Bill = bill }));
        }
    }

    private static string Text(PlanResult result) =>
        result.Bill is { } bill ? JsonSerializer.Serialize(bill, MachineJson.Options) : string.Join('\n', result.Errors);

    private sealed class OneDay : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);
    }
}
