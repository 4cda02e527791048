using System.Text.Json.Serialization;
using Suffice.Agents.Verdicts;

namespace Suffice.Agents.Working;

/// <summary>A ticket's verdict as it is given out: the machine's, the person's and the final one beside each other.</summary>
/// <param name="TicketId">The ticket.</param>
/// <param name="Id">The verdict's id; <see langword="null"/> when there is none.</param>
public sealed record VerdictLine(string TicketId, string? Id)
{
    /// <summary>Which standard it was judged by: the worker and the hash of its context files.</summary>
    public string? Standard { get; init; }

    /// <summary>What the worker says.</summary>
    public Verdict? Machine { get; init; }

    /// <summary>What a person says; <see langword="null"/> until one has looked.</summary>
    public Verdict? Human { get; init; }

    /// <summary>What holds; <see langword="null"/> while a person has still to decide.</summary>
    public Decision? Final { get; init; }

    /// <summary>The score that holds.</summary>
    public decimal? FinalScore { get; init; }

    /// <summary>The models that were asked.</summary>
    public string? Path { get; init; }

    /// <summary>Why the call went up.</summary>
    public string? Reason { get; init; }

    /// <summary>The ledger's row.</summary>
    public string? Request { get; init; }

    /// <summary>What it cost in USD.</summary>
    public decimal? CostUsd { get; init; }

    /// <summary>True when nothing that was said of it is told, because people are still to judge the ticket blind.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsBlind { get; init; }

    /// <summary>Why there is no verdict; <see langword="null"/> when there is one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Failure { get; init; }

    /// <summary>The line of a ticket.</summary>
    /// <param name="outcome">What came of it.</param>
    /// <returns>The line.</returns>
    public static VerdictLine Of(WorkOutcome outcome)
    {
        ArgumentNullException.ThrowIfNull(outcome);

        return outcome.Verdict is { } kept ? Of(kept) : new VerdictLine(outcome.Ticket.Id, null) { Failure = outcome.Failure, CostUsd = outcome.LostUsd };
    }

    /// <summary>The line of a verdict.</summary>
    /// <param name="kept">The verdict.</param>
    /// <returns>The line.</returns>
    public static VerdictLine Of(KeptVerdict kept)
    {
        ArgumentNullException.ThrowIfNull(kept);

        return new VerdictLine(kept.Ticket.Id, kept.Id)
        {
            Standard = $"{kept.Task}@{kept.Context}",
            Machine = kept.Machine,
            Human = kept.Human,
            Final = kept.Final,
            FinalScore = kept.FinalScore,
            Path = kept.Path,
            Reason = kept.Reason,
            Request = kept.Request,
            CostUsd = kept.CostUsd,
        };
    }

    /// <summary>The line of a verdict for whoever may be asked to judge its ticket blind: without what anybody says of it, and without the way to it.</summary>
    /// <param name="kept">The verdict.</param>
    /// <returns>The line.</returns>
    public static VerdictLine Blind(KeptVerdict kept)
    {
        ArgumentNullException.ThrowIfNull(kept);

        return new VerdictLine(kept.Ticket.Id, kept.Id) { Standard = $"{kept.Task}@{kept.Context}", IsBlind = true };
    }
}
