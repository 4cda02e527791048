using System.Text.Json;
using Suffice.Evaluation.Sets.Promptfoo;

namespace Suffice.Evaluation.Sets.Formats;

/// <summary>promptfoo's tests as rows of their own: <c>vars</c> and <c>assert</c> a line.</summary>
internal sealed class PromptfooRowsFormat : IEvalFormat
{
    public string Name => "promptfoo tests";

    public bool Fits(EvalSource source) =>
        source.HoldsRows
        && source.FirstRow is { } row && row.TryGetProperty("vars", out JsonElement vars) && vars.ValueKind == JsonValueKind.Object;

    public Task ReadAsync(EvalSource source, SetBuilder into, CancellationToken cancellationToken)
    {
        PromptfooFiles files = new(Path.GetDirectoryName(Path.GetFullPath(source.Path))!);
        PromptfooItems items = new(CsvFormat.PromptsOf(into.Options), PromptfooTest.None, into);
        RowReading.Each(source, into, row => items.Add(PromptfooTest.Read(row.Json, files, into), source.Path, row.Line));
        return Task.CompletedTask;
    }
}
