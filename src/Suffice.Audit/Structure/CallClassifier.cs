using System.Collections.Immutable;
using Suffice.Chat;
using Suffice.Classifier;
using Suffice.Classifier.Words;

namespace Suffice.Audit.Structure;

/// <summary>Judges the kind and the structure of calls, without calling a model. Stateless and thread-safe.</summary>
public sealed class CallClassifier
{
    private const long LongPrompt = 8_000;
    private const int WithItsMaterial = 1_500;
    private const int ManyWishes = 4;

    private readonly TraitReader reader = new(TraitWords.Table);

    /// <summary>Reads the fixed part of a call; the result holds for every call with the same fixed part.</summary>
    /// <param name="request">A call that has it.</param>
    /// <returns>What it says.</returns>
    public FixedSigns ReadFixed(ChatRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);

        ImmutableArray<TaskEvidence> evidence = RuleTaskClassifier.ReadFixed(request);
        TaskType? type = RuleTaskClassifier.TypeOf(evidence);
        TraitFinding found = new(keepsWhy: true);
        FormTraits.Read(request, type, found);
        reader.Read(request.SystemText(), type, found);
        if (type is null && found.Labels > 1)
        {
            type = TaskType.Classification;
            evidence = evidence.Add(new TaskEvidence(TaskType.Classification, RuleTaskClassifier.Enough, "labels are listed"));
        }

        if (Wishes(evidence) >= ManyWishes)
        {
            found.Add(CallTraits.Ambiguous, "many wishes at once");
        }

        return new FixedSigns(Settled(found, type), found.LabelNames, evidence, found.Why);
    }

    /// <summary>Reads a whole call, user text included: for calls whose instructions stand in the user's message.</summary>
    /// <param name="request">The call.</param>
    /// <returns>What its fixed part and its last message say, with labels and quotes; holds for this call alone.</returns>
    public FixedSigns ReadWhole(ChatRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);

        FixedSigns fixedSigns = ReadFixed(request);
        TaskClassification judged = RuleTaskClassifier.Classify(request);
        TraitFinding found = new(keepsWhy: true);
        FormTraits.Read(request, judged.Type, found);
        reader.Read(request.SystemText(), judged.Type, found);
        if (!IsInstructed(fixedSigns) || (fixedSigns.Traits & CallTraits.UnlistedLabels) != CallTraits.None)
        {
            reader.Read(LastUserText(request), judged.Type, found);
        }

        return new FixedSigns(Settled(found, judged.Type), found.LabelNames, judged.Evidence, found.Why);
    }

    /// <summary>Judges one call.</summary>
    /// <param name="request">The call.</param>
    /// <param name="answer">Its answer; empty when not known.</param>
    /// <param name="fixedSigns">What its fixed part says.</param>
    /// <param name="promptTokens">The length of its prompt.</param>
    /// <returns>The judgement.</returns>
    public CallShape Classify(ChatRequest request, ImmutableArray<ContentPart> answer, FixedSigns fixedSigns, long promptTokens)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(fixedSigns);

        CallTraits traits = fixedSigns.Traits;
        int labels = fixedSigns.Labels.Length;
        string user = LastUserText(request);
        TaskType? type = RuleTaskClassifier.TypeOf(fixedSigns.Evidence);
        if (!RuleTaskClassifier.AreClear(fixedSigns.Evidence) || type == TaskType.ToolUse)
        {
            using TextWords words = TextWords.Read(user);
            type = RuleTaskClassifier.TypeOf(request, fixedSigns.Evidence, words);
            if (!IsInstructed(fixedSigns))
            {
                TraitFinding found = new(keepsWhy: false);
                found.Add(traits & ~CallTraits.UnlistedLabels, string.Empty);
                reader.Read(words, type, found);
                type ??= found.Labels > 1 ? TaskType.Classification : null;
                traits = Settled(found, type);
                labels = Math.Max(labels, found.Labels);
            }
        }

        if (IsInstructed(fixedSigns) && (traits & CallTraits.UnlistedLabels) != CallTraits.None)
        {
            (traits, labels) = WithLabelsOf(user, type, traits, labels);
        }

        traits |= AnswerTraits.Of(answer) | TurnTraits(request, user, promptTokens);
        if (type == TaskType.QuestionAnswering && (traits & CallTraits.ContextGiven) == CallTraits.None)
        {
            traits |= CallTraits.OutsideKnowledge;
        }

        return new CallShape(type, traits, labels, request.Tools.Length, promptTokens);
    }

    // "One of the labels below": the instructions are fixed, the list comes with each call.
    private (CallTraits Traits, int Labels) WithLabelsOf(string user, TaskType? type, CallTraits traits, int labels)
    {
        TraitFinding found = new(keepsWhy: false);
        reader.Read(user, type, found);
        return found.Labels > 1
            ? ((traits & ~CallTraits.UnlistedLabels) | (found.Traits & (CallTraits.ClosedLabels | CallTraits.LabelsDefined)), found.Labels)
            : (traits, labels);
    }

    // Kinds of work that are each clearly asked for.
    private static int Wishes(ImmutableArray<TaskEvidence> evidence) =>
        evidence.Where(sign => sign.Points > RuleTaskClassifier.Enough).Select(sign => sign.Type).Distinct().Count();

    private static bool IsInstructed(FixedSigns fixedSigns) => RuleTaskClassifier.TypeOf(fixedSigns.Evidence) is not null and not TaskType.ToolUse;

    private static CallTraits Settled(TraitFinding found, TaskType? type)
    {
        CallTraits traits = found.Traits;
        if (type == TaskType.Classification && (traits & CallTraits.ClosedLabels) == CallTraits.None)
        {
            found.Add(CallTraits.UnlistedLabels, "a label is asked for and none is listed");
        }

        const CallTraits Formed = CallTraits.Schema | CallTraits.JsonAsked | CallTraits.ClosedLabels | CallTraits.FormStated | CallTraits.Tools | CallTraits.Rubric;
        if ((traits & Formed) != CallTraits.None)
        {
            found.Drop(CallTraits.Ambiguous);
        }

        if ((traits & CallTraits.Schema) != CallTraits.None)
        {
            found.Drop(CallTraits.JsonAsked);
        }

        return found.Traits;
    }

    private static CallTraits TurnTraits(ChatRequest request, string user, long promptTokens)
    {
        CallTraits traits = promptTokens >= LongPrompt ? CallTraits.LongPrompt : CallTraits.None;
        traits |= user.Length >= WithItsMaterial ? CallTraits.ContextGiven : CallTraits.None;
        foreach (ChatMessage message in request.Messages)
        {
            traits |= message.Role == ChatRole.Assistant ? CallTraits.ManyTurns : CallTraits.None;
            foreach (ContentPart part in message.Parts)
            {
                traits |= part is ImagePart ? CallTraits.Images : CallTraits.None;
            }
        }

        return traits;
    }

    private static string LastUserText(ChatRequest request)
    {
        for (int i = request.Messages.Length - 1; i >= 0; i--)
        {
            if (request.Messages[i] is { Role: ChatRole.User } message && message.Text is { Length: > 0 } text)
            {
                return text;
            }
        }

        return string.Empty;
    }
}
