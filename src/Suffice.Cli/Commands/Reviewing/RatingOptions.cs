using System.CommandLine;
using System.Globalization;
using Suffice.Agents.Queue;
using Suffice.Agents.Verdicts;
using Suffice.Files;

namespace Suffice.Cli.Commands.Reviewing;

/// <summary>How a person says on the command line what a ticket is worth.</summary>
internal sealed class RatingOptions
{
    private readonly Option<string?> decision = new("--decision") { Description = "pass, fail, or escalate for someone else to look. Default: what follows from a rating of every criterion." };
    private readonly Option<string[]> ratings = new("--rating", "-r") { Description = "A criterion's rating: R-010=2, or R-010=na where it does not apply; as often as there are criteria.", AllowMultipleArgumentsPerToken = false };
    private readonly Option<string[]> labels = new("--label", "-l") { Description = "A label, of a worker that labels: category=billing; as often as there are labels.", AllowMultipleArgumentsPerToken = false };
    private readonly Option<string?> note = new("--note") { Description = "A note; it is kept with the review." };

    /// <summary>Adds them to a command.</summary>
    /// <param name="command">The command.</param>
    /// <returns>The same command.</returns>
    public Command AddTo(Command command)
    {
        decision.AcceptOnlyFromAmong([.. EnumWord.All<Decision>()]);
        foreach (Option option in (Option[])[decision, ratings, labels, note])
        {
            command.Add(option);
        }

        return command;
    }

    /// <summary>Reads them.</summary>
    /// <param name="parsed">What was typed.</param>
    /// <returns>What the person says.</returns>
    /// <exception cref="CommandException">A rating or a label has another form.</exception>
    public HumanRating Read(ParseResult parsed)
    {
        HumanRating rating = new()
        {
            Decision = parsed.GetValue(decision) is { } word ? EnumWord.Read<Decision>(word) : null,
            Note = parsed.GetValue(note) ?? string.Empty,
        };
        foreach (string typed in parsed.GetValue(ratings) ?? [])
        {
            (string criterion, string given) = Pair("--rating", typed, "R-010=2");
            rating = rating.Ratings.ContainsKey(criterion)
                ? throw new CommandException(ExitCode.WrongUse, $"--rating {typed}: {criterion} is rated twice")
                : rating with { Ratings = rating.Ratings.Add(criterion, RatingOf(typed, given)) };
        }

        foreach (string typed in parsed.GetValue(labels) ?? [])
        {
            (string field, string given) = Pair("--label", typed, "category=billing");
            rating = rating with { Labels = rating.Labels.SetItem(field, given) };
        }

        return rating;
    }

    private static int? RatingOf(string typed, string given) => given.Equals("na", StringComparison.OrdinalIgnoreCase) ? null
        : int.TryParse(given, NumberStyles.Integer, CultureInfo.InvariantCulture, out int number) ? number
        : throw new CommandException(ExitCode.WrongUse, $"--rating {typed}: \"{given}\" is no rating; write a whole number, or na where it does not apply");

    private static (string Name, string Value) Pair(string option, string typed, string right)
    {
        int end = typed.IndexOf('=', StringComparison.Ordinal);

        return end > 0 && end < typed.Length - 1
            ? (typed[..end].Trim(), typed[(end + 1)..].Trim())
            : throw new CommandException(ExitCode.WrongUse, $"{option} {typed}: write {right}");
    }
}
