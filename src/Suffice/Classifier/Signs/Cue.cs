namespace Suffice.Classifier.Signs;

/// <summary>What a word or phrase says about the kind of thinking asked for; as a verb and as a noun it may say different things.</summary>
/// <param name="Text">The word or phrase.</param>
/// <param name="Asks">The kind it speaks for where it stands as a request (<c>Summarize ...</c>).</param>
/// <param name="Asked">Points where it does.</param>
/// <param name="Names">The kind it speaks for anywhere else.</param>
/// <param name="Named">Points anywhere else.</param>
/// <param name="Made">Points where it is what shall be made (<c>Write a summary</c>); 0 for what is not made.</param>
internal sealed record Cue(string Text, TaskType Asks, int Asked, TaskType Names, int Named, int Made)
{
    /// <summary>True for a verb that takes its meaning from what shall be made.</summary>
    public bool Makes { get; init; }

    /// <summary>The sign as people read it.</summary>
    public string Sign { get; } = $"\"{Text}\"";

    /// <summary>The sign of something that shall be made.</summary>
    public string MadeSign { get; } = $"\"{Text}\" is to be made";

    /// <summary>Puts a word's senses together: the first verb and the first noun.</summary>
    /// <param name="senses">The senses, at least one.</param>
    /// <returns>One cue.</returns>
    public static Cue Of(IEnumerable<Cue> senses)
    {
        Cue[] all = [.. senses];
        Cue noun = all.FirstOrDefault(cue => cue.Named > 0 || cue.Made > 0) ?? all[0];
        Cue verb = all.FirstOrDefault(cue => cue.Asked > 0 && cue.Named == 0 && cue.Made == 0) ?? noun;
        return new Cue(verb.Text, verb.Asks, verb.Asked, noun.Names, noun.Named, noun.Made) { Makes = all.Any(cue => cue.Makes) };
    }
}
