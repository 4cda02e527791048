using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Suffice.Chat;

namespace Suffice.Gateway.Tests.Streams;

/// <summary>A call of a tool as an agent sees it, with what the tool said.</summary>
internal sealed record ToolTurn(string Id, string Arguments)
{
    public string Result => "result of " + Id;

    /// <summary>The stream in which a provider asks for two calls at once, arguments a few characters at a time.</summary>
    public static string Stream(ChatProtocol provider, ToolTurn first, ToolTurn second)
    {
        StringBuilder stream = new();
        ToolTurn[] calls = [first, second];
        if (provider == ChatProtocol.OpenAI)
        {
            Chunk(stream, string.Join(',', calls.Select((call, at) => $$"""{"index":{{at}},"id":"{{call.Id}}","type":"function","function":{"name":"write","arguments":""} }""")));
            for (int from = 0; from < Math.Max(first.Arguments.Length, second.Arguments.Length); from += 7)
            {
                for (int at = 0; at < calls.Length; at++)
                {
                    if (from < calls[at].Arguments.Length)
                    {
                        Chunk(stream, $$"""{"index":{{at}},"function":{"arguments":{{Quote(Piece(calls[at], from))}} } }""");
                    }
                }
            }

            return stream.Append("""data: {"id":"c1","object":"chat.completion.chunk","created":1,"model":"m","choices":[{"index":0,"delta":{},"finish_reason":"tool_calls"}]}""")
                .Append("\n\ndata: [DONE]\n\n").ToString();
        }

        Event(stream, "message_start", """{"type":"message_start","message":{"id":"msg_1","type":"message","role":"assistant","model":"m","content":[],"stop_reason":null,"stop_sequence":null,"usage":{"input_tokens":10,"output_tokens":1}}}""");
        for (int at = 0; at < calls.Length; at++)
        {
            Event(stream, "content_block_start", $$"""{"type":"content_block_start","index":{{at}},"content_block":{"type":"tool_use","id":"{{calls[at].Id}}","name":"write","input":{} } }""");
            for (int from = 0; from < calls[at].Arguments.Length; from += 7)
            {
                Event(stream, "content_block_delta", $$"""{"type":"content_block_delta","index":{{at}},"delta":{"type":"input_json_delta","partial_json":{{Quote(Piece(calls[at], from))}} } }""");
            }

            Event(stream, "content_block_stop", $$"""{"type":"content_block_stop","index":{{at}} }""");
        }

        Event(stream, "message_delta", """{"type":"message_delta","delta":{"stop_reason":"tool_use","stop_sequence":null},"usage":{"output_tokens":10}}""");
        Event(stream, "message_stop", """{"type":"message_stop"}""");

        return stream.ToString();
    }

    /// <summary>The calls that a caller reads out of its stream.</summary>
    public static IReadOnlyList<ToolTurn> Read(ChatProtocol caller, string stream)
    {
        SortedDictionary<int, (string Id, StringBuilder Arguments)> calls = [];
        foreach (JsonElement data in Spoken.DataOf(stream))
        {
            string? type = data.TryGetProperty("type", out JsonElement said) ? said.GetString() : null;
            if (type is "content_block_start")
            {
                calls[data.GetProperty("index").GetInt32()] = (data.GetProperty("content_block").GetProperty("id").GetString()!, new StringBuilder());
            }
            else if (type is "content_block_delta")
            {
                calls[data.GetProperty("index").GetInt32()].Arguments.Append(data.GetProperty("delta").GetProperty("partial_json").GetString());
            }
            else if (type is "response.output_item.added")
            {
                calls[data.GetProperty("output_index").GetInt32()] = (data.GetProperty("item").GetProperty("call_id").GetString()!, new StringBuilder());
            }
            else if (type is "response.function_call_arguments.delta")
            {
                calls[data.GetProperty("output_index").GetInt32()].Arguments.Append(data.GetProperty("delta").GetString());
            }
            else if (caller == ChatProtocol.OpenAI && data.GetProperty("choices")[0].GetProperty("delta").TryGetProperty("tool_calls", out JsonElement pieces))
            {
                foreach (JsonElement piece in pieces.EnumerateArray())
                {
                    int at = piece.GetProperty("index").GetInt32();
                    if (piece.TryGetProperty("id", out JsonElement id))
                    {
                        calls[at] = (id.GetString()!, new StringBuilder());
                    }

                    calls[at].Arguments.Append(piece.GetProperty("function").GetProperty("arguments").GetString());
                }
            }
        }

        return [.. calls.Values.Select(call => new ToolTurn(call.Id, call.Arguments.ToString()))];
    }

