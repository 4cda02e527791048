using System.Text;
using System.Text.Json;
using Suffice.Chat;

namespace Suffice;

/// <summary>The same small stream as each protocol speaks it, in pieces that a test puts together.</summary>
internal static class Spoken
{
    public static string PathOf(ChatProtocol protocol) => protocol switch
    {
        ChatProtocol.Anthropic => "/v1/messages",
        ChatProtocol.Responses => "/v1/responses",
        _ => "/v1/chat/completions",
    };

    public static string Call(ChatProtocol protocol, string model, bool stream = true, string more = "") =>
        $$"""{"model":"{{model}}","stream":{{(stream ? "true" : "false")}},{{(protocol switch
        {
            ChatProtocol.Anthropic => "\"max_tokens\":100,\"messages\":[{\"role\":\"user\",\"content\":\"x\"}]",
            ChatProtocol.Responses => "\"input\":\"x\"",
            _ => "\"messages\":[{\"role\":\"user\",\"content\":\"x\"}]",
        })}}{{more}}}""";

    /// <summary>What comes before any content: a role, an id, a ping.</summary>
    public static string Start(ChatProtocol protocol) => protocol switch
    {
        ChatProtocol.Anthropic =>
            Event("message_start", """{"message":{"id":"msg_1","type":"message","role":"assistant","model":"m-1","content":[],"stop_reason":null,"stop_sequence":null,"usage":{"input_tokens":100,"output_tokens":1}}}""")
            + Event("ping", "{}")
            + Event("content_block_start", """{"index":0,"content_block":{"type":"text","text":""}}"""),
        ChatProtocol.Responses =>
            Event("response.created", """{"response":{"id":"resp_1","object":"response","created_at":1,"status":"in_progress","model":"m-1","output":[]}}""")
            + Event("response.in_progress", """{"response":{"id":"resp_1","object":"response","created_at":1,"status":"in_progress","model":"m-1","output":[]}}""")
            + Event("response.output_item.added", """{"output_index":0,"item":{"id":"msg_1","type":"message","status":"in_progress","role":"assistant","content":[]}}""")
            + Event("response.content_part.added", """{"item_id":"msg_1","output_index":0,"content_index":0,"part":{"type":"output_text","text":"","annotations":[]}}"""),
        _ => Chunk("""{"role":"assistant","content":""}"""),
    };

    public static string Text(ChatProtocol protocol, string text) => protocol switch
    {
        ChatProtocol.Anthropic => Event("content_block_delta", $$"""{"index":0,"delta":{"type":"text_delta","text":{{JsonSerializer.Serialize(text)}} } }"""),
        ChatProtocol.Responses => Event("response.output_text.delta", $$"""{"item_id":"msg_1","output_index":0,"content_index":0,"delta":{{JsonSerializer.Serialize(text)}} }"""),
        _ => Chunk($$"""{"content":{{JsonSerializer.Serialize(text)}} }"""),
    };

    public static string End(ChatProtocol protocol) => protocol switch
    {
        ChatProtocol.Anthropic =>
            Event("content_block_stop", """{"index":0}""")
            + Event("message_delta", """{"delta":{"stop_reason":"end_turn","stop_sequence":null},"usage":{"output_tokens":10}}""")
            + Event("message_stop", "{}"),
        ChatProtocol.Responses =>
            Event("response.output_item.done", """{"output_index":0,"item":{"id":"msg_1","type":"message","status":"completed","role":"assistant","content":[]}}""")
            + Event("response.completed", """{"response":{"id":"resp_1","object":"response","created_at":1,"status":"completed","model":"m-1","output":[],"usage":{"input_tokens":100,"output_tokens":10,"total_tokens":110} } }"""),
        _ =>
            Chunk("{}", "\"stop\"")
            + """data: {"id":"c1","object":"chat.completion.chunk","created":1,"model":"m-1","choices":[],"usage":{"prompt_tokens":100,"completion_tokens":10,"total_tokens":110}}""" + "\n\n"
            + "data: [DONE]\n\n",
    };

    /// <summary>A failure as the vendor tells it inside a stream.</summary>
    public static string Failure(ChatProtocol protocol) => protocol switch
    {
        ChatProtocol.Anthropic => Event("error", """{"error":{"type":"overloaded_error","message":"Overloaded"}}"""),
        ChatProtocol.Responses => Event("error", """{"code":"insufficient_quota","message":"You exceeded your current quota","param":null}"""),
        _ => """data: {"error":{"message":"You exceeded your current quota","type":"insufficient_quota","param":null,"code":"insufficient_quota"}}""" + "\n\n",
    };

    public static string Whole(ChatProtocol protocol, string text) => Start(protocol) + Text(protocol, text) + End(protocol);

