namespace Suffice.Evidence.Pipelines;

/// <summary>The pipeline of a soak, and what each of its runs must make.</summary>
internal static class SoakFlow
{
    /// <summary>How many things a run buys.</summary>
    public const int Things = 3;

    /// <summary>How many answers and things a run is made of when all its steps are done.</summary>
    public const int Calls = 1 + 1 + 2 + Things + 1;

    /// <summary>USD a thing.</summary>
    public const decimal Price = 0.025m;

    /// <summary>The policy.</summary>
    /// <param name="world">Where models answer.</param>
    /// <returns>Its text.</returns>
    public static string Policy(Uri world) => $$"""
        version: 1
        providers: { here: { protocol: openai, base_url: {{world}}v1, max_retries: 0, breaker: off } }
        models:
          small: { provider: here, id: small-1, price: { input: 1, output: 2 } }
          large: { provider: here, id: large-1, price: { input: 10, output: 20 } }
        tasks:
          answer: { ladder: [small, large], gate: [ { regex: "^done: " } ] }
        """;

    /// <summary>The pipeline: two steps at the same time, one repeated by a model, one bought three times, one made here, one at the end.</summary>
    /// <param name="world">Where things are bought.</param>
    /// <returns>Its text.</returns>
    public static string Pipeline(Uri world) => $$$"""
        version: 1
        input: { id: text, loud: boolean }
        keep: 1h
        steps:
          read: { task: answer, prompt: "read {{ input.id }}" }
          sort: { task: answer, prompt: "sort {{ input.id }}" }
          write: { task: answer, times: 2, prompt: "write {{ index }} {{ steps.read.answer }}" }
          buy: { external: thing, price: 0.025, unit: thing, times: 3, at_once: 2, retries: 1, url: "{{{world}}}things", body: { thing: "{{ input.id }}-{{ index }}" } }
          card: { value: { sorted: "{{ steps.sort.answer }}", things: "{{ steps.buy.answer }}" } }
          close: { task: answer, when: input.loud, prompt: "close {{ steps.write.answer | join: '+' }}" }
        output: { card: "{{ steps.card.answer }}", close: "{{ steps.close.answer }}" }
        """;

    /// <summary>What a model answers.</summary>
    /// <param name="prompt">What it is asked.</param>
    /// <returns>The answer, which passes the gate.</returns>
    public static string AnswerTo(string prompt) => $"done: {prompt}";

    /// <summary>What a run must make.</summary>
    /// <param name="id">What it was given.</param>
    /// <param name="isLoud">Whether its last step was wanted.</param>
    /// <returns>Its output as JSON.</returns>
    public static string OutputOf(string id, bool isLoud)
    {
        string read = AnswerTo($"read {id}");
        string close = AnswerTo($"close {AnswerTo($"write 1 {read}")}+{AnswerTo($"write 2 {read}")}");
        string things = string.Join(",", Enumerable.Range(1, Things).Select(index => $$"""{"made":"{{id}}-{{index}}"}"""));

        return $$"""{"card":{"sorted":"{{AnswerTo($"sort {id}")}}","things":[{{things}}]},"close":{{(isLoud ? $"\"{close}\"" : "null")}}}""";
    }
}
