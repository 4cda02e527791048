using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Suffice.Agents.Keeping;
using Suffice.Agents.Queue;
using Suffice.Agents.Verdicts;
using Suffice.Dashboard.Queue;
using Suffice.Files;
using Suffice.Gateway.Access;
using Suffice.Policy;

namespace Suffice.Gateway.Pages;

/// <summary>What the forms of the review queue do: each says where the browser goes next.</summary>
/// <param name="file">The file that holds the queue.</param>
/// <param name="policies">The policy in force.</param>
internal sealed class QueueForms(AgentsFile file, IPolicySource policies)
{
    private const string NotApplicable = "na";

    /// <summary>All of them: the last part of the path, what it does, and what does it.</summary>
    public ImmutableArray<(string Action, string Summary, Func<Reviewer, string, IFormCollection, string> Act)> All =>
    [
        ("next", "Takes the next ticket for a person.", Next),
        ("rate", "Says what a ticket is worth; only then the page tells what the machine said.", Rate),
        ("accept", "Lets the machine's verdict stand.", (who, task, form) => Settled(who, task, "accepted", name => Queue.Accept(Item(form), name))),
        ("correct", "Puts the person's verdict in its place.", (who, task, form) => Settled(who, task, "corrected", name => Queue.Correct(Item(form), name, RatingOf(form)))),
        ("dispute", "Leaves a ticket to another person.", (who, task, form) => Settled(who, task, "disputed", name => Queue.Dispute(Item(form), name, form["why"].ToString()))),
    ];

    private ReviewQueue Queue => new(file, policies.Current);

    /// <summary>Who sends a form.</summary>
    /// <param name="context">The HTTP call.</param>
    /// <param name="form">The form.</param>
    /// <returns>Who.</returns>
    public static Reviewer ReviewerOf(HttpContext context, IFormCollection form) => Reviewer.Of(context.Caller(), form[Reviewer.Field].ToString());

    /// <summary>What was typed into a form that was refused.</summary>
    /// <param name="context">The HTTP call, whose form is read by then.</param>
    /// <returns>It; <see langword="null"/> when the call brought no form, or none that rates.</returns>
    public static HumanRating? Typed(HttpContext context)
    {
        if (!HttpMethods.IsPost(context.Request.Method) || !context.Request.HasFormContentType || !context.Request.Form.ContainsKey("decision"))
        {
            return null;
        }

        try
        {
            return RatingOf(context.Request.Form);
        }
        catch (QueueException)
        {
            return null;
        }
    }

    private string Next(Reviewer who, string task, IFormCollection form)
    {
        string kind = form["kind"].ToString();
        TicketToJudge? taken = Queue.Next(task, NameOf(who), new QueueTaking
        {
            Kind = kind.Length == 0 ? null : EnumWord.Read<QueueKind>(kind) ?? throw Wrong($"kind: \"{kind}\" is none of {string.Join(", ", EnumWord.All<QueueKind>())}"),
        });

        return taken is null ? Told(who, task, "none") : who.At(PathOf(task));
    }

    private string Rate(Reviewer who, string task, IFormCollection form)
    {
        Queue.Rate(Item(form), NameOf(who), RatingOf(form));

        return who.At(PathOf(task));
    }

    private static string Settled(Reviewer who, string task, string done, Func<string, ItemSettled> settle)
    {
        settle(NameOf(who));

        return Told(who, task, done);
    }

    private static HumanRating RatingOf(IFormCollection form)
    {
        ImmutableSortedDictionary<string, int?>.Builder ratings = new HumanRating().Ratings.ToBuilder();
        ImmutableSortedDictionary<string, string>.Builder labels = new HumanRating().Labels.ToBuilder();
        foreach ((string name, Microsoft.Extensions.Primitives.StringValues values) in form)
        {
            string value = values.ToString();
            if (name.StartsWith(RatingFields.RatingPrefix, StringComparison.Ordinal))
            {
                ratings[name[RatingFields.RatingPrefix.Length..]] = value == NotApplicable ? null
                    : int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number
                    : throw Wrong($"{name}: \"{value}\" is no rating");
            }
            else if (name.StartsWith(RatingFields.LabelPrefix, StringComparison.Ordinal))
            {
                labels[name[RatingFields.LabelPrefix.Length..]] = value;
            }
        }

        string decision = form["decision"].ToString();

        return new HumanRating
        {
            Decision = decision.Length == 0 ? null : EnumWord.Read<Decision>(decision) ?? throw Wrong($"decision: \"{decision}\" is none of {string.Join(", ", EnumWord.All<Decision>())}"),
            Ratings = ratings.ToImmutable(),
            Labels = labels.ToImmutable(),
            Note = form["note"].ToString().ReplaceLineEndings("\n"),
        };
    }

    private static string Item(IFormCollection form) => form["item"].ToString() is { Length: > 0 } item ? item : throw Wrong("item: it is missing; take a ticket first");

    private static string NameOf(Reviewer who) => who.Name ?? throw Wrong(who.Problem ?? "nobody has said who judges; write your name first");

    private static string PathOf(string task) => $"/queue/{Uri.EscapeDataString(task)}";

    private static string Told(Reviewer who, string task, string done)
    {
        string path = who.At(PathOf(task));

        return $"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}done={done}";
    }

    private static QueueException Wrong(string message) => new(QueueMistake.Invalid, message);
}
