using Suffice.Audit.Readiness;
using Suffice.Chat;
using Suffice.Classifier;

namespace Suffice.Audit.Bench.Labelled;

/// <summary>A call whose kind is known.</summary>
/// <param name="Dataset">Where it comes from: a pack, or forms of one kind.</param>
/// <param name="Form">The task that it is a call of.</param>
/// <param name="IsLeftOut">True when it was not looked at while the rules were written.</param>
/// <param name="Type">Its kind.</param>
/// <param name="Readiness">Its task's readiness; <see langword="null"/> where the calls are no task.</param>
/// <param name="Request">The call.</param>
internal sealed record LabelledCall(string Dataset, string Form, bool IsLeftOut, TaskType Type, ReadinessVerdict? Readiness, ChatRequest Request);
