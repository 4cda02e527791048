using System.Text.Json;
using Suffice.Catalog;
using Suffice.Evaluation.Calibrating;
using Suffice.Evaluation.Labelling;
using Suffice.Evaluation.Offline;
using Suffice.Learning.Labelled;
using Suffice.Learning.Ladders;
using Suffice.Policy;

namespace Suffice.Evidence.Recorded;

/// <summary>A ladder over an open pack.</summary>
/// <param name="Name">How tables name it.</param>
/// <param name="Pack">The pack's file, without its ending.</param>
/// <param name="Ladder">The models.</param>
internal sealed record LadderPack(string Name, string Pack, params string[] Ladder)
{
    /// <summary>Worked answers to school sums.</summary>
    public static LadderPack Gsm8k { get; } = new("GSM8K Mixtral > GPT-4", "gsm8k_routellm", "mixtral-8x7b-instruct-v0.1", "gpt-4-1106-preview");

    /// <summary>Verdicts on questions of 57 subjects.</summary>
    public static LadderPack Mmlu { get; } = new("MMLU Mixtral > GPT-4", "mmlu_routellm", "mixtral-8x7b-instruct-v0.1", "gpt-4-1106-preview");

    /// <summary>Labels of tickets.</summary>
    public static LadderPack Tickets { get; } = new("tickets 4o-mini > llama-3.3-70b", "it_tickets_llm", "gpt-4o-mini", "llama-3.3-70b-instruct");

    /// <summary>The second model that agreement is judged by; <see langword="null"/> for none.</summary>
    public string? Second { get; init; }

    /// <summary>What the ids of the items wanted begin with; <see langword="null"/> for all.</summary>
    public string? Only { get; init; }

    /// <summary>Reads the pack.</summary>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>Its labelled calls; <see langword="null"/> when the recordings are not on this machine, which is told.</returns>
    public async Task<IReadOnlyList<LabelledCall>?> ReadAsync(CancellationToken cancellationToken)
    {
        if (RecordedPacks.Find() is not { } folder)
        {
            Console.Error.WriteLine("the recorded answers are not here: set SUFFICE_SHARED to the folder that holds data/");
            return null;
        }

        RecordedModels models = new(ModelCatalog.BuiltIn(), PricesIn(Path.Combine(folder, "..", "prices.json")));

        IReadOnlyList<LabelledCall> calls = (await new LabelledRecording((model, usage) => models.CostOf(model, usage, TimeProvider.System.GetUtcNow()), StructuralGate.Checks)
            .ReadAsync([Path.Combine(folder, Pack + ".open.jsonl")], Ladder, Second, cancellationToken)).Calls;

        return Only is { } prefix ? [.. calls.Where(call => call.Id.StartsWith(prefix, StringComparison.Ordinal))] : calls;
    }

    /// <summary>Reads the pack and scores each call by an estimator that was fitted on others.</summary>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The scored calls; <see langword="null"/> when the recordings are not here.</returns>
    public async Task<IReadOnlyList<ScoredCall>?> ScoreAsync(CancellationToken cancellationToken) => await ReadAsync(cancellationToken) is not { } calls ? null
        : [.. LadderLearner.CrossFit(calls, new LadderLearning { Seed = 1 }, folds: 5, cancellationToken).Select(ScoredCall.Of)];

    private static Dictionary<string, TokenPrices> PricesIn(string file)
    {
        using JsonDocument prices = JsonDocument.Parse(File.ReadAllBytes(file));

        return prices.RootElement.EnumerateObject().ToDictionary(
            model => model.Name,
            model => new TokenPrices { Input = Price(model.Value, "usd_per_1m_input"), Output = Price(model.Value, "usd_per_1m_output") },
            StringComparer.Ordinal);
    }

    private static decimal? Price(JsonElement model, string name) =>
        model.TryGetProperty(name, out JsonElement price) && price.ValueKind == JsonValueKind.Number ? price.GetDecimal() : null;
}
