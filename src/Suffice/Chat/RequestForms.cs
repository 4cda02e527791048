namespace Suffice.Chat;

/// <summary>Differences of form that mean the same, kept so that a call goes out in its own protocol as it came.</summary>
[Flags]
public enum RequestForms
{
    /// <summary>The usual forms.</summary>
    None = 0,

    /// <summary>The answer limit came in OpenAI's older <c>max_tokens</c> and not in <c>max_completion_tokens</c>.</summary>
    OlderMaxTokens = 1,

    /// <summary>The one stop text came as a string and not as a list.</summary>
    SingleStop = 2,

    /// <summary>Anthropic's answer format came in the older top-level <c>output_format</c> and not in <c>output_config</c>.</summary>
    OlderOutputFormat = 4,

    /// <summary>The input of OpenAI's Responses came as a string and not as a list of items.</summary>
    StringInput = 8,

    /// <summary>The answer is kept here: a provider of OpenAI's Responses need not keep it, and must show its reasoning in a form that can be sent again.</summary>
    KeptHere = 16,

    /// <summary>It was made here and came in no form at all: where servers of one protocol differ, it goes out in the form that its model knows.</summary>
    MadeHere = 32,
}
