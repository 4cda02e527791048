using System.Globalization;

namespace Suffice.Browser.Scenes;

/// <summary>The policy of the scene: parts of three samples over simulated models, and what a page has to warn of.</summary>
internal static class ScenePolicy
{
    public const string File = "suffice.yaml";

    /// <summary>A task whose model has no price.</summary>
    public const string Unpriced = "note";

    /// <summary>A task whose model is about to retire, and whose every text is hostile.</summary>
    public const string Hostile = "hostile";

    /// <summary>The policy as it was first: one task less, another ladder.</summary>
    public static string Earlier(DateOnly today) => Text(today, "[sonnet]");

    /// <summary>The policy in force.</summary>
    public static string Current(DateOnly today) => Text(today, "[haiku, sonnet]") + $$"""
          {{Unpriced}}:
            why: notes for colleagues, on a model of the house that nobody has priced
            match: { system_contains: "Write a note" }
            ladder: [in-house]
            store_content: true

        """;

    private static string Text(DateOnly today, string moods) => string.Create(CultureInfo.InvariantCulture, $$"""
        version: 1

        providers:
          simulated: { protocol: replay, recordings: [recordings/*.jsonl], latency_scale: 0.01 }

        models:
          haiku:    { provider: simulated, id: claude-haiku-5-5 }
          luna:     { provider: simulated, id: gpt-6-luna }
          sonnet:   { provider: simulated, id: claude-sonnet-5-5 }
          strong:   { provider: simulated, id: strong-1, max_output_tokens: 4096, price: { input: 5, output: 25, cache_read: 0.5 } }
          in-house: { provider: simulated, id: in-house-7b }
          elder:    { provider: simulated, id: "elder-1 {{Scenes.Hostile.Script}}", retires_on: {{today.AddDays(20):yyyy-MM-dd}}, price: { input: 0.5, output: 2 } }

        budget: { month: 30 }
        chief: { task: explain, every: 31d, watch: 14d, max_cost: 5 }
        default: { why: anything else keeps the model it always had, ladder: [sonnet] }

        tasks:
          sentiment:
            why: one of three labels; a second cheap model of another family must agree, or the strong one decides
            match: { system_contains: "mood of a customer" }
            ladder: {{moods}}
            gate:
              - one_of: [positive, neutral, negative]
                on_fail: { repair: true, then: escalate }
              - agreement: luna
            store_content: true
            floor: 0.9
          refund-sum:
            why: short sums in a fixed form; every stated calculation is checked
            match: { system_contains: "Work out the refund" }
            ladder: [haiku, sonnet]
            gate:
              - regex: "Refund: [0-9]+"
              - arithmetic
            shadow: { rate: 1, budget: 0.01 }
          reply:
            why: a customer reads it, and its voice has no written standard yet
            match: { system_contains: "reply that the customer reads" }
            customer_facing: true
            ladder: [sonnet]
          explain: { why: explains patterns and drafts changes, ladder: [strong] }
          {{Hostile}}:
            why: '{{Scenes.Hostile.Attribute.Replace("'", "''", StringComparison.Ordinal)}} {{Scenes.Hostile.LongWord}}'
            match: { system_contains: "hostile desk" }
            ladder: [elder]
            store_content: true

        """);
}
