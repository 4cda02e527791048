using System.Collections.Immutable;
using System.Text.Json;
using Suffice.Chat;

namespace Suffice.Providers.Recordings.Lines;

/// <summary>Reads recorded tool definitions in the forms of OpenAI's and Anthropic's protocols.</summary>
internal static class ToolReader
{
    public static ImmutableArray<ToolDefinition> Read(JsonElement? tools)
    {
        if (tools is not { } list)
        {
            return [];
        }

        ImmutableArray<ToolDefinition>.Builder read = ImmutableArray.CreateBuilder<ToolDefinition>(list.GetArrayLength());
        foreach (JsonElement tool in list.EnumerateArray())
        {
            read.Add(One(tool, $"tools[{read.Count}]"));
        }

        return read.MoveToImmutable();
    }

    private static ToolDefinition One(JsonElement element, string path)
    {
        RowFields tool = RowFields.Of(element, path);
        string? kind = tool.Text("type");
        if (kind is not (null or "function") && !(kind == "custom" && tool.Find("input_schema") is not null))
        {
            return new ToolDefinition(tool.Text("name") ?? kind) { Kind = kind, Json = element.Clone() };
        }

        RowFields function = tool.Find("function") is { } inner
            ? RowFields.Of(inner, tool.PathOf("function"))
            : tool;
        return new ToolDefinition(function.Wanted("name"))
        {
            Description = function.Text("description"),
            Parameters = function.Keep("parameters") ?? function.Keep("input_schema"),
            Strict = function.Flag("strict"),
        };
    }
}
