namespace Suffice.Chat;

/// <summary>Who speaks in a message.</summary>
public enum ChatRole
{
    /// <summary>The fixed instructions.</summary>
    System,

    /// <summary>OpenAI's name for instructions of the application.</summary>
    Developer,

    /// <summary>The person or program asking.</summary>
    User,

    /// <summary>The model.</summary>
    Assistant,

    /// <summary>The result of a tool, in OpenAI's form of a message of its own.</summary>
    Tool,
}
