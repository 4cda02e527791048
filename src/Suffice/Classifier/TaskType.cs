namespace Suffice.Classifier;

/// <summary>The kind of thinking a task asks for.</summary>
public enum TaskType
{
    /// <summary>Choose a label.</summary>
    Classification,

    /// <summary>Take facts out of a text.</summary>
    Extraction,

    /// <summary>Judge against a rubric.</summary>
    Scoring,

    /// <summary>Fill a given form by given rules.</summary>
    SlotFilling,

    /// <summary>Say it shorter.</summary>
    Summarization,

    /// <summary>Say it in another language.</summary>
    Translation,

    /// <summary>Answer from knowledge or from given text.</summary>
    QuestionAnswering,

    /// <summary>Say it otherwise.</summary>
    Rewriting,

    /// <summary>Invent.</summary>
    Creative,

    /// <summary>Write or change programs.</summary>
    Code,

    /// <summary>Calculate or prove.</summary>
    Math,

    /// <summary>Think in several steps.</summary>
    Reasoning,

    /// <summary>Choose and fill calls of tools.</summary>
    ToolUse,

    /// <summary>Talk.</summary>
    Conversation,
}
