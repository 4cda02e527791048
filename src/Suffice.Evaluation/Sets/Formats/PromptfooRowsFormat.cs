using System.Text.Json;
using Suffice.Evaluation.Sets.Promptfoo;

namespace Suffice.Evaluation.Sets.Formats;

/// <summary>promptfoo's tests as rows of their own: <c>vars</c> and <c>assert</c> a line.</summary>
internal sealed class PromptfooRowsFormat : IEvalFormat
{
    public string Name => "promptfoo tests";

    public bool Fits(EvalSource source) =>
        source.Extension is not (".yaml" or ".yml" or ".csv" or ".tsv")
        && source.FirstRow is { } row && row.TryGetProperty("vars", out JsonElement vars) && vars.ValueKind == JsonValueKind.Object;

    public Task ReadAsync(EvalSource source, SetBuilder into, CancellationToken cancellationToken)
    {
        PromptfooFiles files = new(Path.GetDirectoryName(Path.GetFullPath(source.Path))!);
        PromptfooItems items = new(CsvFormat.PromptsOf(into.Options), PromptfooTest.None, into);
        foreach (SourceRow row in source.Rows())
        {
            if (row.Wrong is { } wrong)
            {
                into.Problem(source.Path, row.Line, wrong);
                continue;
            }

            try
            {
                items.Add(PromptfooTest.Read(row.Json, files, into), source.Path, row.Line);
            }
            catch (InvalidDataException e)
            {
                into.Problem(source.Path, row.Line, e.Message);
            }
        }

        return Task.CompletedTask;
    }
}
