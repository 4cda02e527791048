using System.Collections.Immutable;
using System.Globalization;
using Suffice.Agents.Contexts;
using Suffice.Agents.Mining;
using Suffice.Agents.Tickets;

namespace Suffice.Agents.Drafting;

/// <summary>Drafts the four context files of what was mined. Nothing is invented: an item says what its evidence counts, and nothing else.</summary>
public static class StandardDrafting
{
    /// <summary>Drafts them.</summary>
    /// <param name="mined">What was mined.</param>
    /// <param name="tickets">The tickets it was mined from.</param>
    /// <param name="options">How.</param>
    /// <returns>The drafts.</returns>
    public static DraftedStandard Draft(MinedStandard mined, IReadOnlyList<Ticket> tickets, DraftOptions options)
    {
        ArgumentNullException.ThrowIfNull(mined);
        ArgumentNullException.ThrowIfNull(tickets);
        ArgumentNullException.ThrowIfNull(options);
        ImmutableArray<DraftedItem> rules = EscalationDrafting.Draft(mined, tickets);
        ImmutableArray<DraftedItem> items =
        [
            .. mined.Good.IsEmpty ? ValueDrafting.Rubric(mined) : GoodDrafting.Rubric(mined),
            .. mined.Good.IsEmpty ? ValueDrafting.Standards(mined, options.Items) : GoodDrafting.Standards(mined, options.Items),
            .. rules,
            .. PatternDrafting.Draft(mined, options),
        ];

        return new DraftedStandard(items, DraftedStandard.Kinds.ToImmutableSortedDictionary(kind => kind, kind => HeadOf(kind, mined, options, items)));
    }

    private static string HeadOf(ContextKind kind, MinedStandard mined, DraftOptions options, ImmutableArray<DraftedItem> items)
    {
        string outcome = DraftText.Plain(mined.Outcome);
        string source = string.Create(CultureInfo.InvariantCulture, $"<!-- Drafted by 'suffice mine {options.Task}' of {mined.Tickets} tickets ({mined.Distinct} when near-duplicates count once) and their {outcome}. ")
            + "A draft: what goes with an outcome need not be why. Keep what holds, change what does not, delete the rest. -->";
        string title = kind switch
        {
            ContextKind.Rubric => "---\npass_mark: 0.8\nmode: weighted\n---\n# How a ticket is rated",
            ContextKind.Standards => "# What past tickets show",
            ContextKind.Escalation => "# When a person has to look",
            _ => "# Seen before",
        };
        string none = items.Any(item => item.Kind == kind) ? string.Empty : "\n\n<!-- " + NoneOf(kind, mined) + " -->";

        return $"{title}\n\n{source}{none}";
    }

    private static string NoneOf(ContextKind kind, MinedStandard mined) => kind switch
    {
        ContextKind.Escalation when mined.Escalated is null => "No value of the outcome says that a ticket was escalated, so nothing here has evidence. Write what your desk goes by.",
        ContextKind.Escalation => "No sign is found in escalated tickets so much more often than elsewhere that a rule may rest on it.",
        ContextKind.Patterns => "No form came often enough to be told.",
        _ => "No sign separates the outcomes of these tickets at a false discovery rate of 5%. More tickets, or another outcome, may.",
    };
}
