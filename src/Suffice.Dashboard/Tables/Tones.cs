namespace Suffice.Dashboard.Tables;

/// <summary>The class by which a style knows a tone.</summary>
internal static class Tones
{
    /// <summary>Finds it.</summary>
    /// <param name="tone">The tone.</param>
    /// <returns>The class.</returns>
    public static string ClassOf(Tone tone) => tone switch
    {
        Tone.Good => "good",
        Tone.Warn => "warn",
        Tone.Bad => "bad",
        _ => "plain",
    };
}
