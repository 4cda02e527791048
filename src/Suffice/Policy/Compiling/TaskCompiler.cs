using System.Collections.Immutable;
using Suffice.Catalog;
using Suffice.Confidence;
using Suffice.Policy.Compiling.Gates;
using Suffice.Policy.Compiling.Models;
using Suffice.Policy.Entries;
using Suffice.Policy.Sources;

namespace Suffice.Policy.Compiling;

/// <summary>Makes the tasks of a policy.</summary>
internal sealed class TaskCompiler(Compilation load, ModelTable models, GateReader gates, ConfidenceCompiler confidences)
{
    private readonly RecognitionRules recognition = new(load);

    public TaskPolicy Compile(WrittenTask task)
    {
        TaskEntry entry = task.Entry;
        CheckName(task);
        recognition.Check(task);
        ImmutableArray<Model> ladder = LadderOf(task);
        (ImmutableArray<GateCheck> gate, string signature) = gates.Read(task);
        TaskConfidence? confidence = confidences.Compile(task, ladder, signature);
        TaskPolicy policy = new()
        {
            Name = task.Name,
            Why = entry.Why,
            Type = entry.Type,
            Ladder = ladder,
            Match = entry.Match ?? [],
            Fingerprints = entry.Fingerprints ?? [],
            Gate = confidence is null ? gate : gate.Add(new GateCheck(new ConfidenceCheck(confidence, load.Clock), FailurePlan.Escalate)),
            GateSignature = signature,
            Confidence = confidence,
            OnFail = entry.OnFail?.ToPlan() ?? FailurePlan.Escalate,
            OnExhausted = entry.OnExhausted ?? ExhaustedAction.Refuse,
            ToolLoop = entry.ToolLoop,
            CustomerFacing = entry.CustomerFacing,
            Residency = entry.Residency ?? [],
            MaxAttempts = entry.MaxAttempts,
            Deadline = entry.Deadline,
            HedgeAfter = entry.HedgeAfter,
            MaxCostUsd = entry.MaxCost,
            Baseline = entry.Baseline is { } baseline ? models.Find(baseline, $"{task.Path}.baseline") : null,
            StoreContent = entry.StoreContent,
            Shadow = entry.Shadow is { Rate: > 0 } shadow ? new ShadowSettings(shadow.Rate, shadow.Budget) : null,
            Floor = entry.Floor?.ToFloor(),
            Worker = AgentCompiler.Worker(task, load),
        };
        TaskNotices.Tell(load.Findings, policy, task);
        return policy;
    }

    private void CheckName(WrittenTask task)
    {
        if (task.Path == TaskPolicy.DefaultName)
        {
            return;
        }

        Names.Check(load.Findings, task.Path, task.Name, Names.Task, "a task");
        if (TaskNames.IsReserved(task.Name))
        {
            load.Findings.Error(
                task.Path,
                $"'{task.Name}' has a meaning of its own",
                task.Name == "auto" ? "another name" : "the key default at the top of the file");
        }
    }

    private ImmutableArray<Model> LadderOf(WrittenTask task)
    {
        string path = $"{task.Path}.ladder";
        ImmutableArray<Model>.Builder ladder = ImmutableArray.CreateBuilder<Model>();
        ImmutableArray<string> names = task.Entry.Ladder;
        for (int i = 0; i < names.Length; i++)
        {
            string at = load.Findings.ItemPath(path, i);
            if (models.Find(names[i], at) is not { } rung)
            {
                continue;
            }

            if (ladder.Any(other => other.Name == rung.Name || (other.Id == rung.Id && other.Provider == rung.Provider)))
            {
                load.Findings.Error(at, $"'{rung.Name}' stands on the ladder already", "each model once");
            }

            ladder.Add(rung);
        }

        return ladder.DrainToImmutable();
    }
}
