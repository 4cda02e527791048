namespace Suffice.Audit.Discovery;

/// <summary>How the calls of a task were found to belong together.</summary>
/// <param name="Kind">The kind of sign.</param>
/// <param name="Text">The hint's name, or the first words of the prompts; empty where the fixed part tells.</param>
/// <param name="From">Where a hint stood.</param>
internal sealed record GroupSource(GroupSign Kind, string Text = "", string From = "");

/// <summary>What held the calls of a task together.</summary>
internal enum GroupSign
{
    /// <summary>The log named the task.</summary>
    Hint,

    /// <summary>They share the fixed part, or it differs in a word or two.</summary>
    FixedPart,

    /// <summary>Their fixed parts begin alike and seldom come again: a long variable, or tools for the occasion.</summary>
    Head,

    /// <summary>Their prompts begin with the same words.</summary>
    PromptHead,

    /// <summary>The log named a service or a group of models.</summary>
    WeakHint,

    /// <summary>Nothing: prompts that are each their own.</summary>
    Nothing,
}
