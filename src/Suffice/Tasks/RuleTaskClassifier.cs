using System.Collections.Immutable;
using Suffice.Chat;

namespace Suffice.Tasks;

/// <summary>
/// A transparent rule set: each sign in a call's structure or words gives points to a kind of thinking, and the most
/// points win.
/// </summary>
/// <remarks>
/// Structure first (tools offered, what the response schema asks for, answer choices, code, label lists), then the
/// words of the instructions. The words are English; a call in another language is judged by its structure alone. Says
/// nothing under <see cref="Enough"/> points; of two kinds that are level the more special one is taken. Stateless and
/// thread-safe.
/// </remarks>
public sealed class RuleTaskClassifier : ITaskClassifier
{
    /// <summary>The fewest points that say anything: one clear sign, or two weak ones in the instructions.</summary>
    public const int Enough = 5;

    private const int SignsShown = 3;

    // The most special first: every call is a bit of conversation, and most are some question.
    private static readonly TaskType[] Types =
    [
        TaskType.ToolUse, TaskType.Classification, TaskType.Scoring, TaskType.SlotFilling, TaskType.Extraction,
        TaskType.Translation, TaskType.Summarization, TaskType.Rewriting, TaskType.Code, TaskType.Math,
        TaskType.Reasoning, TaskType.Creative, TaskType.QuestionAnswering, TaskType.Conversation,
    ];

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
        ImmutableArray<TaskEvidence> evidence = [.. found.StrongestFirst];
        TaskType best = Types.MaxBy(found.PointsFor);
        if (found.PointsFor(best) < Enough)
        {
            string weak = evidence.IsEmpty ? "no sign of any kind" : $"only weak signs: {Signs(evidence)}";
            return new TaskClassification(null, weak, evidence);
        }

        return new TaskClassification(best, Signs(evidence.Where(sign => sign.Type == best)), evidence);
    }

    private static string Signs(IEnumerable<TaskEvidence> evidence) =>
        string.Join(", ", evidence.Take(SignsShown).Select(found => found.Sign));
}
