using System.Collections.Immutable;
using System.Globalization;
using Suffice.Audit.Structure;
using Suffice.Files;

namespace Suffice.Audit.Readiness;

/// <summary>Writes what a statement rests on, a sentence each.</summary>
internal static class ReadinessEvidence
{
    private const double WorthSaying = 0.05;
    private const int LabelsShown = 6;

    private static readonly (CallTraits Trait, string Says)[] Sentences =
    [
        (CallTraits.Schema, "the answer must follow a schema"),
        (CallTraits.JsonAsked, "JSON is asked for without a schema"),
        (CallTraits.ClosedLabels, "the allowed answers are listed"),
        (CallTraits.LabelsDefined, "what the labels mean is written down, shown or plain to all"),
        (CallTraits.UnlistedLabels, "a label is asked for and none is listed"),
        (CallTraits.Rubric, "criteria, rules or a scale are written down"),
        (CallTraits.Examples, "worked examples are given"),
        (CallTraits.EscalationPath, "it is said what to do when unsure"),
        (CallTraits.ContextGiven, "the text to answer from is in the prompt"),
        (CallTraits.FormStated, "the form of the answer is said"),
        (CallTraits.CustomerFacing, "a customer or the public reads the answer"),
        (CallTraits.HighStakes, "words of medicine, law, credit, safety or hiring stand in the instructions"),
        (CallTraits.Ambiguous, "the wish is vague and no form of answer is said"),
        (CallTraits.Tools, "tools are offered"),
        (CallTraits.Images, "images are in the prompt"),
        (CallTraits.ManyTurns, "there were answers before this one"),
        (CallTraits.LongPrompt, "the prompt has 8,000 tokens or more"),
        (CallTraits.OutsideKnowledge, "the answer needs facts that the prompt does not give"),
        (CallTraits.JsonAnswered, "the answer was JSON"),
        (CallTraits.ShortAnswered, "the answer was one short line"),
        (CallTraits.ToolsAnswered, "the answer was calls of tools"),
    ];

    public static ImmutableArray<string> Of(TaskSigns signs)
    {
        TaskProfile profile = signs.Profile;
        ImmutableArray<string>.Builder evidence = ImmutableArray.CreateBuilder<string>();
        if (signs.Type is { } type)
        {
            evidence.Add($"{Share(profile.Types[type] / (double)profile.WithText)} of the calls with text are {EnumWord.Spaced(type)}.");
        }

        foreach ((CallTraits trait, string says) in Sentences)
        {
            if (profile.Share(trait) >= WorthSaying)
            {
                string why = profile.Why.TryGetValue(trait, out string? quote) ? $" ({quote})" : string.Empty;
                evidence.Add($"In {Share(profile.Share(trait))} of them {says}{why}.");
            }
        }

        if (!profile.Labels.IsDefaultOrEmpty)
        {
            string more = profile.Labels.Length > LabelsShown ? string.Create(CultureInfo.InvariantCulture, $" and {profile.Labels.Length - LabelsShown} more") : string.Empty;
            evidence.Add($"The labels are {string.Join(", ", profile.Labels.Take(LabelsShown))}{more}.");
        }

        if (profile.NotAnswered > 0)
        {
            evidence.Add($"{Share(profile.NotAnswered / (double)profile.Calls)} of all calls failed, were cut short or refused.");
        }

        return evidence.ToImmutable();
    }

    private static string Share(double share) =>
        share is > 0.995 and < 1 ? "nearly all" : share.ToString("0%", CultureInfo.InvariantCulture);
}
