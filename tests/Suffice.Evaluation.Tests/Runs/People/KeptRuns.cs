using System.Text;
using Suffice.Evaluation.Items;
using Suffice.Evaluation.Runs;
using Suffice.Evaluation.Runs.Keeping;

namespace Suffice.Evaluation.Tests.Runs.People;

/// <summary>Runs in files, as they are kept.</summary>
internal static class KeptRuns
{
    /// <summary>Writes one.</summary>
    public static string Write(TestFolder folder, EvalRun run) => folder.WriteLines(
        $"{run.Head.Id}.jsonl",
        [
            Text(RunLine.Of(run.Head)),
            .. run.Items.Select(item => Text(RunLine.Of(new EvalItem { Id = item.Id, Request = item.Request }, item.JudgedBy))),
            .. run.Results.Select(result => Text(RunLine.Of(result))),
        ]);

    private static string Text(ReadOnlyMemory<byte> line) => Encoding.UTF8.GetString(line.Span).TrimEnd('\n');
}
