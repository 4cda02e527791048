using System.CommandLine;

namespace Suffice.Evidence.Story;

/// <summary><c>story</c>: from a log of past calls to the bill of new ones; what was promised beside what came of it.</summary>
internal static class StoryCommand
{
    /// <summary>Makes the command.</summary>
    /// <returns>The command.</returns>
    public static Command Make()
    {
        Option<string[]> only = new("--case") { Description = $"Which calls: {string.Join(", ", StoryCase.All.Select(story => $"{story.Name} ({story.What})"))}. Default: all.", AllowMultipleArgumentsPerToken = true };
        only.AcceptOnlyFromAmong([.. StoryCase.All.Select(story => story.Name)]);
        Option<double> risk = new("--risk") { Description = "The risk that calibrate is asked for.", DefaultValueFactory = _ => 0.05 };
        Option<double> confidence = new("--confidence") { Description = "How sure the promise shall be.", DefaultValueFactory = _ => 0.95 };
        Option<int> items = new("--items") { Description = "At most so many calls of a pack.", DefaultValueFactory = _ => int.MaxValue };
        Option<int> atOnce = new("--at-once") { Description = "How many calls held back are made at a time.", DefaultValueFactory = _ => 8 };
        Option<bool> brief = new("--brief") { Description = "Show the commands without what they print." };
        Command command = new(
            "story",
            "One whole run on recorded calls with the real command and gateway: audit, eval and calibrate on past calls, then serve and bill on calls held back, "
            + "and what was promised beside what came of it. Exit code 1 when the promise is broken beyond chance, or the bill is wrong.\n\n"
            + "Example: story --case sums tools --risk 0.05")
        {
            only, risk, confidence, items, atOnce, brief,
        };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            StoryCase.All.Where(story => parsed.GetValue(only) is not { Length: > 0 } named || named.Contains(story.Name)),
            new StoryOptions
            {
                Risk = parsed.GetValue(risk),
                Confidence = parsed.GetValue(confidence),
                Items = parsed.GetValue(items),
                AtOnce = parsed.GetValue(atOnce),
                IsBrief = parsed.GetValue(brief),
            },
            cancellationToken));

        return command;
    }

    private static async Task<int> RunAsync(IEnumerable<StoryCase> stories, StoryOptions options, CancellationToken cancellationToken)
    {
        if (RecordedPacks.Find() is not { } packs)
        {
            Console.WriteLine("skipped: the recorded answers are not here; set SUFFICE_SHARED to the folder that holds data/");
            return 0;
        }

        List<StoryEnd> ends = [];
        foreach (StoryCase story in stories)
        {
            ends.Add(await new StoryRun(story, options).PlayAsync(packs, cancellationToken));
            ends[^1].Write();
        }

        return ends.TrueForAll(end => end.IsKept) ? 0 : 1;
    }
}
