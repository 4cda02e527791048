namespace Suffice.Audit.Structure;

/// <summary>What is there in a call that makes its answer easy or hard to check and to give.</summary>
[Flags]
public enum CallTraits
{
    /// <summary>Nothing of the kind.</summary>
    None = 0,

    /// <summary>The answer must follow a JSON schema (of the response, or of one forced tool).</summary>
    Schema = 1 << 0,

    /// <summary>JSON is asked for, without a schema.</summary>
    JsonAsked = 1 << 1,

    /// <summary>The answer is one of a closed set of labels that the prompt or the schema lists.</summary>
    ClosedLabels = 1 << 2,

    /// <summary>Labels are asked for and not listed.</summary>
    UnlistedLabels = 1 << 3,

    /// <summary>Criteria, weights or a scale to judge by are written down.</summary>
    Rubric = 1 << 4,

    /// <summary>Worked examples are given.</summary>
    Examples = 1 << 5,

    /// <summary>It is said when to hand over or to say "I do not know".</summary>
    EscalationPath = 1 << 6,

    /// <summary>A customer or the public reads the answer.</summary>
    CustomerFacing = 1 << 7,

    /// <summary>Words of medicine, law, money, safety, hiring: a mistake is dear.</summary>
    HighStakes = 1 << 8,

    /// <summary>The wish leaves room for several readings: vague words, no form of answer, many wishes at once.</summary>
    Ambiguous = 1 << 9,

    /// <summary>Tools are offered.</summary>
    Tools = 1 << 10,

    /// <summary>Images are in the prompt.</summary>
    Images = 1 << 11,

    /// <summary>There were answers before this one.</summary>
    ManyTurns = 1 << 12,

    /// <summary>The prompt is long (8,000 tokens or more).</summary>
    LongPrompt = 1 << 13,

    /// <summary>Facts must be known that the prompt does not give.</summary>
    OutsideKnowledge = 1 << 14,

    /// <summary>The answer was JSON.</summary>
    JsonAnswered = 1 << 15,

    /// <summary>The answer was short: at most 40 characters, one line.</summary>
    ShortAnswered = 1 << 16,

    /// <summary>The answer was tool calls.</summary>
    ToolsAnswered = 1 << 17,

    /// <summary>What the labels mean is written down, or shown by examples, or needs no word (<c>yes</c>, <c>no</c>).</summary>
    LabelsDefined = 1 << 18,

    /// <summary>The form of the answer is said: a length, a list, only the number.</summary>
    FormStated = 1 << 19,

    /// <summary>The text that the answer must come from is in the prompt.</summary>
    ContextGiven = 1 << 20,
}
