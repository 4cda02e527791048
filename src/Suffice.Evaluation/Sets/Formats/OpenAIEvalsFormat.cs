using System.Text.Json;
using Suffice.Chat;
using Suffice.Evaluation.Items;
using Suffice.Providers.Recordings.Lines;

namespace Suffice.Evaluation.Sets.Formats;

/// <summary>Samples of OpenAI's evals: <c>input</c> as a list of messages, <c>ideal</c> as the right answer or several of them.</summary>
internal sealed class OpenAIEvalsFormat : IEvalFormat
{
    public string Name => "OpenAI evals";

    public bool Fits(EvalSource source) =>
        source.HoldsRows
        && source.FirstRow is { } row && row.TryGetProperty("input", out _) && row.TryGetProperty("ideal", out _);

    public Task ReadAsync(EvalSource source, SetBuilder into, CancellationToken cancellationToken)
    {
        RowReading.ReadEach(source, into, row => Read(row, into));
        return Task.CompletedTask;
    }

    private static EvalItem Read(RowFields row, SetBuilder into)
    {
        RowReading.NoteUnread(row.Whole, into, "id", "input", "ideal", "tags", "metadata", "tools");
        ChatRequest request = CallReader.Read(
            row.Find("input") ?? throw new InvalidDataException("input is missing; a list of messages is wanted"), "input", into);
        JsonElement ideal = row.Keep("ideal") ?? throw new InvalidDataException("ideal is missing; the right answer is wanted");
        return new EvalItem
        {
            Id = row.Text("id") ?? into.NameOf(request),
            Request = row.List("tools") is { } tools ? request with { Tools = ToolReader.Read(tools) } : request,
            Reference = ideal,
            Tags = [.. TagReader.Read(row.Keep("tags")), .. TagReader.Read(row.Keep("metadata"))],
            // Several right answers, any of which will do: that is what the list means there.
            Metrics = ideal.ValueKind == JsonValueKind.Array ? [new MetricSpec("equals-any") { Value = ideal }] : [],
        };
    }
}
