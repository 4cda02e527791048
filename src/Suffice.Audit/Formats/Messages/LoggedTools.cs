using System.Collections.Immutable;
using System.Text.Json;
using Suffice.Audit.Formats.Values;
using Suffice.Chat;

namespace Suffice.Audit.Formats.Messages;

/// <summary>Reads the tools that a call offers, and the choice among them, of any vendor.</summary>
internal static class LoggedTools
{
    /// <summary>Reads the tools of a request.</summary>
    /// <param name="body">The request, or the parameters beside its messages.</param>
    /// <param name="protocol">Its protocol, by which the gateway names a provider's own tools.</param>
    /// <returns>The tools; none where it offers none.</returns>
    public static ImmutableArray<ToolDefinition> Of(JsonElement body, ChatProtocol protocol)
    {
        JsonElement list = body.Inner("tools"u8);
        if (!list.IsArray())
        {
            list = body.Inner("functions"u8) is { ValueKind: JsonValueKind.Array } older ? older : body.Either("toolConfig"u8, "tool_config"u8).Get("tools"u8);
        }

        return ReadList(list, protocol);
    }

    public static ImmutableArray<ToolDefinition> ReadList(JsonElement list, ChatProtocol protocol)
    {
        if (!list.HasParts() || !list.IsArray())
        {
            return [];
        }

        ImmutableArray<ToolDefinition>.Builder tools = ImmutableArray.CreateBuilder<ToolDefinition>(list.GetArrayLength());
        foreach (JsonElement tool in list.EnumerateArray())
        {
            Add(Opened(tool), protocol, tools);
        }

        return tools.DrainToImmutable();
    }

    public static ToolChoice? ChoiceOf(JsonElement body)
    {
        JsonElement choice = body.Inner("tool_choice"u8);
        return choice.ValueKind switch
        {
            JsonValueKind.String => ModeOf(choice.GetString()) is { } mode ? new ToolChoice(mode) : null,
            JsonValueKind.Object => (choice.Text("name"u8) ?? choice.Get("function"u8).Text("name"u8)) is { } name ? new ToolChoice(ToolChoiceMode.Named, name)
                : ModeOf(choice.Text("type"u8)) is { } kind ? new ToolChoice(kind)
                : null,
            _ => null,
        };
    }

    /// <summary>A tool may be the text of one, and lie inside what OpenTelemetry puts around it.</summary>
    private static JsonElement Opened(JsonElement tool)
    {
        JsonElement value = tool.Get("stringValue"u8) is { ValueKind: JsonValueKind.String } typed ? typed : tool;
        JsonElement inside = tool.Get("tool"u8) is { ValueKind: JsonValueKind.Object } wrapped ? wrapped.Get("json_schema"u8) : default;
        return InnerJson.Of(inside.IsThere() ? inside : value);
    }

    private static void Add(JsonElement tool, ChatProtocol protocol, ImmutableArray<ToolDefinition>.Builder tools)
    {
        if (tool.Either("functionDeclarations"u8, "function_declarations"u8) is { ValueKind: JsonValueKind.Array } declared)
        {
            foreach (JsonElement function in declared.EnumerateArray())
            {
                AddFunction(function, tools);
            }
        }
        else if (tool.Get("function"u8) is { ValueKind: JsonValueKind.Object } nested && tool.Get("type"u8) is var type && (!type.IsText()
            || type.ValueEquals("function"u8)))
        {
            AddFunction(nested, tools);
        }
        else if (tool.Get("toolSpec"u8) is { ValueKind: JsonValueKind.Object } specified)
        {
            AddFunction(specified, tools);
        }
        else if (tool.Get("type"u8) is { ValueKind: JsonValueKind.String } word && word.GetString() is { } kind and not ("function" or "custom"))
        {
            tools.Add(new ToolDefinition(OwnName(tool, kind, protocol)) { Kind = kind, Json = tool });
        }
        else if (protocol != ChatProtocol.Anthropic && tool.Is("type"u8, "custom"u8))
        {
            tools.Add(new ToolDefinition(OwnName(tool, "custom", protocol)) { Kind = "custom", Json = tool });
        }
        else
        {
            AddFunction(tool, tools);
        }
    }

    private static void AddFunction(JsonElement function, ImmutableArray<ToolDefinition>.Builder tools)
    {
        if (function.Get("name"u8) is not { ValueKind: JsonValueKind.String } name)
        {
            return;
        }

        JsonElement schema = function.Either("parameters"u8, "input_schema"u8);
        if (!schema.IsThere())
        {
            schema = function.Get("inputSchema"u8) is { ValueKind: JsonValueKind.Object } specified ? specified.Get("json"u8)
                : function.Get("parametersJsonSchema"u8);
        }

        schema = InnerJson.Of(schema);
        tools.Add(new ToolDefinition(name.GetString()!)
        {
            Description = function.Text("description"u8),
            Parameters = schema.IsThere() ? schema : null,
        });
    }

    /// <summary>What the gateway calls a provider's own tool, which differs by protocol.</summary>
    private static string OwnName(JsonElement tool, string kind, ChatProtocol protocol) => protocol switch
    {
        ChatProtocol.OpenAI => tool.TryGetProperty(kind, out JsonElement inner)
            && inner.Get("name"u8) is { ValueKind: JsonValueKind.String } own ? own.GetString()! : kind,
        ChatProtocol.Responses => tool.Either("name"u8, "server_label"u8) is { ValueKind: JsonValueKind.String } label ? label.GetString()! : kind,
        _ => tool.Get("name"u8) is { ValueKind: JsonValueKind.String } name ? name.GetString()! : kind,
    };

    private static ToolChoiceMode? ModeOf(string? word) => word switch
    {
        "auto" => ToolChoiceMode.Auto,
        "none" => ToolChoiceMode.None,
        "required" or "any" => ToolChoiceMode.Required,
        _ => null,
    };
}