    /// <summary>The agent's next call: everything asked for so far, two at a time, and what each gave.</summary>
    public static string Ask(ChatProtocol caller, IReadOnlyList<ToolTurn> past)
    {
        JsonArray said = [new JsonObject { ["role"] = "user", ["content"] = "write" }];
        foreach (ToolTurn[] pair in past.Chunk(2))
        {
            foreach (JsonNode node in Told(caller, pair))
            {
                said.Add(node);
            }
        }

        const string Schema = """{"type":"object","properties":{"text":{"type":"string"}}}""";
        string tools = caller switch
        {
            ChatProtocol.Anthropic => $$"""[{"name":"write","input_schema":{{Schema}} }]""",
            ChatProtocol.Responses => $$"""[{"type":"function","name":"write","strict":false,"parameters":{{Schema}} }]""",
            _ => $$"""[{"type":"function","function":{"name":"write","parameters":{{Schema}} } }]""",
        };
        string most = caller == ChatProtocol.Anthropic ? "\"max_tokens\":4000," : string.Empty;

        return $$"""{"model":"task:loop","stream":true,{{most}}"{{(caller == ChatProtocol.Responses ? "input" : "messages")}}":{{said.ToJsonString()}},"tools":{{tools}} }""";
    }

    /// <summary>The calls, and by their ids the results, that a provider was sent.</summary>
    public static (IReadOnlyList<ToolTurn> Calls, IReadOnlyDictionary<string, string?> Results) Seen(ChatProtocol provider, string body)
    {
        List<ToolTurn> calls = [];
        Dictionary<string, string?> results = [];
        foreach (JsonElement message in JsonElement.Parse(body).GetProperty("messages").EnumerateArray())
        {
            if (provider == ChatProtocol.OpenAI)
            {
                if (message.TryGetProperty("tool_calls", out JsonElement asked))
                {
                    calls.AddRange(asked.EnumerateArray().Select(call => new ToolTurn(call.GetProperty("id").GetString()!, call.GetProperty("function").GetProperty("arguments").GetString()!)));
                }
                else if (message.TryGetProperty("tool_call_id", out JsonElement id))
                {
                    results.Add(id.GetString()!, TextOf(message.GetProperty("content")));
                }
            }
            else if (message.GetProperty("content") is { ValueKind: JsonValueKind.Array } blocks)
            {
                foreach (JsonElement block in blocks.EnumerateArray())
                {
                    if (block.TryGetProperty("input", out JsonElement input))
                    {
                        calls.Add(new ToolTurn(block.GetProperty("id").GetString()!, input.GetRawText()));
                    }
                    else if (block.TryGetProperty("tool_use_id", out JsonElement id))
                    {
                        results.Add(id.GetString()!, TextOf(block.GetProperty("content")));
                    }
                }
            }
        }

        return (calls, results);
    }

    private static IEnumerable<JsonNode> Told(ChatProtocol caller, ToolTurn[] pair) => caller switch
    {
        ChatProtocol.Anthropic =>
        [
            new JsonObject
            {
                ["role"] = "assistant",
                ["content"] = new JsonArray([.. pair.Select(call => new JsonObject { ["type"] = "tool_use", ["id"] = call.Id, ["name"] = "write", ["input"] = JsonNode.Parse(call.Arguments) })]),
            },
            new JsonObject
            {
                ["role"] = "user",
                ["content"] = new JsonArray([.. pair.Select(call => new JsonObject { ["type"] = "tool_result", ["tool_use_id"] = call.Id, ["content"] = call.Result })]),
            },
        ],
        ChatProtocol.Responses =>
        [
            .. pair.Select(call => new JsonObject { ["type"] = "function_call", ["call_id"] = call.Id, ["name"] = "write", ["arguments"] = call.Arguments }),
            .. pair.Select(call => new JsonObject { ["type"] = "function_call_output", ["call_id"] = call.Id, ["output"] = call.Result }),
        ],
        _ =>
        [
            new JsonObject
            {
                ["role"] = "assistant",
                ["tool_calls"] = new JsonArray([.. pair.Select(call => new JsonObject
                {
                    ["id"] = call.Id,
                    ["type"] = "function",
                    ["function"] = new JsonObject { ["name"] = "write", ["arguments"] = call.Arguments },
                })]),
            },
            .. pair.Select(call => new JsonObject { ["role"] = "tool", ["tool_call_id"] = call.Id, ["content"] = call.Result }),
        ],
    };

    private static string? TextOf(JsonElement content) =>
        content.ValueKind == JsonValueKind.Array ? content[0].GetProperty("text").GetString() : content.GetString();

    private static string Piece(ToolTurn call, int from) => call.Arguments.Substring(from, Math.Min(7, call.Arguments.Length - from));

    private static string Quote(string text) => JsonSerializer.Serialize(text);

    private static void Chunk(StringBuilder stream, string calls) => stream
        .Append($$"""data: {"id":"c1","object":"chat.completion.chunk","created":1,"model":"m","choices":[{"index":0,"delta":{"tool_calls":[{{calls}}]},"finish_reason":null}]}""")
        .Append("\n\n");

    private static void Event(StringBuilder stream, string name, string data) =>
        stream.Append("event: ").Append(name).Append("\ndata: ").Append(data).Append("\n\n");
}
