using System.Collections.Immutable;
using Suffice.Chat;
using Suffice.Classifier.Signs;
using Suffice.Classifier.Words;

namespace Suffice.Classifier;

/// <summary>
/// A transparent rule set: each sign in a call's structure or words gives points to a kind of thinking, and the most
/// points win.
/// </summary>
/// <remarks>
/// Structure first (tools offered, what the response schema asks for, answer choices, code, blanks), then the words of the
/// instructions: English, and the verbs of requests in German, French and Spanish; a call in another language is judged by its
/// structure alone. Says nothing under <see cref="Enough"/> points; of two kinds that are level the more special one is taken.
/// </remarks>
public static class RuleTaskClassifier
{
    /// <summary>The fewest points that say anything: one clear sign, or two weak ones in the instructions.</summary>
    public const int Enough = 5;

    private const int SignsShown = 3;

    /// <summary>Judges a call.</summary>
    /// <param name="request">The call.</param>
    /// <returns>The kind and what showed it.</returns>
    public static TaskClassification Classify(ChatRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);

        EvidenceList found = Find(request);
        ImmutableArray<TaskEvidence> evidence = [.. found.StrongestFirst];
        if (KindPoints.Best(found.Points) is not { } best)
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
        using TextWords userWords = TextWords.Read(CallSigns.LastUserText(request));
        FindRest(request, userWords, found);
        return KindPoints.Best(found.Points);
    }

    /// <summary>Judges a call whose fixed part and last user text were read before.</summary>
    /// <param name="request">The call.</param>
    /// <param name="fixedSigns">What <see cref="ReadFixed"/> found.</param>
    /// <param name="userWords">The words of what the user said last.</param>
    /// <returns>The kind; <see langword="null"/> when nothing shows it well enough.</returns>
    public static TaskType? TypeOf(ChatRequest request, ImmutableArray<TaskEvidence> fixedSigns, in TextWords userWords)
    {
        ArgumentNullException.ThrowIfNull(request);

        EvidenceList found = new();
        found.Add(fixedSigns.AsSpan());
        FindRest(request, userWords, found);
        return KindPoints.Best(found.Points);
    }

    /// <summary>The kind that signs alone show.</summary>
    /// <param name="signs">The signs.</param>
    /// <returns>The kind; <see langword="null"/> when they do not show it well enough.</returns>
    public static TaskType? TypeOf(ImmutableArray<TaskEvidence> signs)
    {
        Span<int> points = stackalloc int[KindPoints.Kinds];
        KindPoints.Add(signs, points);
        return KindPoints.Best(points);
    }

    /// <summary>True when signs are so clear that the user's text need not be read.</summary>
    /// <param name="fixedSigns">What <see cref="ReadFixed"/> found.</param>
    /// <returns>True when nothing outweighs them.</returns>
    public static bool AreClear(ImmutableArray<TaskEvidence> fixedSigns)
    {
        Span<int> points = stackalloc int[KindPoints.Kinds];
        KindPoints.Add(fixedSigns, points);
        return KindPoints.Best(points) is { } best && KindPoints.AreClear(points, best);
    }

    private static EvidenceList Find(ChatRequest request)
    {
        EvidenceList found = new();
        FindFixed(request, found);
        using TextWords userWords = TextWords.Read(CallSigns.LastUserText(request));
        FindRest(request, userWords, found);
        return found;
    }

    private static void FindFixed(ChatRequest request, EvidenceList found)
    {
        CallSigns.FindTools(request, found);
        SchemaSigns.Find(request.Format?.Schema, found);
        TextSigns.Find(request.SystemText(), TextStanding.Instruction, found);
    }

    private static void FindRest(ChatRequest request, in TextWords userWords, EvidenceList found)
    {
        TaskType? instructed = KindPoints.Best(found.Points);
        if (instructed is { } type && KindPoints.AreClear(found.Points, type))
        {
            return;
        }

        TextStanding standing = instructed is not null ? TextStanding.Material : CallSigns.HasSystem(request) ? TextStanding.Instruction : TextStanding.Whole;
        CallSigns.FindTurns(request, found);
        TextSigns.Find(userWords, standing, found);
        if (KindPoints.Best(found.Points) is null && CallSigns.HasRole(request))
        {
            found.Add(TaskType.Conversation, Enough, "a role, and a message that asks for nothing else");
        }
    }

    private static string Signs(IEnumerable<TaskEvidence> evidence) =>
        string.Join(", ", evidence.Take(SignsShown).Select(found => found.Sign));
}
