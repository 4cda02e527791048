namespace Suffice.Audit.Readiness;

/// <summary>What the rules for a kind of task found.</summary>
/// <param name="Verdict">The verdict.</param>
/// <param name="Because">Why, as the end of a sentence.</param>
/// <param name="Missing">What is to be written down first.</param>
/// <param name="Checks">Checks of the gate that the structure allows.</param>
internal sealed record ReadinessFinding(ReadinessVerdict Verdict, string Because, string[] Missing, string[] Checks)
{
    public static ReadinessFinding Ready(string because, params string[] checks) => new(ReadinessVerdict.Ready, because, [], checks);

    public static ReadinessFinding Once(string because, string missing, params string[] checks) =>
        new(ReadinessVerdict.ReadyOnceWritten, because, [missing], checks);

    public static ReadinessFinding Keep(string because, params string[] checks) => new(ReadinessVerdict.KeepStrong, because, [], checks);
}
