using System.Collections.Immutable;

namespace Suffice.Classifier.Signs;

/// <summary>Weighs the points of the kinds, each at its kind's number.</summary>
internal static class KindPoints
{
    /// <summary>How many kinds there are.</summary>
    public const int Kinds = (int)TaskType.Conversation + 1;

    // More than a text that is material gives to any kind but in rare cases.
    private const int Clear = 8;

    // The most special first: every call is a bit of conversation, and most are some question.
    private static readonly TaskType[] Types =
    [
        TaskType.ToolUse, TaskType.Classification, TaskType.Scoring, TaskType.SlotFilling, TaskType.Extraction,
        TaskType.Translation, TaskType.Summarization, TaskType.Rewriting, TaskType.Code, TaskType.Math,
        TaskType.Reasoning, TaskType.Creative, TaskType.QuestionAnswering, TaskType.Conversation,
    ];

    /// <summary>Adds the points of signs.</summary>
    public static void Add(ImmutableArray<TaskEvidence> signs, Span<int> points)
    {
        foreach (TaskEvidence sign in signs)
        {
            points[(int)sign.Type] += sign.Points;
        }
    }

    /// <summary>The kind with the most points; <see langword="null"/> when they are too few.</summary>
    public static TaskType? Best(ReadOnlySpan<int> points)
    {
        TaskType best = Types[0];
        foreach (TaskType type in Types)
        {
            best = points[(int)type] > points[(int)best] ? type : best;
        }

        return points[(int)best] < RuleTaskClassifier.Enough ? null : best;
    }

    /// <summary>True when no other kind comes near: what the user's text happens to say does not outweigh it.</summary>
    public static bool AreClear(ReadOnlySpan<int> points, TaskType best)
    {
        foreach (TaskType other in Types)
        {
            if (other != best && points[(int)best] - points[(int)other] < Clear)
            {
                return false;
            }
        }

        return true;
    }
}
