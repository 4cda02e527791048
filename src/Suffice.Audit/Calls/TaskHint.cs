namespace Suffice.Audit.Calls;

/// <summary>What a log says about which task a call was.</summary>
/// <param name="Name">The name, such as <c>triage</c>.</param>
/// <param name="From">Where it stood, such as <c>request_tags taskName</c>.</param>
/// <param name="IsWeak">
/// True for a name that was not given to the task itself (a service, a group of models): it serves only where the prompt's own fixed part is not known.
/// </param>
internal sealed record TaskHint(string Name, string From, bool IsWeak = false);
