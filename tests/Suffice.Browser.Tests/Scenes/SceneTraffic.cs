using System.Net.Http.Json;
using System.Text.Json;
using Suffice.Cli.Demo;

namespace Suffice.Browser.Scenes;

/// <summary>Plays the recorded calls, pipelines and tickets of the scene through a gateway, as applications would.</summary>
internal sealed class SceneTraffic(Uri gateway, TestFolder folder) : IDisposable
{
    private const int AtOnce = 4;

    private static readonly string[] Pipelines = ["support-message", "onboarding", "batch", "carousel"];

    private readonly HttpClient http = new() { BaseAddress = gateway };

    /// <summary>Plays all of it once.</summary>
    public async Task PlayAsync()
    {
        using DemoTraffic traffic = new(gateway);
        foreach ((string recording, string model) in ((string, string)[])[(SceneFolder.DeskCalls, "claude-sonnet-5-5"), (SceneFolder.OwnCalls, Hostile.Script)])
        {
            await foreach (DemoCall _ in traffic.PlayAsync(new DemoScene(ScenePolicy.File, folder.PathOf(recording), model, string.Empty), int.MaxValue, CancellationToken.None))
            {
            }
        }

        foreach (string pipeline in Pipelines)
        {
            await Parallel.ForEachAsync(Lines($"inputs/{pipeline}.jsonl"), new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (line, stopping) =>
                await PostAsync($"v1/pipelines/{pipeline}", new { input = line.GetProperty("input") }, stopping));
        }

        await PostAsync("v1/workers/ticket-qc", new { tickets = Lines("tickets.jsonl") }, CancellationToken.None);
    }

    /// <summary>Makes one more call of the sentiment task, which the recording knows.</summary>
    /// <returns>Its id.</returns>
    public async Task<string> CallAsync()
    {
        JsonElement known = Lines(SceneFolder.DeskCalls).First(line => line.GetProperty("task").GetString() == "sentiment");
        using HttpResponseMessage answer = await http.PostAsJsonAsync("v1/chat/completions", new { model = "auto", messages = known.GetProperty("messages") });
        answer.EnsureSuccessStatusCode();

        return answer.Headers.GetValues("x-suffice-request").Single();
    }

    public void Dispose() => http.Dispose();

    private async Task PostAsync(string path, object body, CancellationToken stopping)
    {
        using HttpResponseMessage answer = await http.PostAsJsonAsync(path, body, stopping);
        answer.IsSuccessStatusCode.ShouldBeTrue($"{path}: {await answer.Content.ReadAsStringAsync(stopping)}");
    }

    private JsonElement[] Lines(string file) => [.. File.ReadLines(folder.PathOf(file)).Select(line => JsonDocument.Parse(line).RootElement)];
}
