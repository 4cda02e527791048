namespace Suffice.Evaluation.Advising;

/// <summary>One point of the rule, applied to what is known of a task.</summary>
/// <param name="Point">The point, in a word or two such as <c>standard_documented</c>.</param>
/// <param name="Looked">What was looked at: files, the ledger, a calibration, an eval run.</param>
/// <param name="Found">What was found, in figures where there are any.</param>
/// <param name="Points">Which way that points.</param>
/// <param name="Settles">What would settle it; <see langword="null"/> when nothing is open.</param>
/// <param name="Command">The command, or the lines of the policy, that do so; <see langword="null"/> when nothing is open.</param>
public sealed record AdviceFinding(string Point, string Looked, string Found, Pointing Points, string? Settles = null, string? Command = null)
{
    /// <summary>True when something is missing that the rule asks for.</summary>
    public bool IsOpen => Settles is not null;
}
