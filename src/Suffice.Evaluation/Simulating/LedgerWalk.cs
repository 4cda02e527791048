using Suffice.Catalog;
using Suffice.Evaluation.Past;
using Suffice.Ledger;
using Suffice.Policy;
using Suffice.Providers;
using Suffice.Spending;

namespace Suffice.Evaluation.Simulating;

/// <summary>Walks a logged call up the new policy's ladder, without its text: same tokens, new prices, new ladder.</summary>
/// <remarks>
/// What a model did with the call is known where it was asked and is still judged alike. Where the new ladder asks a model that was never asked, its tokens
/// are taken to be those of the answer that was served, and whether its answer would pass is not known: the cost lies between stopping there and going on.
/// </remarks>
/// <param name="now">The policy in force.</param>
/// <param name="next">The new policy.</param>
/// <param name="twins">What is known of how good answers are.</param>
internal sealed class LedgerWalk(SufficePolicy now, SufficePolicy next, Twins twins)
{
    private readonly Recognition recognition = new(now, next);

    /// <summary>Walks.</summary>
    /// <param name="entry">The call's row; one of a caller.</param>
    /// <returns>What would have come of it.</returns>
    public SimulatedCall Walk(RequestEntry entry)
    {
        CallSide was = CallSide.Settled(entry.Model, entry.CostUsd, twins.IsGood(entry, entry.Model));
        SimulatedCall call = new(entry.Id, entry.Task, was, CallSide.Unknown);
        SimulatedCall walked = entry.Attempts.IsEmpty ? call with { Next = was, IsSameAnswer = true }
            : !recognition.IsSettled(entry) ? call with { Unknown = ["which task it is by the changed rules"] }
            : entry.Task is not { } task ? OfNamedModel(entry, call)
            : OfTask(entry, call, task);

        return was.IsSettled ? walked : walked with { Unknown = [.. walked.Unknown, "what it cost: a price was not known"] };
    }

    private SimulatedCall OfNamedModel(RequestEntry entry, SimulatedCall call) =>
        next.Models.ContainsKey(entry.RequestedModel)
            ? Repriced(entry, call)
            : call with { Unknown = [$"what becomes of calls that name {entry.RequestedModel}, which the new policy does not know"] };

    private SimulatedCall OfTask(RequestEntry entry, SimulatedCall call, string task)
    {
        if (next.FindAny(task) is not { } plan)
        {
            return call with { Unknown = [$"what becomes of task \"{task}\", which the new policy has not"] };
        }

        TaskPolicy? before = now.FindAny(task);

        return before is not null && PlanComparison.IsSame(before, plan) && entry.Outcome != RequestOutcome.Cancelled
            ? Repriced(entry, call)
            : Climb(entry, call, plan, before is not null && PlanComparison.IsSameGate(before, plan));
    }

    private SimulatedCall Repriced(RequestEntry entry, SimulatedCall call)
    {
        decimal? sum = 0;
        foreach (AttemptEntry attempt in entry.Attempts)
        {
            sum += next.Models.TryGetValue(attempt.Model, out Model? model) ? CostOf(attempt, model) : attempt.Cost.Usd;
        }

        return call with { Next = CallSide.Settled(entry.Model, sum, call.Now.IsGood), IsSameAnswer = true };
    }

    private SimulatedCall Climb(RequestEntry entry, SimulatedCall call, TaskPolicy plan, bool isSameGate)
    {
        LedgerCourse course = new();
        foreach (Model model in plan.Ladder)
        {
            bool isLast = ReferenceEquals(model, plan.Ladder[^1]);
            AttemptEntry[] asked = [.. entry.Attempts.Where(attempt => attempt.Model == model.Name && IsAnswer(attempt))];
            if (asked.Length == 0 && Answered(entry) is null)
            {
                return call with { Unknown = ["what other models would have used: the call got no answer, so that its tokens are not known"] };
            }

            course.Pay(asked.Length > 0 ? asked.Aggregate((decimal?)0, (sum, attempt) => sum + CostOf(attempt, model)) : CostOf(Answered(entry)!, model, isItsOwn: false), model.Name);
            if (asked.Length == 0)
            {
                course.Guess($"what {model.Name} would have answered: it was not asked", isLast);
            }
            else if (!isSameGate && !isLast)
            {
                course.Guess($"whether answers of {model.Name} pass the changed gate of {plan.Name}", isLast);
            }

            if (isLast || (asked.Length > 0 && isSameGate && asked.Any(attempt => attempt.Outcome == AttemptOutcome.Accepted)))
            {
                course.End(model.Name);
                break;
            }
        }

        return WithChecks(entry, call, plan, isSameGate, course);
    }

    // What the gate asked of other models is asked again wherever the same answer is judged.
    private SimulatedCall WithChecks(RequestEntry entry, SimulatedCall call, TaskPolicy plan, bool isSameGate, LedgerCourse course)
    {
        foreach (AttemptEntry check in isSameGate ? entry.Attempts.Where(attempt => attempt.Purpose == AttemptPurpose.Check && attempt.Rung < 0) : [])
        {
            course.Pay(next.Models.TryGetValue(check.Model, out Model? model) ? CostOf(check, model) : check.Cost.Usd, check.Model);
        }

        CallSide side = course.Side(served => twins.IsGood(entry, served));

        return call with { Next = side, Unknown = course.Unknown, IsSameAnswer = side.IsSettled && side.Model == entry.Model };
    }

    private static bool IsAnswer(AttemptEntry attempt) => attempt.Purpose is not (AttemptPurpose.Check or AttemptPurpose.Watch);

    private static AttemptEntry? Answered(RequestEntry entry) => entry.Attempts.LastOrDefault(
        attempt => IsAnswer(attempt) && attempt.Outcome is AttemptOutcome.Accepted or AttemptOutcome.Rejected);

    // What was billed stands where the price is the same under both policies, whoever stated it.
    private decimal? CostOf(AttemptEntry attempt, Model model, bool isItsOwn = true)
    {
        decimal? anew = PriceOf(next, attempt, model);

        return isItsOwn && (attempt.Cost is { Usd: not null, PriceRow: null } || (now.Models.TryGetValue(attempt.Model, out Model? before) && PriceOf(now, attempt, before) == anew))
            ? attempt.Cost.Usd
            : anew;
    }

    private static decimal? PriceOf(SufficePolicy policy, AttemptEntry attempt, Model model) =>
        policy.Providers.TryGetValue(model.Provider, out ProviderDefinition? provider)
            ? UsagePricing.Price(model, attempt.Usage, provider.TermsAt(attempt.At, attempt.ServiceTier)).Usd
            : null;
}
