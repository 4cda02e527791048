namespace Suffice.EndToEnd;

/// <summary>The whole run that docs/evidence.md tells of, on a part of a pack.</summary>
public sealed class StoryTests
{
    [Fact]
    public async Task Story_APartOfAPack_EndsWithWhatWasPromisedBesideWhatCameOfIt()
    {
        Assert.SkipWhen(SharedFolder.Find("data/open/gsm8k_json_zeroeval.open.jsonl") is null, SharedFolder.Absent);
        using RunningCommand story = RunningCommand.Start(
            AppContext.BaseDirectory,
            "dotnet",
            [Path.Combine(AppContext.BaseDirectory, "Suffice.Evidence.dll"), "story", "--case", "sums-json", "--items", "200", "--risk", "0.1", "--brief"]);
        Task<string> error = story.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        string output = await story.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await story.WaitForExitAsync(TestContext.Current.CancellationToken);

        story.ExitCode.ShouldBe(0, await error + output);
        foreach (string command in (string[])["audit", "eval", "calibrate", "serve", "bill"])
        {
            output.ShouldContain($"$ suffice {command}");
        }

        output.ShouldContain("at most 10.0%, 95% sure");
        output.ShouldContain("saved, everything asked counted");
        output.ShouldContain("Kept:");
    }
}
