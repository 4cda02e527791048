using System.Collections.Immutable;
using System.Text.Json;
using Suffice.Chat;

namespace Suffice.Audit.Bench.Labelled;

/// <summary>Reads tools as the packs and forms write them: OpenAI's form, or its inner object alone.</summary>
internal static class PackTools
{
    public static ImmutableArray<ToolDefinition> Read(JsonElement tools) =>
    [
        .. tools.EnumerateArray().Select(tool => tool.TryGetProperty("function", out JsonElement function) ? function : tool)
            .Select(function => new ToolDefinition(function.GetProperty("name").GetString()!)
            {
                Description = function.TryGetProperty("description", out JsonElement about) ? about.GetString() : null,
                Parameters = function.TryGetProperty("parameters", out JsonElement parameters) ? parameters : null,
            }),
    ];
}
