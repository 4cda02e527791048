using Suffice.Catalog;
using Suffice.Evaluation.Calibrating;
using Suffice.Evaluation.Labelling;
using Suffice.Evaluation.Offline;
using Suffice.Files;
using Suffice.Learning.Labelled;
using Suffice.Learning.Ladders;
using Suffice.Learning.Storing;
using Suffice.Learning.Tables;
using Suffice.Policy;
using Suffice.Providers.Recordings;

namespace Suffice.Evaluation.Tables;

/// <summary>Task tables of recordings.</summary>
public sealed class RecordedTable(ModelCatalog catalog, TimeProvider time)
{
    /// <summary>The name of a table's file in its folder.</summary>
    public const string FileName = "table.json";

    /// <summary>Reads recordings and fits a table.</summary>
    /// <param name="recordings">The recordings.</param>
    /// <param name="models">The models to choose from; empty for all that the recordings hold.</param>
    /// <param name="ceiling">The model whose quality is to be kept, or a part of its name that no other has; <see langword="null"/> for the one most often right.</param>
    /// <param name="prices">Prices that hold before the catalogue's, by model.</param>
    /// <param name="options">How to fit; its ceiling is filled in.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The table, and what was left out.</returns>
    /// <exception cref="ReplayException">Too few items can be used, or the ceiling is not one model; the message says why.</exception>
    /// <exception cref="RecordingException">A recording cannot be read.</exception>
    public async Task<(TaskTable Table, LabelledCalls Calls)> MakeAsync(
        IReadOnlyList<string> recordings,
        IReadOnlyList<string> models,
        string? ceiling,
        IReadOnlyDictionary<string, TokenPrices> prices,
        TaskTableLearning options,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(models);
        ArgumentNullException.ThrowIfNull(options);
        string[] wanted = models.Count > 0 ? [.. models] : await AllAsync(recordings, cancellationToken).ConfigureAwait(false);
        string? named = ceiling is null ? null : Named(ceiling, wanted);
        LabelledCalls labelled = await ReadAsync(recordings, wanted, prices, cancellationToken).ConfigureAwait(false);
        if (labelled.Different < LadderLearner.FewestCalls)
        {
            throw new ReplayException(
                $"{labelled.Calls.Count} items of {string.Join(", ", recordings)} have a judged answer of every model ({string.Join(", ", wanted)}){labelled.ToldCopies}; at least {LadderLearner.FewestCalls} are wanted. {labelled.Skipped} lack one: name fewer models with --models");
        }

        named ??= MostRight(labelled.Calls);
        TaskTable table = TaskTable.Fit(labelled.Calls, options with { Ceiling = named }, cancellationToken);
        return (table.Of(new TaskTableSource(labelled.Calls.Count, LabelledHash.Of(labelled.Calls), time.GetUtcNow())), labelled);
    }

    /// <summary>Reads labelled calls for a table.</summary>
    /// <param name="recordings">The recordings.</param>
    /// <param name="models">The models.</param>
    /// <param name="prices">Prices that hold before the catalogue's.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The calls.</returns>
    public Task<LabelledCalls> ReadAsync(
        IReadOnlyList<string> recordings, IReadOnlyList<string> models, IReadOnlyDictionary<string, TokenPrices> prices, CancellationToken cancellationToken = default)
    {
        RecordedModels priced = new(catalog, prices);
        DateTimeOffset now = time.GetUtcNow();
        return new LabelledRecording((model, usage) => priced.CostOf(model, usage, now), StructuralGate.Checks)
            .ReadAsync(recordings, models, cancellationToken: cancellationToken);
    }

    /// <summary>Writes a table into a folder.</summary>
    /// <param name="table">The table.</param>
    /// <param name="folder">The folder, there or not.</param>
    public static void Save(TaskTable table, string folder)
    {
        ArgumentNullException.ThrowIfNull(table);
        Directory.CreateDirectory(folder);
        using MemoryStream written = new();
        table.Save(written);
        WholeFile.Replace(Path.Combine(folder, FileName), written.ToArray());
    }

    /// <summary>Reads a table of a folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <returns>The table.</returns>
    /// <exception cref="ReplayException">There is none, or it is damaged.</exception>
    public static TaskTable Load(string folder)
    {
        string at = Path.Combine(folder, FileName);
        if (!File.Exists(at))
        {
            throw new ReplayException($"{at} is not there; name a folder that 'suffice learn --table --out' wrote");
        }

        try
        {
            using FileStream file = File.OpenRead(at);
            return TaskTable.Load(file);
        }
        catch (ModelFileException damaged)
        {
            throw new ReplayException($"{at}: {damaged.Message}");
        }
    }

    private static async Task<string[]> AllAsync(IReadOnlyList<string> recordings, CancellationToken cancellationToken)
    {
        SortedSet<string> names = new(StringComparer.Ordinal);
        using RecordingIndex index = await RecordingIndex.LoadAsync(recordings, cancellationToken).ConfigureAwait(false);
        await foreach (RecordedItem item in index.ReadAllAsync(cancellationToken).ConfigureAwait(false))
        {
            names.UnionWith(item.Outputs.Where(output => output.Value.Correct is not null).Select(output => output.Key));
        }

        return names.Count > 1 ? [.. names] : throw new ReplayException($"{string.Join(", ", recordings)} holds judged answers of {names.Count} models; a table chooses among two or more");
    }

    private static string Named(string ceiling, string[] models)
    {
        string[] found = models.Contains(ceiling, StringComparer.Ordinal)
            ? [ceiling]
            : [.. models.Where(model => model.Contains(ceiling, StringComparison.OrdinalIgnoreCase))];
        return found.Length == 1 ? found[0] : throw new ReplayException(
            $"--ceiling {ceiling} names {(found.Length == 0 ? "none" : "several")} of the models {string.Join(", ", found.Length == 0 ? models : found)}; write one of them whole");
    }

    private static string MostRight(IReadOnlyList<LabelledCall> calls)
    {
        int best = Enumerable.Range(0, calls[0].Rungs.Length).MaxBy(model => calls.Count(call => call.Rungs[model].IsRight));
        return calls[0].Rungs[best].Model;
    }
}
