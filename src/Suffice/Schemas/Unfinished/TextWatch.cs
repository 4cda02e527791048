namespace Suffice.Schemas.Unfinished;

/// <summary>Watches a string (or a member's name) come, character by character, for one keyword.</summary>
internal abstract class TextWatch(Run run)
{
    /// <summary>The run that is lost when no completion of the text is right.</summary>
    protected Run Run => run;

    /// <summary>Whether there is still something to watch.</summary>
    public bool IsAlive => run.IsAlive;

    /// <summary>Another UTF-16 code unit has come.</summary>
    public abstract void Push(char unit);
}
