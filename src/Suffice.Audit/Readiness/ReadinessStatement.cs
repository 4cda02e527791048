using System.Collections.Immutable;

namespace Suffice.Audit.Readiness;

/// <summary>What is said about a task, with its reasons.</summary>
/// <param name="Verdict">The verdict.</param>
/// <param name="Sentence">The whole in one plain sentence.</param>
/// <param name="Evidence">What it rests on, a sentence each, with the share of calls where it is a share.</param>
/// <param name="Missing">What is to be written down first, each a thing to do.</param>
/// <param name="Checks">Checks of the gate that the structure allows, as the policy names them, such as <c>json_schema</c>.</param>
public sealed record ReadinessStatement(
    ReadinessVerdict Verdict,
    string Sentence,
    ImmutableArray<string> Evidence,
    ImmutableArray<string> Missing,
    ImmutableArray<string> Checks);
