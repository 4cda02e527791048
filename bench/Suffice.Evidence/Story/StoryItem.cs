using System.Buffers;
using System.Text.Json;
using Suffice.Chat;
using Suffice.Chat.Wires;
using Suffice.Providers.Recordings;

namespace Suffice.Evidence.Story;

/// <summary>A recorded call, with what both models answered.</summary>
/// <param name="Call">The call.</param>
/// <param name="Small">The small model's answer, judged.</param>
/// <param name="Large">The large model's answer, judged.</param>
internal sealed record StoryItem(RecordedItem Call, RecordedOutput Small, RecordedOutput Large)
{
    /// <summary>The item as a recording keeps it. What part of the benchmark it is from is left out: an application would not say.</summary>
    public RecordedItem Recorded => Call with
    {
        Category = null,
        Outputs = new Dictionary<string, RecordedOutput>(StringComparer.Ordinal) { [Small.Model] = Small, [Large.Model] = Large },
    };

    /// <summary>The body that the application sends: it names the large model, as ever.</summary>
    /// <returns>JSON of OpenAI's Chat Completions.</returns>
    public ReadOnlyMemory<byte> Body()
    {
        ArrayBufferWriter<byte> body = new();
        ChatWires.OpenAI.WriteRequest(Recorded.ToRequest(Large.Model), new WireTarget(Large.Model, Stream: false), body);

        return body.WrittenMemory;
    }

    /// <summary>The call as a log has it, a request and its response in a row.</summary>
    /// <param name="task">What the application called the task.</param>
    /// <param name="at">When it was made.</param>
    /// <returns>A line of JSON.</returns>
    public string LogRow(string task, DateTimeOffset at)
    {
        ArrayBufferWriter<byte> answer = new();
        ChatWires.OpenAI.WriteAnswer(Large.ToAnswer() with { Usage = Large.Usage }, new AnswerLabels($"chatcmpl-{Call.Id}", Large.Model, at), answer);
        using JsonDocument request = JsonDocument.Parse(Body());
        using JsonDocument response = JsonDocument.Parse(answer.WrittenMemory);

        return JsonSerializer.Serialize(new { timestamp = at, metadata = new { task }, request = request.RootElement, response = response.RootElement });
    }
}
