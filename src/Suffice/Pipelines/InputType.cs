namespace Suffice.Pipelines;

/// <summary>What an input of a pipeline must be.</summary>
public enum InputType
{
    /// <summary>A text.</summary>
    Text,

    /// <summary>A number.</summary>
    Number,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>A list.</summary>
    List,

    /// <summary>An object.</summary>
    Object,

    /// <summary>Whatever is JSON.</summary>
    Any,
}
