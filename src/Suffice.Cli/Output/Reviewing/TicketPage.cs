using System.Collections.Immutable;
using Spectre.Console;
using Suffice.Agents.Queue;
using Suffice.Agents.Verdicts;
using Suffice.Files;
using static System.FormattableString;

namespace Suffice.Cli.Output.Reviewing;

/// <summary>A ticket to judge, and what the machine said once it was judged, on a terminal.</summary>
internal static class TicketPage
{
    /// <summary>Writes a ticket to judge.</summary>
    /// <param name="console">Where.</param>
    /// <param name="next">The ticket.</param>
    public static void Write(IAnsiConsole console, TicketToJudge next)
    {
        Line(console, Invariant($"{next.Id}  {next.Task}  with {next.Who} until {next.HeldUntil:yyyy-MM-dd HH:mm} UTC"));
        foreach (string note in next.Notes)
        {
            Line(console, note);
        }

        console.Write(new Rule());
        Lines(console, next.Text, string.Empty);
        console.Write(new Rule());
        foreach (CriterionToRate criterion in next.Criteria)
        {
            Line(console, $"{criterion.Id}  1 to {criterion.Scale}{(criterion.Skippable ? ", or na" : string.Empty)}  {criterion.Title}");
            Lines(console, criterion.Words, "    ");
        }

        foreach ((string field, ImmutableArray<string> known) in next.Labels)
        {
            Line(console, $"{field}: {string.Join(", ", known)}");
        }

        if (next.Machine is { } machine)
        {
            Write(console, machine);
        }

        string said = string.Concat(next.Criteria.Select(criterion => $" --rating {criterion.Id}=")) + string.Concat(next.Labels.Keys.Select(field => $" --label {field}="));
        Line(console, $"then: suffice review rate {next.Id}{said} [--decision pass|fail|escalate] [--note \"...\"]");
    }

    /// <summary>Writes what was kept, and what the machine said.</summary>
    /// <param name="console">Where.</param>
    /// <param name="kept">The rating.</param>
    public static void Write(IAnsiConsole console, RatingKept kept)
    {
        Line(console, $"{kept.Id}: you decided {EnumWord.Of(kept.Decision)}{Score(kept.Score)}{(kept.IsBlind ? string.Empty : "; you had been shown the machine's verdict, so it says nothing of agreement")}");
        Write(console, kept.Machine);
        if (kept.Agrees)
        {
            Line(console, "you and the machine say the same");
        }

        foreach (string apart in kept.Apart)
        {
            Line(console, $"  {apart}");
        }

        foreach (string said in kept.Others)
        {
            Line(console, said);
        }

        Line(console, $"then: suffice review accept {kept.Id} (the machine's stands), correct {kept.Id} (yours stands), or dispute {kept.Id} --why \"...\" (another person decides)");
    }

    private static void Write(IAnsiConsole console, MachineSaid machine)
    {
        Line(console, $"the machine: {EnumWord.Of(machine.Decision)}{Score(machine.Score)}{string.Concat(machine.Labels.Select(label => $", {label.Key} {label.Value}"))}");
        foreach (EscalationReason reason in machine.Verdict.Escalation)
        {
            Line(console, $"  asks for a person: {reason.By}: {reason.Why}");
        }

        foreach (CriterionRating rating in machine.Verdict.Criteria)
        {
            Line(console, $"  {rating.Criterion}: {(rating.Rating is { } number ? $"{number}" : "not applicable")}{(rating.Missing is { } missing ? $"; missing: {missing}" : string.Empty)}{(rating.Reason is { } reason ? $"; {reason}" : string.Empty)}");
            foreach (Quote quote in rating.Quotes)
            {
                Line(console, $"      \"{quote.Text}\"{(quote.IsFound ? string.Empty : " (does not stand in the ticket)")}");
            }
        }
    }

    private static string Score(decimal? score) => score is { } known ? Invariant($" ({known:0.00})") : string.Empty;

    private static void Lines(IAnsiConsole console, string text, string before)
    {
        foreach (string line in text.Length == 0 ? [] : text.ReplaceLineEndings("\n").Split('\n'))
        {
            Line(console, before + line);
        }
    }

    private static void Line(IAnsiConsole console, string text) => console.WriteLine(Printable.Of(text));
}
