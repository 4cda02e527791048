using System.Collections.Immutable;
using Suffice.Chat;

namespace Suffice.Tasks;

/// <summary>
/// A transparent rule set: each sign in a call's structure or words gives points to a kind of thinking, and the most
/// points win.
/// </summary>
/// <remarks>
/// Structure first (tools offered, what the response schema asks for, answer choices, code, blanks), then the words of the
/// instructions: English, and the verbs of requests in German, French and Spanish; a call in another language is judged by its
/// structure alone. Says nothing under <see cref="Enough"/> points; of two kinds that are level the more special one is taken.
/// Stateless and thread-safe.
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
        EvidenceList found = Find(request);
        ImmutableArray<TaskEvidence> evidence = [.. found.StrongestFirst];
        if (BestOf(found.Points) is not { } best)
        {
            string weak = evidence.IsEmpty ? "no sign of any kind" : $"only weak signs: {Signs(evidence)}";
            return new TaskClassification(null, weak, evidence);
        }

        return new TaskClassification(best, Signs(evidence.Where(sign => sign.Type == best)), evidence);
    }

    /// <summary>Reads what the fixed part of a call shows: its system text, tools and schema.</summary>
    /// <param name="request">A call that has it.</param>
    /// <returns>The signs, in the order found; they hold for every call with the same fixed part.</returns>
    public static ImmutableArray<TaskEvidence> ReadFixed(ChatRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);

        EvidenceList found = new();
        FindFixed(request, found);
        return [.. found.InOrder];
    }

    /// <summary>Judges a call whose fixed part was read before.</summary>
    /// <param name="request">The call.</param>
    /// <param name="fixedSigns">What <see cref="ReadFixed"/> found.</param>
    /// <returns>The kind; <see langword="null"/> when nothing shows it well enough.</returns>
    public static TaskType? TypeOf(ChatRequest request, ImmutableArray<TaskEvidence> fixedSigns)
    {
        ArgumentNullException.ThrowIfNull(request);

        EvidenceList found = new();
        found.Add(fixedSigns.AsSpan());
        FindRest(request, found);
        return BestOf(found.Points);
    }

    /// <summary>The kind that signs alone show.</summary>
    /// <param name="signs">The signs.</param>
    /// <returns>The kind; <see langword="null"/> when they do not show it well enough.</returns>
    public static TaskType? TypeOf(ImmutableArray<TaskEvidence> signs)
    {
        Span<int> points = stackalloc int[(int)TaskType.Conversation + 1];
        foreach (TaskEvidence sign in signs)
        {
            points[(int)sign.Type] += sign.Points;
        }

        return BestOf(points);
    }

    private static EvidenceList Find(ChatRequest request)
    {
        EvidenceList found = new();
        FindFixed(request, found);
        FindRest(request, found);
        return found;
    }

    private static void FindFixed(ChatRequest request, EvidenceList found)
    {
        CallSigns.FindTools(request, found);
        SchemaSigns.Find(request.Format?.Schema, found);
        TextSigns.Find(request.SystemText(), TextStanding.Instruction, found);
    }

    private static void FindRest(ChatRequest request, EvidenceList found)
    {
        TextStanding standing = BestOf(found.Points) is null ? TextStanding.Instruction : TextStanding.Material;
        CallSigns.FindTurns(request, found);
        TextSigns.Find(CallSigns.LastUserText(request), standing, found);
    }

    private static TaskType? BestOf(ReadOnlySpan<int> points)
    {
        TaskType best = Types[0];
        foreach (TaskType type in Types)
        {
            best = points[(int)type] > points[(int)best] ? type : best;
        }

        return points[(int)best] < Enough ? null : best;
    }

    private static string Signs(IEnumerable<TaskEvidence> evidence) =>
        string.Join(", ", evidence.Take(SignsShown).Select(found => found.Sign));
}
