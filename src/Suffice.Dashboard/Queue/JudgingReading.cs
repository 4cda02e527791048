using Suffice.Agents.Keeping;
using Suffice.Agents.Prompting;
using Suffice.Agents.Queue;
using Suffice.Agents.Queue.Figures;
using Suffice.Policy;

namespace Suffice.Dashboard.Queue;

/// <summary>Reads what a person has in hand of a worker's tickets. It takes none.</summary>
/// <param name="file">The file that holds the queue.</param>
/// <param name="policies">The policy in force.</param>
/// <param name="standings">Workers' standings.</param>
/// <param name="time">The clock.</param>
public sealed class JudgingReading(AgentsFile file, IPolicySource policies, StandingWatch standings, TimeProvider time)
{
    /// <summary>Reads it.</summary>
    /// <param name="name">The worker.</param>
    /// <param name="reviewer">Who judges.</param>
    /// <returns>The figures; <see langword="null"/> when there is no such worker.</returns>
    public JudgingFigures? Read(string name, Reviewer reviewer)
    {
        ArgumentNullException.ThrowIfNull(reviewer);
        SufficePolicy policy = policies.Current;
        if (policy.FindTask(name) is not { Worker: not null } task)
        {
            return null;
        }

        JudgingFigures figures = new() { Task = name, Reviewer = reviewer };
        WorkerStandard standard = WorkerStandard.Read(task);
        if (!standard.Problems.IsEmpty)
        {
            return figures with { Problem = string.Join('\n', standard.Problems) };
        }

        figures = figures with { Waiting = new ReviewQueue(file, policy).Waiting(name).ByKind, Standing = standings.Of(task, standard) };
        if (reviewer.Name is not { } person)
        {
            return figures;
        }

        ReviewerHand hand = new(file, policy);

        return figures with { Hand = hand.Find(name, person), RatedToday = hand.CountRated(name, person, new DateTimeOffset(time.GetUtcNow().UtcDateTime.Date, TimeSpan.Zero)) };
    }
}
