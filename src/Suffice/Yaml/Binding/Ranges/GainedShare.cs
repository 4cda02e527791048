using System.Globalization;

namespace Suffice.Yaml.Binding.Ranges;

/// <summary>A share of what was paid that is saved, below zero where it costs more, or a range of two: <c>77%</c>, <c>0.7..0.8</c>.</summary>
/// <param name="Low">The lower.</param>
/// <param name="High">The higher.</param>
internal readonly record struct GainedShare(decimal Low, decimal High)
{
    public const string Right = "a share of at most 1 or 100%, or a range with the lower first, such as 75%..80%";

    public static GainedShare? Read(string text) =>
        TwoEnds.Read(text, Share) is { } ends && ends.Low <= ends.High && ends.High <= 1 ? new GainedShare(ends.Low, ends.High) : null;

    public override string ToString() => TwoEnds.Write(Low, High, share => share.ToString(CultureInfo.InvariantCulture));

    private static decimal? Share(string text) =>
        text.EndsWith('%') ? NumberRange.Number(text[..^1]) * 0.01m : NumberRange.Number(text);
}
