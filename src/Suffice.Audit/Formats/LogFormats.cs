using System.Collections.Immutable;

namespace Suffice.Audit.Formats;

/// <summary>Every format that is known.</summary>
public static class LogFormats
{
    /// <summary>The formats, in the order in which they are named to people.</summary>
    public static ImmutableArray<ILogFormat> All { get; } = [];
}
