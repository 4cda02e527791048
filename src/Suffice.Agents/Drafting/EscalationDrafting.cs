using System.Collections.Immutable;
using System.Globalization;
using Suffice.Agents.Contexts;
using Suffice.Agents.Mining;
using Suffice.Agents.Mining.Outcomes;
using Suffice.Agents.Mining.Signs;
using Suffice.Agents.Rules;
using Suffice.Agents.Tickets;
using Suffice.Evaluation.Statistics.Intervals;

namespace Suffice.Agents.Drafting;

/// <summary>Drafts rules that send a ticket to a person before any model: only where most tickets that meet one were escalated, and where code that applies it counts the same.</summary>
internal static class EscalationDrafting
{
    // A rule that errs takes a ticket from the model that would have passed it: at least this share must have been escalated, by the lower end of its interval.
    private const double LeastShare = 0.6;

    // On held-out tickets, where few meet a rule, the share itself is asked for.
    private const double LeastHeldOut = 0.5;

    /// <summary>Drafts them.</summary>
    /// <param name="mined">What was mined.</param>
    /// <param name="tickets">The tickets.</param>
    /// <returns>The items; none where no outcome speaks of escalation.</returns>
    public static ImmutableArray<DraftedItem> Draft(MinedStandard mined, IReadOnlyList<Ticket> tickets)
    {
        if (mined.Escalated is not { } comparison)
        {
            return [];
        }

        Dictionary<string, Ticket> byId = tickets.ToDictionary(ticket => ticket.Id, StringComparer.Ordinal);
        (Ticket Ticket, bool IsEscalated, bool IsHeldOut)[] kinds =
            [.. mined.Kinds.Select(kind => (byId[kind.Id], Sides.IsEscalated(kind.Outcome), kind.IsHeldOut))];

        return [.. comparison.Criteria.Select(criterion => Rule(criterion, kinds)).Where(rule => rule is not null).Select((rule, i) => Numbered(rule!, i + 1))];
    }

    private static DraftedItem? Rule(MinedCriterion criterion, (Ticket Ticket, bool IsEscalated, bool IsHeldOut)[] kinds)
    {
        if (When(criterion) is not { } when)
        {
            return null;
        }

        string title = DraftText.Plain(criterion.IsFor ? criterion.Sign.WhenShown() : criterion.Sign.WhenMissing());
        DraftedItem item = new()
        {
            Kind = ContextKind.Escalation,
            Id = "E-000",
            Title = $"The ticket {title}",
            Settings = ["when:", $"  - {when}"],
            Evidence = string.Empty,
            Examples = criterion.Examples,
        };
        ContextReading read = ContextReader.Read(ContextKind.Escalation, "draft", DraftText.Write(string.Empty, [item]));
        if (EscalationReader.Read(read.File) is not { Problems.IsEmpty: true, Rules: [EscalationRule rule] })
        {
            return null;
        }

        (Ticket Ticket, bool IsEscalated, bool IsHeldOut)[] met = [.. kinds.Where(kind => rule.Meets(kind.Ticket) is not null)];
        int learned = met.Count(kind => !kind.IsHeldOut), right = met.Count(kind => kind is { IsHeldOut: false, IsEscalated: true });
        int held = met.Length - learned, heldRight = met.Count(kind => kind is { IsHeldOut: true, IsEscalated: true });
        if (learned == 0 || WilsonInterval.Of(right, learned).Low < LeastShare || (held > 0 && heldRight < LeastHeldOut * held))
        {
            return null;
        }

        return item with
        {
            Evidence = string.Create(
                CultureInfo.InvariantCulture,
                $"{right} of {learned} training tickets that meet it were escalated (95% interval from {100 * WilsonInterval.Of(right, learned).Low:0}%), held out {heldRight} of {held}; {EvidenceText.Of(criterion, "the escalated")}"),
        };
    }

    private static string? When(MinedCriterion criterion) => (criterion.Sign.Kind, criterion.IsFor) switch
    {
        (SignKind.Phrase, true) => $"text_contains: [{DraftText.Quoted(criterion.Sign.Name)}]",
        (SignKind.FieldValue, true) => $"fields: {{ {DraftText.Quoted(criterion.Sign.Name)}: [{DraftText.Quoted(criterion.Sign.Value!)}] }}",
        (SignKind.FieldPresent, false) => $"missing: [{DraftText.Quoted(criterion.Sign.Name)}]",
        (SignKind.ShorterThan, true) or (SignKind.LongerThan, false) => $"fewer_words: {criterion.Sign.Name}",
        (SignKind.LongerThan, true) or (SignKind.ShorterThan, false) => string.Create(CultureInfo.InvariantCulture, $"more_words: {int.Parse(criterion.Sign.Name, CultureInfo.InvariantCulture) - 1}"),
        (SignKind.Detail, true) when criterion.Sign.Name == "reply" => "more_messages: 1",
        _ => null,
    };

    private static DraftedItem Numbered(DraftedItem item, int number) => item with { Id = string.Create(CultureInfo.InvariantCulture, $"E-{number:000}") };
}
