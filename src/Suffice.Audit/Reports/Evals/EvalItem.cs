using System.Collections.Immutable;

namespace Suffice.Audit.Reports.Evals;

/// <summary>One item of an eval set, to be labelled.</summary>
/// <param name="Id">Its name: the same for the same input, on every machine.</param>
/// <param name="Input">What the model is asked.</param>
/// <param name="Reference">The right answer; <see langword="null"/> until a person has written it.</param>
/// <param name="Tags">What is known of it.</param>
internal sealed record EvalItem(string Id, EvalInput Input, string? Reference, EvalTags Tags);

/// <summary>What the model is asked.</summary>
/// <param name="Messages">The conversation.</param>
internal sealed record EvalInput(ImmutableArray<EvalMessage> Messages);

/// <summary>One message.</summary>
/// <param name="Role">Whose it is.</param>
/// <param name="Content">Its text.</param>
internal sealed record EvalMessage(string Role, string Content);

/// <summary>What is known of an item.</summary>
/// <param name="Length">The range its prompt's tokens lie in, such as <c>512-1023</c>.</param>
/// <param name="Model">Who answered in the log.</param>
/// <param name="Type">What it was judged to be.</param>
/// <param name="Place">Where it stands in the log.</param>
/// <param name="Answer">What was answered: a proposal for the label, not the label.</param>
internal sealed record EvalTags(string Length, string? Model, string? Type, string Place, string Answer);
