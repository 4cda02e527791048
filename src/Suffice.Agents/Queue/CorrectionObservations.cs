using Suffice.Agents.Observing;
using Suffice.Agents.Prompting;
using Suffice.Agents.Verdicts;
using Suffice.Agents.Working;

namespace Suffice.Agents.Queue;

/// <summary>What a person's correction notes of the worker: which decision, rating or label was wrong.</summary>
internal static class CorrectionObservations
{
    /// <summary>Notes it.</summary>
    /// <param name="standard">What both go by.</param>
    /// <param name="machine">The machine's verdict.</param>
    /// <param name="outcome">What holds.</param>
    /// <param name="person">The person.</param>
    /// <returns>The observations.</returns>
    public static IEnumerable<Observation> Of(WorkerStandard standard, KeptVerdict machine, Verdict outcome, string person)
    {
        Observation noted = new($"person:{person}", standard.Task, "wrong_decision") { Trace = machine.Request ?? machine.Id, Ticket = machine.Ticket.Id };
        // To ask for a person is no mistake.
        if (machine.Machine.Decision != Decision.Escalate && outcome.Decision != machine.Machine.Decision)
        {
            yield return noted with { Field = "decision" };
        }

        foreach (CriterionRating right in outcome.Criteria)
        {
            if (machine.Machine.Criteria.FirstOrDefault(rating => rating.Criterion == right.Criterion) is { } rated && rated.Rating != right.Rating)
            {
                yield return noted with { Code = "wrong_rating", ContextItem = right.Criterion };
            }
        }

        foreach ((string label, string right) in HumanVerdict.LabelsIn(standard, outcome))
        {
            if (HumanVerdict.LabelsIn(standard, machine.Machine).TryGetValue(label, out string? said) && said != right)
            {
                yield return noted with { Code = "wrong_label", Field = label };
            }
        }
    }
}
