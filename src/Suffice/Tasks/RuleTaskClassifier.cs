using System.Collections.Immutable;
using Suffice.Chat;

namespace Suffice.Tasks;

/// <summary>A transparent rule set: each sign in a call's structure or words gives points to a kind of thinking, and the most points win.</summary>
/// <remarks>
/// Structure first (tools offered, what the response schema asks for, answer choices, code, label lists), then the words of the instructions.
/// The words are English; a call in another language is judged by its structure alone. Says nothing under <see cref="Enough"/> points or
/// when two kinds are level. Stateless and thread-safe.
/// </remarks>
public sealed class RuleTaskClassifier : ITaskClassifier
{
    /// <summary>The fewest points that say anything: one clear sign, or two weak ones in the instructions.</summary>
    public const int Enough = 4;

    private const int SignsShown = 3;

    private static readonly TaskType[] Types = Enum.GetValues<TaskType>();

    /// <inheritdoc/>
    public TaskClassification Classify(ChatRequest request)
    {
        EvidenceList found = new();
        CallSigns.Find(request, found);
        SchemaSigns.Find(request.Format?.Schema, found);
        int structural = found.Count;
        TextSigns.Find(request.SystemText(), isInstruction: true, found);
        bool instructed = found.Count > structural;
        TextSigns.Find(CallSigns.LastUserText(request), isInstruction: !instructed, found);
        return Judge(found);
    }

    private static TaskClassification Judge(EvidenceList found)
    {
        (TaskType Type, int Points)[] ranked =
        [
            .. Types.Select(type => (type, points: found.PointsFor(type))).OrderByDescending(scored => scored.points),
        ];
        ImmutableArray<TaskEvidence> evidence = [.. found.StrongestFirst];
        if (ranked[0].Points < Enough)
        {
            return new TaskClassification(null, evidence.IsEmpty ? "no sign of any kind" : $"only weak signs: {Signs(evidence)}", evidence);
        }

        if (ranked[0].Points == ranked[1].Points)
        {
            return new TaskClassification(null, $"{ranked[0].Type} and {ranked[1].Type} are level at {ranked[0].Points} points", evidence);
        }

        TaskType best = ranked[0].Type;
        return new TaskClassification(best, Signs(evidence.Where(sign => sign.Type == best)), evidence);
    }

    private static string Signs(IEnumerable<TaskEvidence> evidence) =>
        string.Join(", ", evidence.Take(SignsShown).Select(found => found.Sign));
}
