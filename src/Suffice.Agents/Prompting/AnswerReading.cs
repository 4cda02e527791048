using System.Collections.Immutable;
using System.Text.Json;
using Suffice.Agents.Contexts;
using Suffice.Agents.Verdicts;
using Suffice.Checks.Grounding;

namespace Suffice.Agents.Prompting;

/// <summary>Makes a verdict of a model's answer: what it quotes is looked for, what it rates is scored, what it may not do is not done.</summary>
internal sealed class AnswerReading
{
    private const string Evidence = "evidence";

    private readonly WorkerStandard standard;
    private readonly JsonElement answer;
    private readonly QuoteSearch shown;
    private readonly List<EscalationReason> escalation = [];

    private AnswerReading(WorkerStandard standard, JsonElement answer, string shown)
    {
        this.standard = standard;
        this.answer = answer;
        this.shown = new QuoteSearch(shown);
    }

    /// <summary>Makes it.</summary>
    /// <param name="standard">The worker's standard.</param>
    /// <param name="answer">The answer, after its schema.</param>
    /// <param name="shown">The ticket as the model was shown it.</param>
    /// <param name="known">Patterns that code found in the ticket.</param>
    /// <returns>The verdict.</returns>
    public static Verdict Read(WorkerStandard standard, JsonElement answer, string shown, IEnumerable<string> known) =>
        standard.Rates
            ? new AnswerReading(standard, answer, shown).Rated(known)
            : new Verdict { Decision = Decision.Pass, Fields = answer, Patterns = [.. known] };

    private Verdict Rated(IEnumerable<string> known)
    {
        ImmutableArray<CriterionRating> ratings = [.. standard.Rubric.Criteria.Select(RatingOf)];
        RubricScore score = Scoring.Of(standard.Rubric, ratings.ToDictionary(rating => rating.Criterion, rating => rating.Rating, StringComparer.Ordinal));
        if (score.Score is null)
        {
            escalation.Add(new EscalationReason("unrated", "no criterion that counts applies to it"));
        }

        Complaint? complaint = ComplaintOf();
        Escalated();

        return new Verdict
        {
            Decision = escalation.Count > 0 ? Decision.Escalate : score.Passes ? Decision.Pass : Decision.Fail,
            Score = score.Score,
            ScoreBefore = score.Before,
            AutoFail = score.AutoFail,
            Criteria = ratings,
            Escalation = [.. escalation],
            RootCause = TextOf(answer, "root_cause"),
            FollowUp = TextOf(answer, "follow_up"),
            ComplaintAbout = complaint,
            Patterns = [.. known.Concat(NamedPatterns()).Distinct(StringComparer.Ordinal)],
            Fields = answer.TryGetProperty("fields", out JsonElement fields) ? fields : null,
        };
    }

    private CriterionRating RatingOf(Criterion criterion)
    {
        if (!(answer.TryGetProperty("criteria", out JsonElement criteria) && criteria.ValueKind == JsonValueKind.Object && criteria.TryGetProperty(criterion.Id, out JsonElement given) && given.ValueKind == JsonValueKind.Object))
        {
            escalation.Add(new EscalationReason("unrated", $"{criterion.Id} was not rated"));
            return new CriterionRating(criterion.Id, null, null) { Scale = criterion.Scale };
        }

        int? rating = given.TryGetProperty("rating", out JsonElement stated) && stated.ValueKind == JsonValueKind.Number ? criterion.RatingOf(stated) : null;
        CriterionRating read = new(criterion.Id, rating, rating is { } on ? criterion.ShareOf(on) : null)
        {
            Scale = criterion.Scale,
            Quotes = [.. Texts(given, "quotes").Select(quote => new Quote(quote, shown.Holds(quote)))],
            Missing = TextOf(given, "missing"),
            RootCause = TextOf(given, "root_cause") is { } cause && criterion.RootCauses.Contains(cause, StringComparer.Ordinal) ? cause : null,
            Reason = TextOf(given, "reason"),
        };
        Doubt(criterion, read);

        return read;
    }

    private void Doubt(Criterion criterion, CriterionRating rating)
    {
        if (rating.Rating is null)
        {
            if (!criterion.Skippable)
            {
                escalation.Add(new EscalationReason("not_applicable", $"{criterion.Id} was not rated, and it always applies"));
            }

            return;
        }

        if (rating.Quotes.FirstOrDefault(quote => !quote.IsFound) is { } invented)
        {
            escalation.Add(new EscalationReason(Evidence, $"{criterion.Id} rests on \"{invented.Text}\", which does not stand in the ticket"));
        }
        else if (criterion is { Bonus: false, Soft: false } && rating.Share < 1 && rating.Quotes.IsEmpty && rating.Missing is null) // What only adds or tells is no fault where it is not there.
        {
            escalation.Add(new EscalationReason(Evidence, $"{criterion.Id} is rated {rating.Rating} of {criterion.Scale} without evidence and without saying what is missing"));
        }
    }

    private void Escalated()
    {
        if (answer.TryGetProperty("escalate", out JsonElement asked) && asked.ValueKind == JsonValueKind.Object)
        {
            string rule = TextOf(asked, "rule") ?? string.Empty;
            escalation.Add(new EscalationReason(standard.Context[ContextKind.Escalation].Find(rule)?.Id ?? "model", TextOf(asked, "why") ?? "the model asks for a person"));
        }
    }

    private Complaint? ComplaintOf()
    {
        if (!answer.TryGetProperty("complaint_about", out JsonElement said) || said.ValueKind != JsonValueKind.Object
            || TextOf(said, "agent") is not { } agent || !standard.Settings.Upstream.Contains(agent, StringComparer.Ordinal) || TextOf(said, "code") is not { } code)
        {
            return null;
        }

        string? quote = TextOf(said, "quote");
        if (quote is not null && !shown.Holds(quote))
        {
            escalation.Add(new EscalationReason(Evidence, $"the complaint about {agent} rests on \"{quote}\", which does not stand in the ticket"));
        }

        return new Complaint(agent, Word(code), TextOf(said, "field") is { } field ? Word(field) : null, quote is null ? null : new Quote(quote, shown.Holds(quote)));
    }

    private IEnumerable<string> NamedPatterns() => Texts(answer, "patterns").Where(id => standard.Context[ContextKind.Patterns].Find(id) is not null);

    // What is counted must be written in one way.
    private static string Word(string said) => string.Concat(said.Trim().ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) || c is '/' or '.' or '-' ? c : '_')).Trim('_');

    private static IEnumerable<string> Texts(JsonElement from, string name) =>
        from.TryGetProperty(name, out JsonElement list) && list.ValueKind == JsonValueKind.Array
            ? [.. list.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!)]
            : [];

    private static string? TextOf(JsonElement from, string name) =>
        from.TryGetProperty(name, out JsonElement text) && text.ValueKind == JsonValueKind.String && text.GetString() is { } said && !string.IsNullOrWhiteSpace(said) ? said.Trim() : null;
}
