using Suffice.Classifier;

namespace Suffice.Audit.Reports;

/// <summary>One call, with its text as far as the log keeps it.</summary>
/// <param name="Place">Where it stands, as <c>file:line</c>.</param>
/// <param name="At">When.</param>
/// <param name="Model">Who answered.</param>
/// <param name="System">The system text; empty when none.</param>
/// <param name="Prompt">The other messages, each after its role.</param>
/// <param name="Answer">The answer's text, or its tool calls as JSON.</param>
/// <param name="PromptTokens">Prompt tokens.</param>
/// <param name="AnswerTokens">Answer tokens.</param>
/// <param name="Usd">What it cost.</param>
/// <param name="Type">What it was judged to be.</param>
public sealed record CallSample(
    string Place,
    DateTimeOffset? At,
    string? Model,
    string System,
    string Prompt,
    string Answer,
    long PromptTokens,
    long AnswerTokens,
    decimal? Usd,
    TaskType? Type);
