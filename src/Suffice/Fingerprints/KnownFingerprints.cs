using System.Collections.Immutable;
using Suffice.Chat;

namespace Suffice.Fingerprints;

/// <summary>Remembers the fingerprints of fixed parts seen lately: a program sends the same one with every call, and comparing is cheaper than hashing.</summary>
/// <remarks>Bounded: each place holds the last fixed part that fell on it. Thread-safe without locks.</remarks>
internal sealed class KnownFingerprints
{
    private const int Places = 64;
    private const int LongestKept = 32 * 1024;

    private readonly Known?[] known = new Known?[Places];

    /// <summary>The fingerprint of a call, as <see cref="CallFingerprint.Of(ChatRequest)"/> tells it.</summary>
    /// <param name="request">The call.</param>
    /// <param name="systemText">Its system text.</param>
    /// <returns>The fingerprint; <see langword="null"/> when the call has no fixed part.</returns>
    public string? Of(ChatRequest request, string systemText)
    {
        if (request.Format?.Schema is { } schema)
        {
            return CallFingerprint.Of(systemText, request.Tools, schema);
        }

        ref Known? place = ref known[PlaceOf(systemText, request.Tools)];
        if (Volatile.Read(ref place) is { } last && last.Is(systemText, request.Tools))
        {
            return last.Fingerprint;
        }

        string? fingerprint = CallFingerprint.Of(systemText, request.Tools, schema: null);
        if (systemText.Length <= LongestKept)
        {
            Volatile.Write(ref place, new Known(systemText, [.. request.Tools.Select(tool => tool.Name)], fingerprint));
        }

        return fingerprint;
    }

    // A few characters tell programs apart well enough; whether it is the same one is compared in full.
    private static int PlaceOf(string text, ImmutableArray<ToolDefinition> tools)
    {
        int sum = (text.Length * 31) + tools.Length;
        for (int at = 0; at < text.Length; at += 1 + (text.Length / 8))
        {
            sum = (sum * 31) + text[at];
        }

        return (int)((uint)sum % Places);
    }

    private sealed class Known(string systemText, string[] tools, string? fingerprint)
    {
        public string? Fingerprint => fingerprint;

        public bool Is(string text, ImmutableArray<ToolDefinition> offered)
        {
            if (offered.Length != tools.Length || text != systemText)
            {
                return false;
            }

            for (int i = 0; i < tools.Length; i++)
            {
                if (offered[i].Name != tools[i])
                {
                    return false;
                }
            }

            return true;
        }
    }
}
