namespace Suffice.Watching.Alarms;

/// <summary>What an alarm is about.</summary>
public enum DriftSignal
{
    /// <summary>Accepted answers say the same as the last rung's less often than they did.</summary>
    Agreement,

    /// <summary>Accepted answers are judged worse than the last rung's more often than they were.</summary>
    Judged,

    /// <summary>The calibrated confidences of the first rung's answers have another distribution.</summary>
    Confidence,

    /// <summary>The calls have other fixed parts (fingerprints) than they had.</summary>
    Traffic,

    /// <summary>Prompts have other lengths.</summary>
    PromptLength,

    /// <summary>Another share of the calls leaves the first rung.</summary>
    Escalation,

    /// <summary>Answers have other lengths.</summary>
    AnswerLength,

    /// <summary>The first rung takes another time.</summary>
    Latency,

    /// <summary>A model answers its canaries otherwise than in its first week.</summary>
    Canary,

    /// <summary>A provider says that another model answered than before.</summary>
    Pin,
}
