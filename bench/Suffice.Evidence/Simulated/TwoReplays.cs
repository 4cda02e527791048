using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging.Abstractions;
using Suffice.Engine;
using Suffice.Evaluation.Offline;
using Suffice.Evaluation.Simulating;
using Suffice.Learning.Ladders;
using Suffice.Policy;
using Suffice.Providers;
using Suffice.Providers.Recordings;

namespace Suffice.Evidence.Simulated;

/// <summary>Simulates a change of policy three times: by the whole pack, by a full replay of a log, and by replaying the differences.</summary>
/// <param name="change">The change.</param>
/// <param name="folder">The folder of the open packs.</param>
internal sealed class TwoReplays(PolicyChange change, string folder)
{
    /// <summary>Runs.</summary>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The reports.</returns>
    public async Task<ComparedReplays> RunAsync(CancellationToken cancellationToken)
    {
        DirectoryInfo work = Directory.CreateTempSubdirectory("suffice-replays-");
        try
        {
            SimulationOptions options = new() { Now = Load(work, "now.yaml", isNext: false), Next = Load(work, "next.yaml", isNext: true) };
            (string whole, string log) = await WriteLogAsync(work, options, cancellationToken);

            return new ComparedReplays(
                await SimulateAsync(options, whole, cancellationToken),
                await SimulateAsync(options with { Replay = ReplayScope.All }, log, cancellationToken),
                await SimulateAsync(options with { Replay = ReplayScope.Differences }, log, cancellationToken));
        }
        finally
        {
            work.Delete(recursive: true);
        }
    }

    private static async Task<SimulationReport> SimulateAsync(SimulationOptions options, string recording, CancellationToken cancellationToken)
    {
        Simulation simulation = await new Simulator(options, TimeProvider.System).OfRecordingsAsync([recording], cancellationToken);
        if (options.Replay != ReplayScope.None)
        {
            using ModelClients clients = new(TimeProvider.System, NullLoggerFactory.Instance);
            await simulation.ReplayAsync(clients, progress: null, cancellationToken);
        }

        return simulation.Report();
    }

    private SufficePolicy Load(DirectoryInfo work, string name, bool isNext)
    {
        string path = Path.Combine(work.FullName, name);
        File.WriteAllText(path, change.Yaml(folder, isNext));
        PolicyLoadResult loaded = PolicyLoader.BuiltIn(TimeProvider.System, new EstimatorReader()).Load(path);

        return loaded.IsValid ? loaded.Policy! : throw new InvalidOperationException(string.Join('\n', loaded.Errors));
    }

    /// <summary>Writes the items that every model answered, and the same as the policy in force would have logged them: answers of what it asked, verdicts of the rest.</summary>
    private async Task<(string Whole, string Log)> WriteLogAsync(DirectoryInfo work, SimulationOptions options, CancellationToken cancellationToken)
    {
        Dictionary<string, JsonObject> lines = File.ReadLines(change.PathIn(folder)).Select(line => JsonNode.Parse(line)!.AsObject()).ToDictionary(line => (string)line["id"]!, StringComparer.Ordinal);
        string whole = Path.Combine(work.FullName, "whole.jsonl");
        string log = Path.Combine(work.FullName, "log.jsonl");
        await using StreamWriter all = File.CreateText(whole);
        await using StreamWriter logged = File.CreateText(log);
        using ModelClients models = new(TimeProvider.System, NullLoggerFactory.Instance);
        using RecordingIndex pack = await RecordingIndex.LoadAsync([change.PathIn(folder)], cancellationToken);
        await foreach (RecordedItem item in pack.ReadAllAsync(cancellationToken))
        {
            if (!change.Models.All(model => item.Outputs.GetValueOrDefault(model) is { Answer: not null, Correct: not null }))
            {
                continue;
            }

            AskedModels asked = new(models);
            await OfflineEngine.Over(options.Now, asked, new MemoryLedger(), TimeProvider.System).AnswerAsync(new EngineCall(item.ToRequest("auto"), _ => null, "bench"), cancellationToken);
            JsonObject line = lines[item.Id];
            JsonObject outputs = line["outputs"]!.AsObject();
            await all.WriteLineAsync(line.ToJsonString());
            foreach (string model in outputs.Select(output => output.Key).Where(model => !asked.Names.Contains(model)).ToArray())
            {
                outputs[model] = new JsonObject { ["correct"] = outputs[model]!["correct"]?.DeepClone() };
            }

            await logged.WriteLineAsync(line.ToJsonString());
        }

        return (whole, log);
    }
}

/// <summary>What the three simulations said.</summary>
/// <param name="Recorded">By the whole pack, nobody asked.</param>
/// <param name="Whole">By asking about every call.</param>
/// <param name="Part">By asking about the differences.</param>
internal sealed record ComparedReplays(SimulationReport Recorded, SimulationReport Whole, SimulationReport Part);
