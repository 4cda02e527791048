using System.Collections.Immutable;
using Suffice.Chat;

namespace Suffice.Checks.Tools;

/// <summary>Finds a call that a model wrote into its text in place of making it.</summary>
internal static class WrittenCall
{
    /// <summary>The tool whose call a text writes out: <c>name(</c>, or its name as the <c>name</c> of a JSON object with arguments.</summary>
    public static string? Find(string text, ImmutableArray<ToolDefinition> tools)
    {
        if (tools.IsDefaultOrEmpty || text.Length == 0)
        {
            return null;
        }

        bool hasArguments = text.Contains("\"arguments\"", StringComparison.Ordinal) || text.Contains("\"parameters\"", StringComparison.Ordinal);
        foreach (ToolDefinition tool in tools)
        {
            if (text.Contains($"{tool.Name}(", StringComparison.Ordinal)
                || (hasArguments && text.Contains($"\"{tool.Name}\"", StringComparison.Ordinal)))
            {
                return tool.Name;
            }
        }

        return null;
    }
}
