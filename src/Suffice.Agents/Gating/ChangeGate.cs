using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Suffice.Agents.Examples;
using Suffice.Agents.Prompting;
using Suffice.Agents.Proposing;
using Suffice.Policy;

namespace Suffice.Agents.Gating;

/// <summary>Tries a change: the worker before and after it, on the same cases, most of which its proposer never saw.</summary>
internal sealed class ChangeGate(WorkerTrial trial, SufficePolicy policy, RoundSpending spending, TimeProvider time)
{
    /// <summary>Tries it.</summary>
    /// <param name="pattern">The pattern's id.</param>
    /// <param name="complainedBy">Who complained.</param>
    /// <param name="before">The worker as it is.</param>
    /// <param name="after">The worker as proposed.</param>
    /// <param name="cancellationToken">Ends it; what was judged is kept, and the next trial of the same goes on.</param>
    /// <returns>The figures and the decision.</returns>
    public async Task<GateFigures> TryAsync(string pattern, ImmutableArray<string> complainedBy, WorkerStandard before, WorkerStandard after, CancellationToken cancellationToken)
    {
        decimal spent = spending.SpentUsd;
        (ImmutableArray<WorkerCase> all, _) = CaseFiles.Read(before.Settings.Folder);
        ImmutableArray<WorkerCase> tried = [.. all.Where(one => one.Reference is not null && IsTried(before.Task, one, pattern))];
        ImmutableArray<WorkerCase> cases = Distinct(tried, pattern);
        TriedPairs own = await PairAsync(before, after, cases, cancellationToken).ConfigureAwait(false);
        (ImmutableArray<OtherAgent> others, int othersLost) = await OthersAsync(complainedBy, before, after, cancellationToken).ConfigureAwait(false);

        return GateRules.Decide(new GateTrial(pattern, SetOf(all), own.Pairs)
        {
            Context = before.Context.Hash,
            Others = others,
            Lost = own.Lost + othersLost,
            Copies = tried.Length - cases.Length,
            Unstated = all.Count(one => one.Pattern == pattern && one.Reference is null),
            Unjudged = cases.Length - own.Pairs.Length + othersLost,
            Broke = trial.Broke,
            UsdTicketBefore = own.UsdBefore,
            UsdTicketAfter = own.UsdAfter,
            CostUsd = spending.SpentUsd - spent,
        });
    }

    /// <summary>Identifies a set of cases and what is to come of each.</summary>
    /// <param name="cases">The cases.</param>
    /// <returns>16 hexadecimal digits.</returns>
    public static string SetOf(ImmutableArray<WorkerCase> cases) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Join('\n', cases.OrderBy(one => one.Id, StringComparer.Ordinal).Select(one => $"{one.Id} {one.Hash()} {one.IsChecked}")))))[..16];

    // Of the standing set the training part would only cost; cases that no person stands behind are tried for their own pattern alone, to be told.
    private static bool IsTried(string agent, WorkerCase one, string pattern) => one.Pattern == pattern || (one.Counts && CaseSplit.Of(agent, one) != CasePart.Train);

    // Copies are no independent evidence, whichever file they stand in; of the pattern's own, each is a ticket that somebody complained of, and where a person stands behind it no other case says it again.
    private static ImmutableArray<WorkerCase> Distinct(IReadOnlyCollection<WorkerCase> cases, string? pattern)
    {
        WorkerCase[] own = [.. cases.Where(one => one.Pattern is not null && one.Pattern == pattern)];
        HashSet<string> said = [.. own.Where(one => one.Counts).Select(one => one.Text)]; // A mere complaint takes no checked case out.

        return [.. own, .. cases.Where(one => one.Pattern is null || one.Pattern != pattern).OrderBy(one => one.Pattern is not null).Where(one => said.Add(one.Text))];
    }

    private async Task<TriedPairs> PairAsync(
        WorkerStandard before, WorkerStandard after, ImmutableArray<WorkerCase> cases, CancellationToken cancellationToken)
    {
        Dictionary<string, TrialOutcome> first = await trial.JudgeAsync(before, cases, cancellationToken).ConfigureAwait(false);
        Dictionary<string, TrialOutcome> second = await trial.JudgeAsync(after, cases, cancellationToken).ConfigureAwait(false);
        WorkerCase[] both = [.. cases.Where(one => first.ContainsKey(one.Id) && second.ContainsKey(one.Id))];

        return new TriedPairs(
            [.. both.Select(one => new JudgedPair(one, CaseSplit.Of(before.Task, one), first[one.Id].Passed, second[one.Id].Passed))],
            cases.Count(one => first.ContainsKey(one.Id) && !second.ContainsKey(one.Id)),
            MeanOf(both.Select(one => first[one.Id].CostUsd)),
            MeanOf(both.Select(one => second[one.Id].CostUsd)));
    }

    private async Task<(ImmutableArray<OtherAgent> Others, int Lost)> OthersAsync(ImmutableArray<string> complainedBy, WorkerStandard before, WorkerStandard after, CancellationToken cancellationToken)
    {
        ImmutableArray<OtherAgent>.Builder others = ImmutableArray.CreateBuilder<OtherAgent>();
        int lost = 0;
        foreach (TaskPolicy task in policy.Tasks.Where(task => task.Worker is not null && task.Name != before.Task && (complainedBy.Contains(task.Name) || task.Worker.Upstream.Contains(before.Task))))
        {
            WorkerStandard now = WorkerStandard.Read(task);
            WorkerStandard then = SameFolder(task.Worker!.Folder, before.Settings.Folder) ? now.With(after.Context) : now;
            DateOnly today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
            if (WorkerPrompt.Of(now, today) == WorkerPrompt.Of(then, today))
            {
                others.Add(new OtherAgent(task.Name, true));
                continue;
            }

            (ImmutableArray<WorkerCase> all, _) = CaseFiles.Read(task.Worker.Folder);
            WorkerCase[] counted = [.. all.Where(one => one.Counts && CaseSplit.Of(task.Name, one) != CasePart.Train)];
            TriedPairs tried = await PairAsync(now, then, Distinct(counted, null), cancellationToken).ConfigureAwait(false);
            lost += tried.Lost;
            others.Add(new OtherAgent(task.Name, false) { Figures = JudgedPair.FiguresOf(tried.Pairs) });
        }

        return (others.ToImmutable(), lost);
    }

    private static bool SameFolder(string one, string other) => Path.GetFullPath(one) == Path.GetFullPath(other);

    private static decimal? MeanOf(IEnumerable<decimal?> costs)
    {
        decimal?[] all = [.. costs];

        return all.Length == 0 || all.Contains(null) ? null : all.Sum() / all.Length;
    }

    /// <summary>What came of cases that were judged twice; lost are those that could be judged before and not after.</summary>
    private sealed record TriedPairs(ImmutableArray<JudgedPair> Pairs, int Lost, decimal? UsdBefore, decimal? UsdAfter);
}
