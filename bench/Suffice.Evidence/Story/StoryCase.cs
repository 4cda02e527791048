using System.Text.Json;

namespace Suffice.Evidence.Story;

/// <summary>A kind of recorded calls that an application made to its large model, and the small one that might do.</summary>
/// <param name="Name">What the command calls it; also the task's name.</param>
/// <param name="Pack">The pack's file, without its ending.</param>
/// <param name="What">What the calls are, in words.</param>
/// <param name="Small">The small model, as the pack names it.</param>
/// <param name="Large">The large model, as the pack names it.</param>
internal sealed record StoryCase(string Name, string Pack, string What, string Small, string Large)
{
    /// <summary>The policy's name of the small model.</summary>
    public const string SmallName = "small";

    /// <summary>The policy's name of the large model.</summary>
    public const string LargeName = "large";

    /// <summary>All cases.</summary>
    public static IReadOnlyList<StoryCase> All { get; } =
    [
        new("sums", "gsm8k_routellm", "school sums, answered in prose", "mixtral-8x7b-instruct-v0.1", "gpt-4-1106-preview"),
        new("sums-json", "gsm8k_json_zeroeval", "school sums, answered in JSON", "gpt-4o-mini-2024-07-18", "claude-3-5-sonnet-20240620"),
        new("tools", "bfcl", "tool calls", "claude-3-haiku-20240307", "claude-3-5-sonnet-20240620"),
    ];

    /// <summary>The policy that serves them.</summary>
    /// <param name="risk">The risk that a calibration must hold; <see langword="null"/> before there is one.</param>
    /// <returns>Its text.</returns>
    public string Policy(double? risk) => FormattableString.Invariant(
        $$"""
        version: 1
        providers:
          upstream: { protocol: replay, recordings: upstream/*.jsonl }
        models:
          {{SmallName}}: { provider: upstream, id: {{JsonSerializer.Serialize(Small)}} }
          {{LargeName}}: { provider: upstream, id: {{JsonSerializer.Serialize(Large)}} }
        tasks:
          {{Name}}:
            why: {{What}}
            ladder: [{{SmallName}}, {{LargeName}}]
            gate: structural
            on_exhausted: serve
        {{(risk is { } promised ? FormattableString.Invariant($"    confidence: {{ risk: {promised} }}") : string.Empty)}}
        """);
}
