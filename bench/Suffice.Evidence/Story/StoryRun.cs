using System.Globalization;
using System.Text.Json;
using Suffice.Confidence;

namespace Suffice.Evidence.Story;

/// <summary>Plays one story from its log to its bill, by the commands that a team would type.</summary>
/// <param name="story">The case.</param>
/// <param name="options">How.</param>
internal sealed class StoryRun(StoryCase story, StoryOptions options)
{
    /// <summary>Plays it.</summary>
    /// <param name="packs">The folder of packs.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>How it ended.</returns>
    public async Task<StoryEnd> PlayAsync(string packs, CancellationToken cancellationToken)
    {
        StorySplit calls = await StorySplit.OfAsync(story, packs, options.Items, cancellationToken);
        using StoryFolder folder = await StoryFolder.OfAsync(story, calls.Past);
        SufficeShell shell = new(folder.Path, options.IsBrief);
        Console.WriteLine();
        Console.WriteLine($"## {story.Name}: {story.What}; {calls.Past.Count} calls are the past, {calls.Held.Count} are held back");
        Console.WriteLine();
        using JsonDocument audit = await shell.ReadAsync("audit", "log.jsonl", "--models", story.Small);
        await shell.RunAsync("eval", story.Name);
        await shell.RunAsync("calibrate", story.Name, "--risk", Text(options.Risk), "--confidence", Text(options.Confidence));
        await folder.OpenAsync(calls.Held, options.Risk);
        IReadOnlyList<HeldCall> answered = await shell.ServeAsync(gateway => new HeldTraffic(story.Name, options.AtOnce).PlayAsync(gateway, calls.Held, cancellationToken));
        using JsonDocument bill = await shell.ReadAsync("bill");
        JsonElement total = bill.RootElement.GetProperty("total");

        return new StoryEnd(
            story,
            AuditedPast.Of(audit.RootElement),
            CalibrationFile.Read(await File.ReadAllBytesAsync(folder.Calibration, cancellationToken), folder.Calibration),
            new HeldFigures(answered),
            total.GetProperty("cost_usd").GetDecimal(),
            (double)(total.GetProperty("saved_usd").GetDecimal() / total.GetProperty("baseline_cost_usd").GetDecimal()));
    }

    private static string Text(double number) => number.ToString(CultureInfo.InvariantCulture);
}
