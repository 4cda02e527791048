using System.Buffers;
using System.Text;
using BenchmarkDotNet.Attributes;
using Suffice.Chat;
using Suffice.Chat.Wires;

namespace Suffice.Benchmarks.Chat;

/// <summary>Reading and writing a call of 2 KB, and one delta of a stream.</summary>
[MemoryDiagnoser]
[ShortRunJob]
public class ChatBenchmarks
{
    private const string Delta =
        """{"id":"chatcmpl-1","object":"chat.completion.chunk","created":1792000000,"model":"gpt-5-mini","service_tier":"default","system_fingerprint":"fp_1","choices":[{"index":0,"delta":{"content":" word"},"logprobs":null,"finish_reason":null}],"usage":null}""";

    private static readonly WireTarget Target = new("gpt-5-mini", Stream: true);

    private readonly byte[] openAI = Encoding.UTF8.GetBytes(OpenAICall);
    private readonly byte[] anthropic = Encoding.UTF8.GetBytes(AnthropicCall);
    private readonly byte[] delta = Encoding.UTF8.GetBytes(Delta);
    private readonly ArrayBufferWriter<byte> output = new(64 * 1024);
    private readonly List<ChatEvent> events = [];
    private ChatRequest request = null!;
    private IChatStreamReader reader = null!;

    /// <summary>2 KB of instructions, question, two tools and a schema.</summary>
    private static string OpenAICall =>
        """
        {"model":"auto","messages":[{"role":"system","content":"SYSTEM"},{"role":"user","content":"USER"}],
        "tools":[{"type":"function","function":{"name":"lookup","description":"Finds an order and what happened to it.","parameters":{"type":"object","properties":{"id":{"type":"string"},"limit":{"type":"integer"}},"required":["id"]}}},
        {"type":"function","function":{"name":"close","parameters":{"type":"object","properties":{"id":{"type":"string"}}}}}],
        "response_format":{"type":"json_schema","json_schema":{"name":"ticket","strict":true,"schema":{"type":"object","properties":{"category":{"type":"string","enum":["billing","bug","other"]},"urgent":{"type":"boolean"}},"required":["category","urgent"],"additionalProperties":false}}},
        "temperature":0,"max_tokens":200,"metadata":{"team":"support"},"seed":7}
        """.Replace("SYSTEM", new string('s', 680), StringComparison.Ordinal).Replace("USER", new string('u', 500), StringComparison.Ordinal);

    private static string AnthropicCall =>
        """
        {"model":"auto","max_tokens":200,"system":[{"type":"text","text":"SYSTEM","cache_control":{"type":"ephemeral"}}],"messages":[{"role":"user","content":"USER"}],
        "tools":[{"name":"lookup","description":"Finds an order and what happened to it.","input_schema":{"type":"object","properties":{"id":{"type":"string"},"limit":{"type":"integer"}},"required":["id"]}},{"name":"close","input_schema":{"type":"object","properties":{"id":{"type":"string"}}}}],
        "tool_choice":{"type":"auto"},"temperature":0,"metadata":{"user_id":"u"}}
        """.Replace("SYSTEM", new string('s', 800), StringComparison.Ordinal).Replace("USER", new string('u', 640), StringComparison.Ordinal);

    [GlobalSetup]
    public void Prepare()
    {
        request = ChatWires.OpenAI.ReadRequest(openAI);
        reader = ChatWires.OpenAI.NewStreamReader();
        reader.Read(null, delta, events);
    }

    [Benchmark]
    public ChatRequest ReadOpenAI() => ChatWires.OpenAI.ReadRequest(openAI);

    [Benchmark]
    public ChatRequest ReadAnthropic() => ChatWires.Anthropic.ReadRequest(anthropic);

    [Benchmark]
    public int PassThrough()
    {
        output.ResetWrittenCount();
        ChatWires.OpenAI.WriteRequest(request, Target, output);
        return output.WrittenCount;
    }

    [Benchmark]
    public int WriteToAnthropic()
    {
        output.ResetWrittenCount();
        ChatWires.Anthropic.WriteRequest(request, Target, output);
        return output.WrittenCount;
    }

    [Benchmark]
    public int ReadDelta()
    {
        events.Clear();
        reader.Read(null, delta, events);
        return events.Count;
    }
}