    /// <summary>A whole answer that is no stream.</summary>
    public static string Answer(ChatProtocol protocol, string text) => protocol switch
    {
        ChatProtocol.Anthropic => $$"""{"id":"msg_1","type":"message","role":"assistant","model":"m-1","content":[{"type":"text","text":{{JsonSerializer.Serialize(text)}} }],"stop_reason":"end_turn","stop_sequence":null,"usage":{"input_tokens":100,"output_tokens":10} }""",
        ChatProtocol.Responses => $$"""{"id":"resp_1","object":"response","created_at":1,"status":"completed","model":"m-1","output":[{"id":"msg_1","type":"message","status":"completed","role":"assistant","content":[{"type":"output_text","text":{{JsonSerializer.Serialize(text)}},"annotations":[]}]}],"usage":{"input_tokens":100,"output_tokens":10,"total_tokens":110} }""",
        _ => $$"""{"id":"c1","object":"chat.completion","created":1,"model":"m-1","choices":[{"index":0,"message":{"role":"assistant","content":{{JsonSerializer.Serialize(text)}} },"finish_reason":"stop"}],"usage":{"prompt_tokens":100,"completion_tokens":10,"total_tokens":110} }""",
    };

    /// <summary>Two rungs of one protocol, and a task with a gate over them.</summary>
    public static string Policy(FakeUpstream upstream, ChatProtocol protocol, string gateway = "") => $$"""
        version: 1
        gateway: { {{gateway}} }
        providers:
          fake: { protocol: {{Word(protocol)}}, base_url: "{{upstream.Address}}{{(protocol == ChatProtocol.Anthropic ? "" : "v1")}}", max_retries: 0 }
        models:
          small: { provider: fake, id: m-1, price: { input: 1, output: 2 } }
          large: { provider: fake, id: m-2, price: { input: 10, output: 20 } }
        tasks:
          open: { why: passed on as it comes, ladder: [small, large] }
          gated:
            why: a label
            ladder: [small, large]
            gate:
              - one_of: [urgent, normal]
        """;

    public static string Word(ChatProtocol protocol) => protocol.ToString().ToLowerInvariant();

    /// <summary>The text a stream says, whatever its pieces.</summary>
    public static string TextOf(ChatProtocol protocol, string stream)
    {
        string text = string.Empty;
        foreach (JsonElement data in DataOf(stream))
        {
            if (protocol == ChatProtocol.Responses)
            {
                text += data.GetProperty("type").GetString() == "response.output_text.delta" ? data.GetProperty("delta").GetString() : string.Empty;
            }
            else if (protocol == ChatProtocol.Anthropic && data.TryGetProperty("delta", out JsonElement delta) && delta.TryGetProperty("text", out JsonElement piece))
            {
                text += piece.GetString();
            }
            else if (data.TryGetProperty("choices", out JsonElement choices) && choices.GetArrayLength() > 0
                && choices[0].GetProperty("delta").TryGetProperty("content", out JsonElement content))
            {
                text += content.GetString();
            }
        }

        return text;
    }

    /// <summary>Reads a stream to its end; once something has been seen in it, after something else, gives the word.</summary>
    public static async Task<string> ReadGivingAsync(TaskCompletionSource word, HttpResponseMessage response, string something, string after = "")
    {
        await using Stream body = await response.Content.ReadAsStreamAsync();
        using CancellationTokenSource patience = new(TimeSpan.FromSeconds(30));
        StringBuilder seen = new();
        byte[] buffer = new byte[4096];
        int read;
        while ((read = await body.ReadAsync(buffer, patience.Token)) > 0)
        {
            seen.Append(Encoding.UTF8.GetString(buffer, 0, read));
            string all = seen.ToString();
            if (all.IndexOf(after, StringComparison.Ordinal) is >= 0 and int at && all.IndexOf(something, at, StringComparison.Ordinal) >= 0)
            {
                word.TrySetResult();
            }
        }

        return seen.ToString();
    }

    /// <summary>The data of every event that is JSON.</summary>
    public static IEnumerable<JsonElement> DataOf(string stream) => stream.Split('\n')
        .Where(line => line.StartsWith("data: {", StringComparison.Ordinal))
        .Select(line => JsonElement.Parse(line["data: ".Length..]));

    /// <summary>What a stream says once, at its very beginning.</summary>
    public static string FirstOf(ChatProtocol protocol) => protocol switch
    {
        ChatProtocol.Anthropic => "message_start\"",
        ChatProtocol.Responses => "event: response.created",
        _ => "\"role\":\"assistant\"",
    };

    public static bool IsComplete(ChatProtocol protocol, string stream) =>
        stream.Contains(
            protocol switch
            {
                ChatProtocol.Anthropic => "message_stop",
                ChatProtocol.Responses => "event: response.completed",
                _ => "[DONE]",
            },
            StringComparison.Ordinal);

    private static string Chunk(string delta, string finish = "null") =>
        $$"""data: {"id":"c1","object":"chat.completion.chunk","created":1,"model":"m-1","choices":[{"index":0,"delta":{{delta}},"finish_reason":{{finish}}}]}""" + "\n\n";

    private static string Event(string name, string fields) =>
        $$"""
        event: {{name}}
        data: {"type":"{{name}}"{{(fields == "{}" ? "" : ",")}}{{fields[1..]}}
        """.ReplaceLineEndings("\n") + "\n\n";
}
