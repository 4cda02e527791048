using System.Text.Json;

namespace Suffice.Evaluation.Tests.Calibrating;

/// <summary>A recording of sums, in a file that goes with the test: a small model that errs where numbers are long, a large one that hardly does, and a second one.</summary>
internal sealed class MadeRecording : IDisposable
{
    private readonly TestFolder folder = new();

    public string Folder => folder.Path;

    /// <summary>Writes a recording; two items in a row share a split key.</summary>
    /// <param name="name">Its file.</param>
    /// <param name="count">How many items.</param>
    /// <param name="seed">Draws them.</param>
    /// <param name="answers">False keeps the verdicts alone.</param>
    /// <returns>Its path.</returns>
    public string Write(string name, int count, int seed, bool answers = true)
    {
        Random random = new(seed);

        return folder.WriteLines(name, Enumerable.Range(0, count).Select(i => JsonSerializer.Serialize(Item(random, $"{name} {i}", $"{name} pair {i / 2}", answers))));
    }

    public void Dispose() => folder.Dispose();

    private static object Item(Random random, string id, string pair, bool answers)
    {
        bool isLong = random.NextDouble() < 0.5;
        int most = isLong ? 100_000 : 10;
        int one = random.Next(most), two = random.Next(most);
        int sum = one + two;
        bool small = random.NextDouble() > (isLong ? 0.7 : 0.03);
        bool large = random.NextDouble() > 0.05;
        bool second = random.NextDouble() > 0.2;

        return new
        {
            id,
            split_key = pair,
            prompt = $"Add {one} and {two}. Say \"I think\" when unsure. ({id})",
            reference = $"{sum}",
            outputs = new Dictionary<string, object>
            {
                ["small"] = Output(small ? $"{sum}" : $"I think {sum + 1 + random.Next(5)}", small, 20, answers),
                ["large"] = Output(large ? $"{sum}" : $"{sum + 2}", large, 20, answers),
                ["second"] = Output(second ? $"{sum}" : $"{sum + 9}", second, 20, answers),
            },
        };
    }

    private static object Output(string text, bool correct, int tokens, bool answers) =>
        new { text = answers ? text : null, correct, input_tokens = tokens, output_tokens = 5, latency_ms = 100 };
}
