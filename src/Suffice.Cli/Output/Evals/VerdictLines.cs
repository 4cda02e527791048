using Suffice.Evaluation.Verdicts;

namespace Suffice.Cli.Output.Evals;

/// <summary>A verdict in lines: the word first, then why.</summary>
internal static class VerdictLines
{
    /// <summary>Writes it.</summary>
    /// <param name="verdict">The verdict.</param>
    /// <returns>The lines.</returns>
    public static IEnumerable<string> Of(Verdict verdict) =>
        [$"{verdict.Small}: {verdict.Summary}", .. verdict.Sentences.Skip(1).Select(sentence => $"  {sentence}")];
}
