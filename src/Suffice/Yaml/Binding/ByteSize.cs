using System.Globalization;

namespace Suffice.Yaml.Binding;

/// <summary>A number of bytes, written with or without a unit of 1024.</summary>
internal readonly record struct ByteSize(long Bytes)
{
    public const string Pattern = "^[0-9]+ *([KMGkmg]?[Bb])?$";

    private static readonly (string Unit, long Bytes)[] Units = [("GB", 1L << 30), ("MB", 1L << 20), ("KB", 1L << 10), ("B", 1)];

    public static ByteSize? Read(string text)
    {
        (string unit, long factor) = Units.FirstOrDefault(u => text.EndsWith(u.Unit, StringComparison.OrdinalIgnoreCase), ("", 1));
        ReadOnlySpan<char> number = text.AsSpan(0, text.Length - unit.Length).TrimEnd(' ');
        return long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out long count) && count <= long.MaxValue / factor
            ? new ByteSize(count * factor)
            : null;
    }

    public override string ToString()
    {
        long bytes = Bytes;
        (string unit, long factor) = Units.First(u => bytes % u.Bytes == 0);
        return bytes == 0 ? "0B" : $"{bytes / factor}{unit}";
    }
}
