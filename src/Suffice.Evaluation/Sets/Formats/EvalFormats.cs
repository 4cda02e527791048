using System.Collections.Immutable;

namespace Suffice.Evaluation.Sets.Formats;

/// <summary>The forms that eval items are read in; the first that fits a file reads it.</summary>
internal static class EvalFormats
{
    public static ImmutableArray<IEvalFormat> All { get; } =
    [
        new PromptfooFormat(),
        new CsvFormat(),
        new RecordingFormat(),
        new OpenAIEvalsFormat(),
        new PromptfooRowsFormat(),
        new ItemsFormat(),
    ];

    public static IEvalFormat? Find(EvalSource source) => All.FirstOrDefault(format => format.Fits(source));
}
