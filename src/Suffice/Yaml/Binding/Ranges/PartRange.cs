using System.Globalization;

namespace Suffice.Yaml.Binding.Ranges;

/// <summary>A number of tokens, or a share of them: <c>700</c>, <c>80%</c>; a range of either.</summary>
/// <param name="Low">The lower.</param>
/// <param name="High">The higher.</param>
/// <param name="IsShare">True for a share.</param>
internal readonly record struct PartRange(decimal Low, decimal High, bool IsShare)
{
    public const string Right = "a number of tokens, or a share of them in percent, such as 700 or 80%";

    public static PartRange? Read(string text) =>
        text.EndsWith('%') ? RateRange.Read(text) is { } share ? new PartRange(share.Low, share.High, IsShare: true) : null
        : NumberRange.Read(text) is { } number ? new PartRange(number.Low, number.High, IsShare: false)
        : null;

    public override string ToString() => Write(IsShare, Low, High);

    private static string Write(bool isShare, decimal low, decimal high) =>
        TwoEnds.Write(low, high, number => isShare ? $"{number * 100m:0.####}%" : number.ToString(CultureInfo.InvariantCulture));
}
