using System.Text.Json;
using Suffice.Chat;
using Suffice.Providers.Recordings;

namespace Suffice.EndToEnd.Samples;

/// <summary>Makes labelled calls of the support desk's invented messages, in the form in which its pipeline asks.</summary>
internal static class LabelledMessages
{
    private static readonly string[] ContextFiles = ["rubric.md", "standards.md", "patterns.md", "escalation.md"];

    public static async Task WriteAsync(SampleFolder sample, string task, string path)
    {
        string system = string.Join("\n\n", ContextFiles.Select(file => sample.PathOf("tasks", task, file)).Where(File.Exists).Select(file => File.ReadAllText(file).Trim()));
        JsonElement schema = JsonDocument.Parse(await File.ReadAllTextAsync(sample.PathOf("tasks", task, "output.schema.json"))).RootElement;
        await using RecordingWriter writer = RecordingWriter.Open(path);
        foreach (JsonElement row in File.ReadLines(sample.PathOf("simulated", "labelled.jsonl")).Select(line => JsonDocument.Parse(line).RootElement))
        {
            SimulatedAnswers answers = SimulatedAnswers.Of(row);
            RecordedItem call = new()
            {
                Id = row.GetProperty("case").GetString()!,
                Task = task,
                Messages = [ChatMessage.Of(ChatRole.System, system), ChatMessage.Of(ChatRole.User, row.GetProperty("message").GetString()!)],
                Schema = schema,
            };
            ChatRequest request = call.ToRequest("auto");
            await writer.AddAsync(call with
            {
                Outputs = ((string[])["haiku", "sonnet"]).Select(SimulatedModel.Named).ToDictionary(model => model.Id, model => model.Output(request, answers, 0)),
            });
        }
    }
}
