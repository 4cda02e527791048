using System.Buffers;
using System.Collections.Immutable;
using Suffice.Chat;

namespace Suffice.Providers.Recordings.Lines;

/// <summary>Gives a called tool the name it was offered under.</summary>
/// <remarks>Providers accept only letters, digits, <c>_</c> and <c>-</c> in a tool's name, so what was offered as
/// <c>math.sqrt</c> is often recorded as <c>math_sqrt</c>.</remarks>
internal static class OfferedNames
{
    private static readonly SearchValues<char> Accepted =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-");

    public static string Of(string called, ImmutableArray<ToolDefinition> offered)
    {
        string? found = null;
        foreach (ToolDefinition tool in offered)
        {
            if (tool.Name == called)
            {
                return called;
            }

            if (IsSpellingOf(called, tool.Name))
            {
                if (found is not null)
                {
                    return called;
                }

                found = tool.Name;
            }
        }

        return found ?? called;
    }

    private static bool IsSpellingOf(string called, string offered)
    {
        if (called.Length != offered.Length)
        {
            return false;
        }

        for (int i = 0; i < called.Length; i++)
        {
            if (called[i] != (Accepted.Contains(offered[i]) ? offered[i] : '_'))
            {
                return false;
            }
        }

        return true;
    }
}
