using System.Text.Json;
using Suffice.EndToEnd.Samples;
using Suffice.Evidence.Loop;

namespace Suffice.Browser.Scenes;

/// <summary>Writes the scene's files: tasks, pipelines and recordings of the samples, and the loop's triage with its cases.</summary>
internal static class SceneFolder
{
    /// <summary>The recording of calls that the samples do not have: unpriced, about to retire, hostile.</summary>
    public const string OwnCalls = "recordings/own.jsonl";

    /// <summary>The recording of the support desk's single calls.</summary>
    public const string DeskCalls = "recordings/desk.jsonl";

    private const int StandingCases = 240;

    private static readonly string[] Samples = ["support-desk", "content-studio", "service-desk"];

    /// <summary>Writes them.</summary>
    /// <param name="folder">An empty folder.</param>
    /// <param name="today">The day of the scene.</param>
    public static void Write(TestFolder folder, DateOnly today)
    {
        LoopDesk.Write(folder.Path, StandingCases);
        Directory.Delete(folder.PathOf($"tasks/{LoopDesk.Control}"), recursive: true);
        foreach (string sample in Samples)
        {
            Copy(new SampleFolder(sample), folder);
        }

        string triage = folder.PathOf($"tasks/{LoopDesk.Triage}/task.yaml");
        File.WriteAllText(triage, File.ReadAllText(triage).Replace("[small]", "[haiku]", StringComparison.Ordinal));
        File.Move(folder.PathOf("recording.jsonl"), folder.PathOf(DeskCalls));
        folder.WriteLines(OwnCalls, OwnLines());
        folder.Write(ScenePolicy.File, ScenePolicy.Earlier(today));
    }

    /// <summary>Past calls as OpenAI's clients log them, for an audit.</summary>
    public static IEnumerable<string> LoggedCalls(TestFolder folder) => File.ReadLines(folder.PathOf(DeskCalls)).Select(line => JsonDocument.Parse(line).RootElement)
        .Where(call => call.GetProperty("outputs").TryGetProperty("claude-sonnet-5-5", out _))
        .Select(call => (Call: call, Answer: call.GetProperty("outputs").GetProperty("claude-sonnet-5-5")))
        .Select((one, at) => JsonSerializer.Serialize(new
        {
            request = new { model = "claude-sonnet-5-5", messages = one.Call.GetProperty("messages") },
            response = new
            {
                id = $"chatcmpl-{at}",
                @object = "chat.completion",
                created = 1_793_000_000 + (at * 600),
                model = "claude-sonnet-5-5",
                choices = new[] { new { index = 0, message = new { role = "assistant", content = one.Answer.GetProperty("text").GetString() }, finish_reason = "stop" } },
                usage = new { prompt_tokens = one.Answer.GetProperty("input_tokens"), completion_tokens = one.Answer.GetProperty("output_tokens") },
            },
        }));

    // Triage is the loop's: its stand-in does what its files say, so that a change of them can be tried.
    private static void Copy(SampleFolder sample, TestFolder folder)
    {
        foreach (string file in Directory.EnumerateFiles(sample.Path, "*", SearchOption.AllDirectories))
        {
            string name = Path.GetRelativePath(sample.Path, file);
            bool isLeft = name is ScenePolicy.File or "README.md" || name.StartsWith("simulated/", StringComparison.Ordinal)
                || name.StartsWith($"tasks/{LoopDesk.Triage}/", StringComparison.Ordinal);
            if (!isLeft)
            {
                Directory.CreateDirectory(Path.GetDirectoryName(folder.PathOf(name))!);
                File.Copy(file, folder.PathOf(name));
            }
        }
    }

    private static IEnumerable<string> OwnLines() =>
    [
        .. Enumerable.Range(1, 6).Select(number => Line($"note-{number}", "Write a note for a colleague.", $"Room {number} has no light.", "in-house-7b", $"Light is missing in room {number}.")),
        Line("hostile-1", "You are the hostile desk.", Hostile.Script, $"elder-1 {Hostile.Script}", Hostile.Attribute),
        Line("hostile-2", "You are the hostile desk.", Hostile.Attribute, $"elder-1 {Hostile.Script}", Hostile.Bidi),
        Line("hostile-3", "You are the hostile desk.", Hostile.All, $"elder-1 {Hostile.Script}", Hostile.All),
    ];

    private static string Line(string id, string system, string user, string model, string answer) => JsonSerializer.Serialize(new
    {
        id,
        messages = new[] { new { role = "system", content = system }, new { role = "user", content = user } },
        outputs = new Dictionary<string, object> { [model] = new { text = answer, input_tokens = 40, output_tokens = 12, latency_ms = 900 } },
    });
}
