using System.Globalization;

namespace Suffice.Yaml.Binding.Ranges;

/// <summary>A share from none to all, or a range of two: <c>0.4</c>, <c>40%</c>, <c>8%..15%</c>.</summary>
/// <param name="Low">The lower.</param>
/// <param name="High">The higher.</param>
internal readonly record struct RateRange(decimal Low, decimal High)
{
    public const string Right = "a share from 0 to 1 or from 0% to 100%, or a range with the lower first, such as 0.08..0.15";

    public static RateRange? Read(string text) =>
        GainedShare.Read(text) is { Low: >= 0 } read ? new RateRange(read.Low, read.High) : null;

    public override string ToString() => TwoEnds.Write(Low, High, share => share.ToString(CultureInfo.InvariantCulture));
}
