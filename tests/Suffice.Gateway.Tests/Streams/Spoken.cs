using System.Text;
using System.Text.Json;
using Suffice.Chat;

namespace Suffice.Gateway.Tests.Streams;

/// <summary>The same small stream as each protocol speaks it, in pieces that a test puts together.</summary>
internal static class Spoken
{
    public static string PathOf(ChatProtocol protocol) => protocol == ChatProtocol.OpenAI ? "/v1/chat/completions" : "/v1/messages";

    public static string Call(ChatProtocol protocol, string model, bool stream = true, string more = "") => protocol == ChatProtocol.OpenAI
        ? $$"""{"model":"{{model}}","stream":{{(stream ? "true" : "false")}},"messages":[{"role":"user","content":"x"}]{{more}}}"""
        : $$"""{"model":"{{model}}","stream":{{(stream ? "true" : "false")}},"max_tokens":100,"messages":[{"role":"user","content":"x"}]{{more}}}""";

    /// <summary>What comes before any content: a role, an id, a ping.</summary>
    public static string Start(ChatProtocol protocol) => protocol == ChatProtocol.OpenAI
        ? Chunk("""{"role":"assistant","content":""}""")
        : Event("message_start", """{"message":{"id":"msg_1","type":"message","role":"assistant","model":"m-1","content":[],"stop_reason":null,"stop_sequence":null,"usage":{"input_tokens":100,"output_tokens":1}}}""")
            + Event("ping", "{}")
            + Event("content_block_start", """{"index":0,"content_block":{"type":"text","text":""}}""");

    public static string Text(ChatProtocol protocol, string text) => protocol == ChatProtocol.OpenAI
        ? Chunk($$"""{"content":{{JsonSerializer.Serialize(text)}} }""")
        : Event("content_block_delta", $$"""{"index":0,"delta":{"type":"text_delta","text":{{JsonSerializer.Serialize(text)}} } }""");

    public static string End(ChatProtocol protocol) => protocol == ChatProtocol.OpenAI
        ? Chunk("{}", "\"stop\"")
            + """data: {"id":"c1","object":"chat.completion.chunk","created":1,"model":"m-1","choices":[],"usage":{"prompt_tokens":100,"completion_tokens":10,"total_tokens":110}}""" + "\n\n"
            + "data: [DONE]\n\n"
        : Event("content_block_stop", """{"index":0}""")
            + Event("message_delta", """{"delta":{"stop_reason":"end_turn","stop_sequence":null},"usage":{"output_tokens":10}}""")
            + Event("message_stop", "{}");

    /// <summary>A failure as the vendor tells it inside a stream.</summary>
    public static string Failure(ChatProtocol protocol) => protocol == ChatProtocol.OpenAI
        ? """data: {"error":{"message":"You exceeded your current quota","type":"insufficient_quota","param":null,"code":"insufficient_quota"}}""" + "\n\n"
        : Event("error", """{"error":{"type":"overloaded_error","message":"Overloaded"}}""");

    public static string Whole(ChatProtocol protocol, string text) => Start(protocol) + Text(protocol, text) + End(protocol);

    /// <summary>A whole answer that is no stream.</summary>
    public static string Answer(ChatProtocol protocol, string text) => protocol == ChatProtocol.OpenAI
        ? $$"""{"id":"c1","object":"chat.completion","created":1,"model":"m-1","choices":[{"index":0,"message":{"role":"assistant","content":{{JsonSerializer.Serialize(text)}} },"finish_reason":"stop"}],"usage":{"prompt_tokens":100,"completion_tokens":10,"total_tokens":110} }"""
        : $$"""{"id":"msg_1","type":"message","role":"assistant","model":"m-1","content":[{"type":"text","text":{{JsonSerializer.Serialize(text)}} }],"stop_reason":"end_turn","stop_sequence":null,"usage":{"input_tokens":100,"output_tokens":10} }""";

    /// <summary>Two rungs of one protocol, and a task with a gate over them.</summary>
    public static string Policy(FakeUpstream upstream, ChatProtocol protocol, string gateway = "") => $$"""
        version: 1
        gateway: { {{gateway}} }
        providers:
          fake: { protocol: {{Word(protocol)}}, base_url: "{{upstream.Address}}{{(protocol == ChatProtocol.OpenAI ? "v1" : "")}}", max_retries: 0 }
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

    public static string Word(ChatProtocol protocol) => protocol == ChatProtocol.OpenAI ? "openai" : "anthropic";

    /// <summary>The text a stream says, whatever its pieces.</summary>
    public static string TextOf(ChatProtocol protocol, string stream)
    {
        string text = string.Empty;
        foreach (JsonElement data in DataOf(stream))
        {
            if (protocol == ChatProtocol.Anthropic && data.TryGetProperty("delta", out JsonElement delta) && delta.TryGetProperty("text", out JsonElement piece))
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

    public static bool IsComplete(ChatProtocol protocol, string stream) =>
        stream.Contains(protocol == ChatProtocol.OpenAI ? "[DONE]" : "message_stop", StringComparison.Ordinal);

    private static string Chunk(string delta, string finish = "null") =>
        $$"""data: {"id":"c1","object":"chat.completion.chunk","created":1,"model":"m-1","choices":[{"index":0,"delta":{{delta}},"finish_reason":{{finish}}}]}""" + "\n\n";

    private static string Event(string name, string fields) =>
        $$"""
        event: {{name}}
        data: {"type":"{{name}}"{{(fields == "{}" ? "" : ",")}}{{fields[1..]}}
        """.ReplaceLineEndings("\n") + "\n\n";
}
