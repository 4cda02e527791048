using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Suffice.Ledger;
using Suffice.Ledger.Reading;
using Suffice.Running;
using Suffice.Tasks;

namespace Suffice.Extensions.AI.Tests;

/// <summary>The support desk, which is recorded, inside a program: its policy, its calibration and its pipeline as they are.</summary>
public sealed class SampleTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task SupportDesk_EveryMessage_RunsToItsEndAndTheLedgerHasWhatTheRunsCost()
    {
        using TestFolder folder = CopyOfTheDesk();
        string[] messages = await File.ReadAllLinesAsync(folder.PathOf("inputs/support-message.jsonl"), Token);
        List<RunReport> runs = [];
        await using (ServiceProvider services = new ServiceCollection().AddSuffice(folder.PathOf("suffice.yaml")).BuildServiceProvider())
        {
            PipelineRunner runner = services.GetRequiredService<PipelineRunner>();
            foreach (JsonElement message in messages.Select(line => JsonElement.Parse(line)))
            {
                runs.Add(await runner.RunToEndAsync("support-message", message.GetProperty("input"), cancellationToken: Token));
            }
        }

        runs.Count.ShouldBeGreaterThan(40);
        runs.ShouldAllBe(run => run.Status == RunStatus.Completed);
        runs.SelectMany(run => run.Steps).Any(step => step is { Step: "classify", Confidence: > 0 }).ShouldBeTrue();
        ImmutableArray<RequestEntry> rows = Rows(folder);
        rows.Sum(row => row.CostUsd).ShouldBe(runs.Sum(run => run.CostUsd));
        runs.Sum(run => run.CostUsd)!.Value.ShouldBeLessThan(0.4m * runs.Sum(run => run.BaselineCostUsd)!.Value);
    }

    [Fact]
    public async Task SupportDesk_RecordedCalls_AreRecognisedByTheirInstructions()
    {
        using TestFolder folder = CopyOfTheDesk();
        JsonElement[] calls = [.. File.ReadLines(folder.PathOf("recording.jsonl")).Select(line => JsonElement.Parse(line)).Where(call => call.GetProperty("task").GetString() == "sentiment").Take(10)];
        List<ChatResponse> answers = [];
        await using (ServiceProvider services = new ServiceCollection().AddSuffice(folder.PathOf("suffice.yaml")).BuildServiceProvider())
        {
            IChatClient client = services.GetRequiredService<IChatClient>();
            foreach (JsonElement call in calls)
            {
                ChatMessage[] conversation = [.. call.GetProperty("messages").EnumerateArray().Select(message =>
                    new ChatMessage(new ChatRole(message.GetProperty("role").GetString()!), message.GetProperty("content").GetString()))];
                answers.Add(await client.GetResponseAsync(conversation, cancellationToken: Token));
            }
        }

        answers.Count.ShouldBe(10);
        answers.ShouldAllBe(answer => (string)answer.AdditionalProperties![SufficeProperties.Task]! == "sentiment");
        answers.Select(answer => answer.Text).ShouldBeSubsetOf(["positive", "neutral", "negative"]);
        Rows(folder).ShouldAllBe(row => row.Source == TaskSource.Match && row.Endpoint == "library");
    }

    private static ImmutableArray<RequestEntry> Rows(TestFolder folder) =>
        new LedgerReader(folder.PathOf("suffice-ledger/ledger.db")).ReadRequests(new RequestQuery { Limit = 1000 }).Requests;

    private static TestFolder CopyOfTheDesk()
    {
        TestFolder copy = new();
        string desk = Path.Combine(Checkout.Root, "samples", "support-desk");
        foreach (string file in Directory.EnumerateFiles(desk, "*", SearchOption.AllDirectories).Where(file => !file.Contains("suffice-ledger", StringComparison.Ordinal)))
        {
            string place = copy.PathOf(Path.GetRelativePath(desk, file));
            Directory.CreateDirectory(Path.GetDirectoryName(place)!);
            File.Copy(file, place);
        }

        return copy;
    }
}
