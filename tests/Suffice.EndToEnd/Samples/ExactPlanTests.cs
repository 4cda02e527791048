using System.Text.Json;

namespace Suffice.EndToEnd.Samples;

/// <summary>Where tokens and rates are known, a plan's bill and the ledger's are the same to the digit.</summary>
public sealed class ExactPlanTests
{
    // Cases in which every first answer passes: then a plan with their calls' tokens has no range left.
    [Theory]
    [InlineData("support-message", "m-11")]
    [InlineData("onboarding", "o-10")]
    [InlineData("carousel", "c-07")]
    public async Task Bill_ACaseWhoseTokensThePlanHas_IsThePlans(string name, string id)
    {
        SamplePipeline pipeline = SamplePipeline.Of(name);
        SampleFolder sample = new(pipeline.Sample);
        using TestFolder folder = sample.Copy();
        SimulatedCase simulated = SimulatedCase.Read(sample, name).Single(one => one.Id == id);
        folder.Write("case.json", simulated.Input.GetRawText());
        CommandResult ran = await SufficeCommand.RunAsync(folder.Path, "run", name, "--input", "case.json", "--json");
        ran.ExitCode.ShouldBe(0, ran.Error);
        JsonElement report = JsonDocument.Parse(ran.Output).RootElement;
        folder.Write("exact.yaml", $"version: 1\nname: {name}\npolicy: suffice.yaml\nsteps:\n{string.Concat(Steps(sample, pipeline, id, report))}");

        CommandResult bill = await SufficeCommand.RunAsync(folder.Path, "bill", "--pipeline", name, "--plan", "exact.yaml", "--json");

        bill.ExitCode.ShouldBe(0, bill.Error);
        JsonElement compared = JsonDocument.Parse(bill.Output).RootElement;
        Totals(compared.GetProperty("planned")).ShouldBe(Totals(compared.GetProperty("seen")));
        Totals(compared.GetProperty("seen")).ShouldBe((report.GetProperty("baseline_cost_usd").GetDecimal(), report.GetProperty("cost_usd").GetDecimal()));
    }

    private static IEnumerable<string> Steps(SampleFolder sample, SamplePipeline pipeline, string id, JsonElement report)
    {
        Dictionary<string, JsonElement> calls = File.ReadLines(sample.PathOf("recordings", $"{pipeline.Name}.jsonl"))
            .Select(line => JsonDocument.Parse(line).RootElement).ToDictionary(call => call.GetProperty("id").GetString()!);
        ILookup<string, JsonElement> done = report.GetProperty("steps").EnumerateArray()
            .Where(step => step.GetProperty("status").GetString() == "completed").ToLookup(step => step.GetProperty("step").GetString()!);
        foreach (IGrouping<string, JsonElement> step in done)
        {
            if (pipeline.Prices.TryGetValue(step.Key, out decimal price))
            {
                yield return FormattableString.Invariant($"  {step.Key}: {{ external: {step.Key}, price: {price}, times: {step.Count()} }}\n");
            }
            else if (calls.TryGetValue($"{id}/{step.Key}", out JsonElement call))
            {
                JsonElement[] outputs = [.. call.GetProperty("outputs").EnumerateObject().Select(output => output.Value)];
                string rate = outputs.Length > 1 ? ", escalation: 0" : string.Empty;
                yield return $"  {step.Key}: {{ task: {call.GetProperty("task").GetString()}, tokens: {{ input: {outputs[0].GetProperty("input_tokens_est")}, output: {outputs[0].GetProperty("output_tokens_est")} }}{rate} }}\n";
            }
        }
    }

    private static (decimal Before, decimal After) Totals(JsonElement bill)
    {
        JsonElement run = bill.GetProperty("per_run");

        return (Exact(run.GetProperty("before")), Exact(run.GetProperty("after")));
    }

    private static decimal Exact(JsonElement range)
    {
        decimal low = range.GetProperty("low").GetDecimal();
        range.GetProperty("high").GetDecimal().ShouldBe(low);

        return low;
    }
}
