using System.Collections.Immutable;
using Suffice.Chat;

namespace Suffice.Checks.Tools;

/// <summary>Finds the tool a call means. Some vendors allow only letters, digits, <c>_</c> and <c>-</c> in names and put <c>_</c> for the rest.</summary>
internal static class OfferedTool
{
    private const int MostListed = 10;

    public static ToolDefinition? Find(ImmutableArray<ToolDefinition> tools, string name)
    {
        if (tools.IsDefault)
        {
            return null;
        }

        foreach (ToolDefinition tool in tools)
        {
            if (IsSame(tool.Name, name))
            {
                return tool;
            }
        }

        return null;
    }

    public static bool IsSame(string one, string two)
    {
        if (one.Length != two.Length)
        {
            return false;
        }

        for (int i = 0; i < one.Length; i++)
        {
            if (one[i] != two[i] && Allowed(one[i]) != Allowed(two[i]))
            {
                return false;
            }
        }

        return true;
    }

    public static string List(ImmutableArray<ToolDefinition> tools) =>
        string.Join(", ", tools.Take(MostListed).Select(tool => tool.Name)) + (tools.Length > MostListed ? ", ..." : string.Empty);

    private static char Allowed(char c) => char.IsAsciiLetterOrDigit(c) || c is '-' ? c : '_';
}
