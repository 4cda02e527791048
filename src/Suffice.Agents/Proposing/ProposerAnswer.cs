using System.Collections.Immutable;
using System.Text.Json;
using Suffice.Agents.Contexts;
using Suffice.Files;

namespace Suffice.Agents.Proposing;

/// <summary>What the strong model answers: an opinion and a draft, which code checks and a person decides on.</summary>
internal sealed record ProposerAnswer
{
    /// <summary>What the agent needs.</summary>
    public required ProposerOpinion Answer { get; init; }

    /// <summary>Why the pattern arises.</summary>
    public required string Cause { get; init; }

    /// <summary>The file that is to change; <see langword="null"/> when none.</summary>
    public string? File { get; init; }

    /// <summary>The changes; empty when none.</summary>
    public ImmutableArray<ProposedEdit> Edits { get; init; } = [];

    /// <summary>What it rests on.</summary>
    public ImmutableArray<ProposedEvidence> Evidence { get; init; } = [];

    /// <summary>What is to be done that is no change of a file; <see langword="null"/> when nothing is.</summary>
    public string? Advice { get; init; }

    /// <summary>The form of an answer.</summary>
    public static JsonElement Schema { get; } = JsonSerializer.Deserialize<JsonElement>(
        """
        {
          "type": "object", "additionalProperties": false, "required": ["evidence", "cause", "answer", "file", "edits", "advice"],
          "properties": {
            "evidence": { "type": "array", "minItems": 1, "maxItems": 20, "items": { "type": "object", "additionalProperties": false, "required": ["trace", "quote"], "properties": {
              "trace": { "type": "string", "description": "A trace of the evidence you were given." },
              "quote": { "type": "string", "description": "A piece of that trace's ticket or quote, word for word; empty where what was noted is that something is not there." } } } },
            "cause": { "type": "string", "description": "Why it happens, in one or two sentences: a hypothesis that will be tried." },
            "answer": { "enum": ["more_context", "rewrite", "threshold", "model", "tool_field", "upstream", "nothing"] },
            "file": { "anyOf": [{ "type": "null" }, { "enum": ["rubric.md", "standards.md", "escalation.md", "patterns.md"] }] },
            "edits": { "type": "array", "maxItems": 10, "items": { "type": "object", "additionalProperties": false, "required": ["kind", "id", "text"], "properties": {
              "kind": { "enum": ["add", "change", "remove"] },
              "id": { "type": "string", "description": "The item's id: one that is there to change or remove it, a new one to add it." },
              "text": { "type": "string", "description": "The whole item as it shall stand, such as - S-031 ...; empty to remove it." } } } },
            "advice": { "anyOf": [{ "type": "null" }, { "type": "string", "description": "What is to be done where no file is to change." }] }
          }
        }
        """);

    private static JsonSerializerOptions Strict { get; } = new(MachineJson.Options) { RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true };

    /// <summary>Reads an answer.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The answer; <see langword="null"/> when it is not of its form.</returns>
    public static ProposerAnswer? Read(string text)
    {
        try
        {
            ProposerAnswer? answer = Checks.AnswerJson.Read(text).Root?.Deserialize<ProposerAnswer>(Strict);

            return answer is null || answer.Edits.IsDefault || answer.Evidence.IsDefault || answer.Edits.Contains(null!) || answer.Evidence.Contains(null!) ? null : answer;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>What an agent needs, in the strong model's opinion.</summary>
internal enum ProposerOpinion
{
    /// <summary>More context.</summary>
    MoreContext,

    /// <summary>Its context written anew.</summary>
    Rewrite,

    /// <summary>Another threshold.</summary>
    Threshold,

    /// <summary>Another model.</summary>
    Model,

    /// <summary>A field that a tool upstream does not bring.</summary>
    ToolField,

    /// <summary>A change elsewhere.</summary>
    Upstream,

    /// <summary>Nothing.</summary>
    Nothing,
}

/// <summary>A change as drafted.</summary>
/// <param name="Kind">What is done.</param>
/// <param name="Id">With which item.</param>
/// <param name="Text">The item as it shall stand.</param>
internal sealed record ProposedEdit(ContextEditKind Kind, string Id, string Text);

/// <summary>Evidence as cited.</summary>
/// <param name="Trace">The trace.</param>
/// <param name="Quote">The quote.</param>
internal sealed record ProposedEvidence(string Trace, string Quote);
