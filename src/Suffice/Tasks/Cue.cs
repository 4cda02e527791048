namespace Suffice.Tasks;

/// <summary>What a word or phrase says about the kind of thinking asked for.</summary>
/// <param name="Text">The word or phrase.</param>
/// <param name="Type">The kind it speaks for.</param>
/// <param name="Asked">Points where it stands as a request (<c>Summarize ...</c>).</param>
/// <param name="Named">Points anywhere else.</param>
/// <param name="Made">Points where it is what shall be made (<c>Write a summary</c>); 0 for what is not made.</param>
internal sealed record Cue(string Text, TaskType Type, int Asked, int Named, int Made = 0)
{
    /// <summary>True for a verb that takes its meaning from what shall be made.</summary>
    public bool Makes { get; init; }

    /// <summary>The sign as people read it.</summary>
    public string Sign { get; } = $"\"{Text}\"";

    /// <summary>The sign of something that shall be made.</summary>
    public string MadeSign { get; } = $"\"{Text}\" is to be made";
}
