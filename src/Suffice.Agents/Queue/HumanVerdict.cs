using System.Collections.Immutable;
using System.Text.Json;
using Suffice.Agents.Prompting;
using Suffice.Agents.Verdicts;
using Suffice.Files;

namespace Suffice.Agents.Queue;

/// <summary>Makes a verdict of what a person says, with the scores that code makes of the machine's ratings too.</summary>
internal static class HumanVerdict
{
    /// <summary>The longest note that is kept.</summary>
    public const int LongestNote = 4_000;

    /// <summary>Makes it.</summary>
    /// <param name="standard">What is rated.</param>
    /// <param name="rating">What the person says.</param>
    /// <returns>The verdict.</returns>
    /// <exception cref="QueueException">It is not what can be said.</exception>
    public static Verdict Of(WorkerStandard standard, HumanRating rating)
    {
        Check(standard, rating);
        RubricScore score = Scoring.Of(standard.Rubric, rating.Ratings);

        return new Verdict
        {
            Decision = rating.Decision ?? Computed(standard, rating, score),
            Score = score.Score,
            ScoreBefore = score.Before,
            AutoFail = score.AutoFail,
            Criteria =
            [
                .. from criterion in standard.Rubric.Criteria
                   where rating.Ratings.ContainsKey(criterion.Id)
                   let given = rating.Ratings[criterion.Id]
                   select new CriterionRating(criterion.Id, given, given is { } number ? criterion.ShareOf(number) : null) { Scale = criterion.Scale },
            ],
            RootCause = rating.Note.Length > 0 ? rating.Note : null,
            Fields = rating.Labels.IsEmpty ? null : JsonSerializer.SerializeToElement(rating.Labels, MachineJson.Options),
        };
    }

    private static Decision Computed(WorkerStandard standard, HumanRating rating, RubricScore score)
    {
        if (!standard.Rates)
        {
            return rating.Labels.IsEmpty ? throw Wrong($"nothing is said; give {string.Join(", ", LabelsOf(standard).Keys.Select(name => $"a {name}"))}, or a decision") : Decision.Pass;
        }

        string[] left = [.. standard.Rubric.Criteria.Where(criterion => !criterion.Soft && !criterion.Bonus && !rating.Ratings.ContainsKey(criterion.Id)).Select(criterion => criterion.Id)];

        return left.Length > 0 || score.Score is null
            ? throw Wrong($"no decision is said, and it follows only from a rating of every criterion that counts{(left.Length > 0 ? $"; {string.Join(", ", left)} {(left.Length == 1 ? "has" : "have")} none" : string.Empty)}. Say pass, fail or escalate")
            : score.Passes ? Decision.Pass : Decision.Fail;
    }

    private static void Check(WorkerStandard standard, HumanRating rating)
    {
        if (rating.Note.Length > LongestNote)
        {
            throw Wrong($"the note has {rating.Note.Length} characters; write at most {LongestNote}");
        }

        foreach ((string id, int? given) in rating.Ratings)
        {
            Criterion criterion = standard.Rubric.Find(id)
                ?? throw Wrong($"{standard.Task} has no criterion \"{id}\"; {NearWords.Advise(id, [.. standard.Rubric.Criteria.Select(one => one.Id)], "rubric.md has")}");
            if (given is null && !criterion.Skippable)
            {
                throw Wrong($"{id} always applies (it is not skippable); rate it 1 to {criterion.Scale}");
            }

            if (given is < 1 || given > criterion.Scale)
            {
                throw Wrong($"{id} is rated 1 to {criterion.Scale}, and {given} is not among them");
            }
        }

        ImmutableSortedDictionary<string, ImmutableArray<string>> labels = LabelsOf(standard);
        foreach ((string field, string label) in rating.Labels)
        {
            if (!labels.TryGetValue(field, out ImmutableArray<string> known))
            {
                throw Wrong($"an answer of {standard.Task} has no label \"{field}\"; {(labels.IsEmpty ? "its schema has no field that is one of a few words" : NearWords.Advise(field, [.. labels.Keys], "it has"))}");
            }

            if (!known.Contains(label, StringComparer.Ordinal))
            {
                throw Wrong($"{field} cannot be \"{label}\"; {NearWords.Advise(label, known, "it is one of")}");
            }
        }
    }

    /// <summary>The labels of a worker's answers.</summary>
    /// <param name="standard">What the worker goes by.</param>
    /// <returns>What each may be, by its name.</returns>
    public static ImmutableSortedDictionary<string, ImmutableArray<string>> LabelsOf(WorkerStandard standard) => LabelFields.Of(standard.Schema, standard.Rates);

    /// <summary>The labels of a verdict.</summary>
    /// <param name="standard">What the worker goes by.</param>
    /// <param name="verdict">The verdict.</param>
    /// <returns>The labels that it gives, by name.</returns>
    public static ImmutableSortedDictionary<string, string> LabelsIn(WorkerStandard standard, Verdict verdict) =>
        verdict.Fields is not { ValueKind: JsonValueKind.Object } fields
            ? ImmutableSortedDictionary<string, string>.Empty
            : LabelsOf(standard).Keys
                .Where(name => fields.TryGetProperty(name, out JsonElement value) && value.ValueKind != JsonValueKind.Null)
                .ToImmutableSortedDictionary(name => name, name => LabelFields.WordOf(fields.GetProperty(name)), StringComparer.Ordinal);

    /// <summary>Where two verdicts differ, in words.</summary>
    /// <param name="standard">What both go by.</param>
    /// <param name="human">The person's.</param>
    /// <param name="machine">The machine's.</param>
    /// <returns>A sentence for each difference in what both say.</returns>
    public static ImmutableArray<string> Apart(WorkerStandard standard, Verdict human, Verdict machine)
    {
        ImmutableSortedDictionary<string, string> labels = LabelsIn(standard, machine);

        return
        [
            .. human.Decision == machine.Decision ? [] : (string[])[$"you decided {EnumWord.Of(human.Decision)}, the machine {EnumWord.Of(machine.Decision)}"],
            .. from yours in human.Criteria
               join its in machine.Criteria on yours.Criterion equals its.Criterion
               where yours.Rating != its.Rating
               select $"{yours.Criterion}: you {Said(yours.Rating)}, the machine {Said(its.Rating)}",
            .. from yours in LabelsIn(standard, human)
               where labels.TryGetValue(yours.Key, out string? label) && label != yours.Value
               select $"{yours.Key}: you {yours.Value}, the machine {labels[yours.Key]}",
        ];
    }

    private static string Said(int? rating) => rating is { } number ? $"{number}" : "not applicable";

    private static QueueException Wrong(string message) => new(QueueMistake.Invalid, message);
}
