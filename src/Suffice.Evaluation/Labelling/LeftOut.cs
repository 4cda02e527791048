namespace Suffice.Evaluation.Labelling;

/// <summary>Tells what was left out of calls that were read, and why.</summary>
internal static class LeftOut
{
    /// <summary>Tells how many.</summary>
    /// <param name="count">How many.</param>
    /// <param name="why">What is the matter with them, such as <c>have no reference</c>.</param>
    /// <returns>One sentence's part; nothing where there are none.</returns>
    public static IEnumerable<string> Told(long count, string why) => count == 0 ? [] : [$"{count} {why}"];
}
