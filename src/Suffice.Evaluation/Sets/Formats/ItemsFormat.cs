using System.Text.Json;
using Suffice.Chat;
using Suffice.Evaluation.Items;
using Suffice.Evaluation.Metrics;
using Suffice.Providers.Recordings.Lines;

namespace Suffice.Evaluation.Sets.Formats;

/// <summary>Suffice's own items, as the audit writes them: <c>id, input, reference, tags</c>; other tools' words for the same are read too.</summary>
internal sealed class ItemsFormat : IEvalFormat
{
    private static readonly string[] ReferenceNames = ["reference", "expected", "expected_output", "expectedOutput", "ideal", "target", "answer"];
    private static readonly string[] InputNames = ["input", "prompt", "messages", "question"];

    private static readonly string[] Known =
        [.. InputNames, .. ReferenceNames, "id", "tags", "metadata", "assert", "threshold", "split_key", "tools", "schema", "description", "task", "ticket", "checked"];

    public string Name => "items (JSON Lines)";

    public bool Fits(EvalSource source) => source.HoldsRows;

    public Task ReadAsync(EvalSource source, SetBuilder into, CancellationToken cancellationToken)
    {
        RowReading.ReadEach(source, into, row => Read(row, into));
        return Task.CompletedTask;
    }

    private static EvalItem Read(RowFields row, SetBuilder into)
    {
        RowReading.NoteUnread(row.Whole, into, Known);
        ChatRequest request = CallOf(row, into);
        return new EvalItem
        {
            Id = IdOf(row) ?? into.NameOf(request),
            Request = request,
            Reference = ReferenceNames.Select(row.Keep).FirstOrDefault(found => found is not null),
            Tags = [.. TagReader.Read(row.Keep("tags")), .. TagReader.Read(row.Keep("metadata")), .. TaskOf(row)],
            SplitKey = row.Text("split_key")!,
            Metrics = MetricSpecs.Read(row.Find("assert"), row.PathOf("assert")),
            Threshold = row.Number("threshold"),
        };
    }

    private static ChatRequest CallOf(RowFields row, SetBuilder into)
    {
        string name = InputNames.FirstOrDefault(known => row.Find(known) is not null)
            ?? throw new InvalidDataException("input is missing; a text, a list of messages or an object with messages is wanted");
        ChatRequest request = CallReader.Read(row.Find(name)!.Value, name, into);
        return request with
        {
            Tools = row.List("tools") is { } tools ? ToolReader.Read(tools) : request.Tools,
            Format = CallReader.FormatOf(row.Keep("schema")) ?? request.Format,
        };
    }

    private static EvalTag[] TaskOf(RowFields row) => row.Text("task") is { } task ? [new EvalTag("task", task)] : [];

    private static string? IdOf(RowFields row) =>
        row.Find("id") is { ValueKind: JsonValueKind.Number } number ? number.GetRawText() : row.Text("id");
}
