namespace Suffice.Yaml.Binding.Ranges;

/// <summary>A time, or a range of two: <c>400ms</c>, <c>400ms..2s</c>.</summary>
/// <param name="Low">The lower.</param>
/// <param name="High">The higher.</param>
internal readonly record struct DurationRange(TimeSpan Low, TimeSpan High)
{
    public const string Right = "a number and a unit (ms, s, m, h, d), such as 400ms, or a range with the lower first, such as 400ms..2s";

    public static DurationRange? Read(string text) =>
        TwoEnds.Read(text, TimeForms.ReadDuration) is { } ends && ends.Low <= ends.High ? new DurationRange(ends.Low, ends.High) : null;

    public override string ToString() => TwoEnds.Write(Low, High, TimeForms.WriteDuration);
}
