namespace Suffice.Chat;

/// <summary>One item of OpenAI's Responses, beside what the parts say: a message, a function call, a piece of reasoning.</summary>
/// <remarks>Parts of the same message share the same object. It means nothing in another protocol and is no loss there.</remarks>
public sealed class ResponsesItem
{
    /// <summary>Its id, where it has one.</summary>
    public string? Id { get; init; }

    /// <summary>True when a message's content came as a bare string.</summary>
    public bool IsPlainString { get; init; }

    /// <summary>Its fields that the parts do not hold (status, summary, phase), as they came.</summary>
    public ExtraFields Extra { get; init; } = ExtraFields.None;
}
