using System.Diagnostics;

namespace Suffice.Fuzz.Engine;

/// <summary>Something an input did that no input may do.</summary>
/// <param name="Signature">What tells it from other finds: the law or the exception, and where.</param>
/// <param name="Report">Everything that is known.</param>
internal sealed record Find(string Signature, string Report)
{
    /// <summary>A find that an exception tells.</summary>
    public static Find Of(Exception thrown) => new(
        thrown is BrokenLawException broken ? broken.Law : $"{thrown.GetType().Name} @ {PlaceOf(thrown)}",
        thrown.ToString());

    /// <summary>A find without an exception: an input that costs too much.</summary>
    public static Find Costly(string what, string detail) => new(what, $"{what}: {detail}");

    /// <summary>The innermost method of Suffice itself; the law's own frame where none is left.</summary>
    private static string PlaceOf(Exception thrown)
    {
        string? own = null;
        foreach (StackFrame frame in new StackTrace(thrown).GetFrames())
        {
            string? type = frame.GetMethod()?.DeclaringType?.FullName;
            string place = $"{type}.{frame.GetMethod()?.Name}";
            if (type?.StartsWith("Suffice.Fuzz", StringComparison.Ordinal) == true)
            {
                own ??= place;
            }
            else if (type?.StartsWith("Suffice", StringComparison.Ordinal) == true)
            {
                return place;
            }
        }

        return own ?? "nowhere";
    }
}
