using System.Text.Json;
using Suffice.Chat;

namespace Suffice.Checks.Tools;

/// <summary>Finds a call made twice with the same arguments.</summary>
internal static class RepeatedCalls
{
    public static string? Find(List<ToolCallPart> calls)
    {
        if (calls.Count < 2)
        {
            return null;
        }

        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (ToolCallPart call in calls)
        {
            if (!seen.Add($"{call.Name}\n{Ordered(call)}"))
            {
                return $"The answer calls {call.Name} twice with the same arguments. Make each call once.";
            }
        }

        return null;
    }

    // The arguments without white space, their fields in order of name.
    private static string Ordered(ToolCallPart call) =>
        ToolArguments.Read(call).Root is { ValueKind: JsonValueKind.Object } root
            ? string.Join(',', root.EnumerateObject().OrderBy(field => field.Name, StringComparer.Ordinal).Select(field => $"{field.Name}:{JsonSerializer.Serialize(field.Value)}"))
            : call.ArgumentsJson;
}
