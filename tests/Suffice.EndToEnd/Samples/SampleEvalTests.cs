using System.Text.Json;

namespace Suffice.EndToEnd.Samples;

/// <summary>The eval sets of the samples run, and what they say of the small model is what was planted.</summary>
public sealed class SampleEvalTests
{
    [Theory]
    [InlineData("support-desk", new[] { "message-classify", "message-extract", "message-mood", "reply-draft" })]
    [InlineData("content-studio", new[] { "brand-colours", "influencer-match", "content-calendar", "mood-board", "post-score", "carousel-slides" })]
    [InlineData("support-desk", new[] { "reply-polish" })]
    [InlineData("content-studio", new[] { "business-profile", "caption", "image-prompt" })]
    public async Task Eval_TasksOfASample_MeasuresEveryItem(string sample, string[] tasks)
    {
        using TestFolder folder = new SampleFolder(sample).Copy();

        CommandResult result = await SufficeCommand.RunAsync(folder.Path, ["eval", .. tasks, "--json"]);

        result.ExitCode.ShouldBeLessThan(2, result.Error);
        foreach (JsonElement run in JsonDocument.Parse(result.Output).RootElement.GetProperty("runs").EnumerateArray())
        {
            run.GetProperty("items").GetInt32().ShouldBeInRange(10, 30, run.GetProperty("task").GetString());
            run.GetProperty("errors").GetInt32().ShouldBe(0);
            run.GetProperty("models").EnumerateArray().Last().GetProperty("pass_rate").GetDouble().ShouldBeGreaterThan(0.8);
        }
    }
}
