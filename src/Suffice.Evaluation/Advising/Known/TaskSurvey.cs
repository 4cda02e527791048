using System.Collections.Immutable;
using Suffice.Catalog;
using Suffice.Chat;
using Suffice.Chat.Wires;
using Suffice.Evaluation.Advising.Tuning;
using Suffice.Evaluation.Labelling;
using Suffice.Evaluation.Reports;
using Suffice.Evaluation.Runs;
using Suffice.Evaluation.Sets;
using Suffice.Ledger;
using Suffice.Ledger.Reading;
using Suffice.Ledger.Schema;
using Suffice.Policy;
using Suffice.Reports;
using Suffice.Watching.Demotions;

namespace Suffice.Evaluation.Advising.Known;

/// <summary>Gathers what is known of a task: its policy and folder, the ledger, eval items and runs.</summary>
/// <param name="policyPath">The policy file.</param>
/// <param name="policy">The policy.</param>
/// <param name="time">The clock.</param>
internal sealed class TaskSurvey(string policyPath, SufficePolicy policy, TimeProvider time)
{
    private const int MostKeptRead = 1_000;
    private const int SampleSize = 200;

    private readonly string root = Path.GetDirectoryName(Path.GetFullPath(policyPath))!;

    /// <summary>Gathers it.</summary>
    /// <param name="task">The task.</param>
    /// <param name="small">The small model that is meant; <see langword="null"/> for what the policy says.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>What is known.</returns>
    /// <exception cref="LedgerException">The ledger cannot be read.</exception>
    public async Task<TaskKnown> OfAsync(TaskPolicy task, Model? small, CancellationToken cancellationToken)
    {
        (ItemFacts items, CallSample ofItems) = await ReadItemsAsync(task.Name, cancellationToken).ConfigureAwait(false);
        TaskKnown known = new()
        {
            Task = task,
            Now = time.GetUtcNow(),
            Standard = WrittenStandard.In(Path.Combine(root, "tasks", task.Name), task.Gate.Select(item => item.Check.Name)),
            Smaller = [],
            Items = items,
            Sample = ofItems,
            Locals = [.. task.Ladder.Where(model => LadderLocals.IsLocal(policy, model)).Select(model => model.Name)],
        };
        known = File.Exists(policy.Ledger.Path) ? WithLedger(known) : known;
        known = known with { Smaller = small is null ? SmallerModels.Of(policy, task, known.Now) : [small] };
        known = known with { Run = RunOf(known) };

        return known with { Tokens = TokensOf(known), HasClosedLabels = LabelsOf(known) };
    }

    private async Task<(ItemFacts Items, CallSample Sample)> ReadItemsAsync(string task, CancellationToken cancellationToken)
    {
        ImmutableArray<string> files = TaskEvals.Find(policyPath, task);
        if (files.IsEmpty)
        {
            return (new ItemFacts([], 0, 0), CallSample.None);
        }

        try
        {
            EvalSet set = await EvalSetReader.ReadAsync(task, files, cancellationToken: cancellationToken).ConfigureAwait(false);
            int labelled = set.Items.Count(item => item.IsLabelled || !item.Metrics.IsEmpty);

            return (new ItemFacts(files, set.Items.Length, labelled), new CallSample([.. set.Items.Take(SampleSize).Select(item => item.Request)], Figures.Count(Math.Min(SampleSize, set.Items.Length), "eval item")));
        }
        catch (EvalSetException unreadable)
        {
            return (new ItemFacts(files, 0, 0, unreadable.Message), CallSample.None);
        }
    }

    private TaskKnown WithLedger(TaskKnown known)
    {
        string name = known.Task.Name;
        LedgerUpgrade.Run(policy.Ledger.Path);
        LedgerReader ledger = new(policy.Ledger.Path);
        ImmutableArray<KeptRequest> kept = ledger.DrawKept(name, MostKeptRead, new Random(1));
        ChatRequest[] calls = [.. kept.Take(SampleSize).Select(call => ChatWires.ReadKept(call.Request.Endpoint, call.Request.RequestContent!)).OfType<ChatRequest>().Where(call => call.Kind == CallKind.Chat)];
        string ladder = string.Join('>', known.Task.Ladder.Select(model => model.Name));

        return known with
        {
            Ledger = LedgerFacts.Read(ledger, name),
            Shadows = ShadowFacts.Of([.. new WatchReader(policy.Ledger.Path).ReadShadows().Where(note => note.Task == name && note.Pair.Ladder == ladder)]),
            Sample = calls.Length > 0 ? new CallSample([.. calls], $"{Figures.Count(calls.Length, "call")} that the ledger keeps") : known.Sample,
            AcceptedKept = kept.Count(call => call.Request is { Outcome: RequestOutcome.Served, AnswerContent: not null }),
            IsAcceptedCut = kept.Length == MostKeptRead,
            Demotion = TrustFile.Beside(policy.Ledger.Path).Read().FirstOrDefault(demotion => demotion.Task == name && demotion.IsInForce()),
        };
    }

    // Verdicts on other snapshots than the pinned ones say nothing of these.
    private RunReport? RunOf(TaskKnown known)
    {
        string folder = Path.Combine(root, EvalRunStore.UsualFolder);
        foreach ((string path, EvalRunHead head) in EvalRunStore.List(folder, known.Task.Name))
        {
            if (head.Models.Length > 1 && IsOf(head.Models[^1], known.Capable) && known.Smaller.Any(model => head.Models.Any(asked => IsOf(asked, model))))
            {
                return RunReporting.Of([new EvalOutcome(EvalRunStore.Load(path), 0m, null)], new ReportOptions { Floor = known.Task.Floor }).Runs[0];
            }
        }

        return null;
    }

    private static bool IsOf(EvalRunModel asked, Model model) => asked.Name == model.Name && (asked.Id == model.Id || asked.Provider is null);

    private static CallTokens? TokensOf(TaskKnown known)
    {
        if (known.Ledger is { } ledger && ledger.Prompts is { IsEmpty: false } prompts && ledger.Completions is { IsEmpty: false } answers)
        {
            return Tokens(known, Spread.Mean(prompts), Spread.Mean(answers), $"the ledger: the mean of the latest {Figures.Count(prompts.Length, "answer")}");
        }

        EvalResult[] results = [.. known.Run?.Source?.Of(known.Capable.Name).Where(result => result is { IsError: false, InputTokens: > 0, OutputTokens: > 0 }) ?? []];

        return results.Length == 0 ? null : Tokens(
            known, Spread.Mean([.. results.Select(result => result.InputTokens)]), Spread.Mean([.. results.Select(result => result.OutputTokens)]),
            $"the eval run {known.Run!.Run}: the mean of {Figures.Count(results.Length, "answer")} of {known.Capable.Name}");
    }

    // Estimates are rather too high; their share holds for the tokens that were billed.
    private static CallTokens Tokens(TaskKnown known, long prompt, long answer, string from) =>
        new(prompt, answer, known.Sample.FixedShare is { } share ? (long)Math.Round(prompt * share, MidpointRounding.ToEven) : null, from);

    private static bool? LabelsOf(TaskKnown known) => known switch
    {
        { Task.Type: Classifier.TaskType.Classification } => true,
        { Sample.Count: > 0 } => known.Sample.WithLabels * 2 > known.Sample.Count,
        _ => null,
    };
}
