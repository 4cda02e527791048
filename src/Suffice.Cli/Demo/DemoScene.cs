using System.Text.Json;
using Suffice.Catalog;
using Suffice.Cli.Inputs;
using Suffice.Providers.Recordings;
using Suffice.Spending;

namespace Suffice.Cli.Demo;

/// <summary>What a demo plays: a policy, and the calls of a recording as an application would make them.</summary>
/// <param name="PolicyPath">The policy.</param>
/// <param name="Recording">The calls.</param>
/// <param name="CallsModel">The model that the application names in its calls.</param>
/// <param name="Introduction">What is about to happen, for the reader.</param>
internal sealed record DemoScene(string PolicyPath, string Recording, string CallsModel, string Introduction)
{
    /// <summary>The ledger of the policy.</summary>
    public string LedgerPath => Path.Combine(Path.GetDirectoryName(PolicyPath)!, "suffice-ledger", "ledger.db");

    /// <summary>True when the models are simulated.</summary>
    public bool IsSimulated { get; private init; }

    /// <summary>The sample support desk.</summary>
    /// <param name="folder">Where to put it.</param>
    /// <returns>The scene.</returns>
    public static DemoScene OfSample(DemoFolder folder)
    {
        folder.Fill(Path.Combine(AppContext.BaseDirectory, "samples", "support-desk"));

        return new DemoScene(
            Path.Combine(folder.Path, "suffice.yaml"),
            Path.Combine(folder.Path, "recording.jsonl"),
            "claude-sonnet-5-5",
            "A support desk sends every call to its strongest model. Only its base URL has changed: the gateway recognises the "
            + "tasks by their system prompts. The sample's models are simulated (invented answers, wrong ones among them).")
        {
            IsSimulated = true,
        };
    }

    /// <summary>Real recorded answers.</summary>
    /// <param name="folder">Where to put the policy.</param>
    /// <param name="recording">The recording.</param>
    /// <param name="ladder">The models; chosen when empty.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The scene.</returns>
    public static async Task<DemoScene> OfRecordingAsync(
        DemoFolder folder, string recording, IReadOnlyList<string> ladder, CancellationToken cancellationToken)
    {
        InputFile.Require(recording, "name a recording (JSON Lines)");
        IReadOnlyList<string> models = ladder.Count > 0
            ? await CheckLadderAsync(recording, ladder, cancellationToken).ConfigureAwait(false)
            : await ChooseLadderAsync(recording, cancellationToken).ConfigureAwait(false);
        string policy = Path.Combine(folder.Path, "suffice.yaml");
        await File.WriteAllTextAsync(policy, PolicyText(Path.GetFullPath(recording), models), cancellationToken).ConfigureAwait(false);

        return new DemoScene(
            policy,
            recording,
            "auto",
            $"Real recorded answers of {Path.GetFileName(recording)} through {string.Join(" > ", models)}, each rung's answer held to the structural gate.");
    }

    private static string PolicyText(string recording, IReadOnlyList<string> models) =>
        $$"""
        version: 1
        providers:
          recorded: { protocol: replay, recordings: [{{JsonSerializer.Serialize(recording)}}] }
        models:
        {{string.Join('\n', models.Select((m, i) => $"  rung{i + 1}: {{ provider: recorded, id: {JsonSerializer.Serialize(m)} }}"))}}
        default:
          why: recorded calls, held to the standard that each carries (schema, tools)
          ladder: [{{string.Join(", ", models.Select((_, i) => $"rung{i + 1}"))}}]
          gate: structural
          on_exhausted: serve
        """;

    private static async Task<IReadOnlyList<string>> CheckLadderAsync(
        string recording, IReadOnlyList<string> ladder, CancellationToken cancellationToken)
    {
        if (ladder.GroupBy(m => m, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            throw new CommandException(ExitCode.WrongUse, $"--ladder: {twice.Key} stands {twice.Count()} times; name each model once, cheapest first");
        }

        SortedSet<string> answered = new(StringComparer.Ordinal);
        await foreach (RecordedItem item in new RecordingReader(recording).ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            answered.UnionWith(item.Outputs.Where(o => o.Value.Answer is not null).Select(o => o.Key));
        }

        return ladder.FirstOrDefault(m => !answered.Contains(m)) is { } absent
            ? throw new CommandException(
                ExitCode.WrongUse,
                $"--ladder: {recording} has no answer of {absent}; {(answered.Count == 0 ? "it has none of any model" : $"it has answers of {string.Join(", ", answered)}")}")
            : ladder;
    }

    // The most often right model is the last rung; the first is the most often right of those at most a fifth of its price.
    private static async Task<IReadOnlyList<string>> ChooseLadderAsync(string recording, CancellationToken cancellationToken)
    {
        ModelCatalog catalog = ModelCatalog.BuiltIn();
        Dictionary<string, (int Items, int Right, decimal Cost)> models = new(StringComparer.Ordinal);
        BillingTerms terms = new(TimeProvider.System.GetUtcNow());
        await foreach (RecordedItem item in new RecordingReader(recording).ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            foreach ((string name, RecordedOutput output) in item.Outputs)
            {
                decimal? cost = output.CostUsd ?? (catalog.Find(name) is { } model ? UsagePricing.Price(model, output.Usage, terms).Usd : null);
                if (output.Answer is not null && cost is { } usd)
                {
                    (int items, int right, decimal sum) = models.GetValueOrDefault(name);
                    models[name] = (items + 1, right + (output.Correct == true ? 1 : 0), sum + usd);
                }
            }
        }

        if (models.Count == 0)
        {
            throw new CommandException(ExitCode.WrongUse, $"{recording}: no priced model has an answer in it; name the models with --ladder");
        }

        int most = models.Values.Max(m => m.Items);
        List<KeyValuePair<string, (int Items, int Right, decimal Cost)>> whole = models.Where(m => m.Value.Items == most).ToList();
        KeyValuePair<string, (int Items, int Right, decimal Cost)> last = whole.OrderByDescending(m => m.Value.Right).ThenBy(m => m.Value.Cost).First();
        string? first = whole.Where(m => m.Value.Cost * 5 <= last.Value.Cost).OrderByDescending(m => m.Value.Right).Select(m => m.Key).FirstOrDefault();

        return first is null ? [last.Key] : [first, last.Key];
    }
}
