namespace Suffice.EndToEnd.Samples;

/// <summary>What the samples replay is what their pipelines ask, call by call; SUFFICE_UPDATE_SAMPLES=1 writes it anew.</summary>
public sealed class SampleRecordingTests
{
    [Theory]
    [InlineData("support-desk", "support-message")]
    [InlineData("content-studio", "onboarding")]
    [InlineData("content-studio", "batch")]
    [InlineData("content-studio", "carousel")]
    public async Task Recording_OfASample_IsWhatItsPipelineAsks(string name, string pipeline)
    {
        SampleFolder sample = new(name);
        SampleRecording recording = new(sample, pipeline);
        await recording.RunAsync();

        sample.Holds($"recordings/{pipeline}.jsonl", await recording.TextAsync());
        sample.Holds($"inputs/{pipeline}.jsonl", string.Concat(SimulatedCase.Read(sample, pipeline).Select(simulated => $"{{\"id\": \"{simulated.Id}\", \"input\": {simulated.Input.GetRawText()}}}\n")));
        foreach ((string task, string items) in await recording.EvalsAsync())
        {
            sample.Holds($"tasks/{task}/evals/{pipeline}.jsonl", items);
        }
    }
}
