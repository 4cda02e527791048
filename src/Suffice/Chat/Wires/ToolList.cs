using System.Text.Json;
using Suffice.Chat.Json;

namespace Suffice.Chat.Wires;

/// <summary>The tools that a call offers, as far as another protocol can take them.</summary>
internal static class ToolList
{
    /// <summary>Writes one tool.</summary>
    public delegate void ToolWriter(ToolDefinition tool, Utf8JsonWriter json, WireCrossing crossing);

    /// <summary>Writes the tools that can go; those that only their own protocol knows are named as lost.</summary>
    /// <returns>True when a choice among them belongs there too.</returns>
    public static bool Write(ChatRequest request, ref FieldWriter fields, WireCrossing crossing, ToolWriter write)
    {
        List<ToolDefinition> tools = [.. request.Tools.Where(tool => Goes(tool, crossing))];
        if (tools.Count > 0)
        {
            Write(tools, fields.Name("tools"), crossing, write);
        }

        return tools.Count > 0 || crossing.IsOwn;
    }

    /// <summary>Writes tools as a list.</summary>
    public static void Write(IEnumerable<ToolDefinition> tools, Utf8JsonWriter json, WireCrossing crossing, ToolWriter write)
    {
        json.WriteStartArray();
        foreach (ToolDefinition tool in tools)
        {
            if (tool.Json is { } whole)
            {
                json.Raw(whole);
            }
            else
            {
                write(tool, json, crossing);
            }
        }

        json.WriteEndArray();
    }

    private static bool Goes(ToolDefinition tool, WireCrossing crossing)
    {
        if (tool.Json is null || crossing.IsOwn)
        {
            return true;
        }

        crossing.Lose($"tools[{tool.Name}]");
        return false;
    }
}
