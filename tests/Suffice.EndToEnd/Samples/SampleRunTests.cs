using System.Collections.Immutable;
using System.Net.Http.Json;
using System.Text.Json;

namespace Suffice.EndToEnd.Samples;

/// <summary>The samples as a user has them: every case, by the command and through a gateway.</summary>
public sealed class SampleRunTests
{
    public static TheoryData<string> Pipelines => [.. SamplePipeline.All.Select(pipeline => pipeline.Name)];

    [Theory]
    [MemberData(nameof(Pipelines))]
    public async Task Run_EveryCaseByTheCommand_EndsWithWhatIsRightAtThePlannedPrice(string name)
    {
        SamplePipeline pipeline = SamplePipeline.Of(name);
        SampleFolder sample = new(pipeline.Sample);
        using TestFolder folder = sample.Copy();

        CommandResult result = await SufficeCommand.RunAsync(folder.Path, "run", name, "--in", $"inputs/{name}.jsonl", "--out", "runs.jsonl");

        result.ExitCode.ShouldBe(0, result.Error);
        JsonElement[] runs = [.. File.ReadLines(folder.PathOf("runs.jsonl")).Select(line => JsonDocument.Parse(line).RootElement.GetProperty("report"))];
        Judge(pipeline, SimulatedCase.Read(sample, name), runs);
        CommandResult bill = await SufficeCommand.RunAsync(folder.Path, "bill", "--pipeline", name, "--plan", $"plans/{name}.yaml", "--json");
        bill.ExitCode.ShouldBe(0, bill.Error);
        new SampleBill(JsonDocument.Parse(bill.Output).RootElement).ShouldBeOf(pipeline, runs);
    }

    [Fact]
    public async Task Polish_OfAMessage_RunsForACustomerOrWhereTheClassificationWasNotSure()
    {
        SampleFolder sample = new("support-desk");
        using TestFolder folder = sample.Copy();

        CommandResult result = await SufficeCommand.RunAsync(folder.Path, "run", "support-message", "--in", "inputs/support-message.jsonl", "--out", "runs.jsonl");

        result.ExitCode.ShouldBe(0, result.Error);
        IEnumerable<JsonElement> runs = File.ReadLines(folder.PathOf("runs.jsonl")).Select(line => JsonDocument.Parse(line).RootElement.GetProperty("report"));
        foreach ((SimulatedCase simulated, JsonElement run) in SimulatedCase.Read(sample, "support-message").Zip(runs))
        {
            bool isForACustomer = simulated.Input.GetProperty("customer_facing").GetBoolean();
            Dictionary<string, JsonElement> steps = run.GetProperty("steps").EnumerateArray().ToDictionary(step => step.GetProperty("step").GetString()!);
            bool isSure = steps["classify"].GetProperty("path").GetString() == "haiku";
            string reply = run.GetProperty("output").GetProperty("reply").GetString()!;

            steps["polish"].GetProperty("status").GetString().ShouldBe(isForACustomer || !isSure ? "completed" : "skipped", simulated.Id);
            (reply == simulated.Steps["polish"][0].Right.GetString()).ShouldBe(isForACustomer || !isSure || steps["draft"].GetProperty("path").GetString() != "haiku", simulated.Id);
        }
    }

    [Theory]
    [MemberData(nameof(Pipelines))]
    public async Task Run_EveryCaseThroughTheGateway_EndsWithWhatIsRight(string name)
    {
        SamplePipeline pipeline = SamplePipeline.Of(name);
        SampleFolder sample = new(pipeline.Sample);
        ImmutableArray<SimulatedCase> cases = SimulatedCase.Read(sample, name);
        using TestFolder folder = sample.Copy();
        using RunningCommand gateway = SufficeCommand.Start(folder.Path, "serve", "--listen", "http://127.0.0.1:0");
        using HttpClient http = new() { BaseAddress = await SufficeCommand.AddressAsync(gateway) };
        JsonElement[] runs = await Task.WhenAll(cases.Select(simulated => PostAsync(http, name, simulated)));

        await SufficeCommand.StopAsync(gateway);

        Judge(pipeline, cases, runs);
    }

    private static async Task<JsonElement> PostAsync(HttpClient http, string name, SimulatedCase simulated)
    {
        using HttpResponseMessage answer = await http.PostAsJsonAsync($"/v1/pipelines/{name}", new { input = simulated.Input });
        string body = await answer.Content.ReadAsStringAsync();
        answer.IsSuccessStatusCode.ShouldBeTrue($"{simulated.Id}: {body}");

        return JsonDocument.Parse(body).RootElement;
    }

    private static void Judge(SamplePipeline pipeline, ImmutableArray<SimulatedCase> cases, JsonElement[] runs)
    {
        runs.Length.ShouldBe(cases.Length);
        runs.ShouldAllBe(run => run.GetProperty("status").GetString() == "completed");
        cases.Zip(runs).SelectMany(pair => pipeline.Wrong(pair.First, pair.Second.GetProperty("output"))).ShouldBeEmpty();
        (string Id, string Reason)[] planted = [.. cases.Zip(runs).SelectMany(pair => pipeline.Planted(pair.First, pair.Second.GetProperty("steps")))];
        planted.ShouldAllBe(mistake => mistake.Reason.Length > 0);
        planted.Length.ShouldBe(pipeline.Caught);
    }
}
