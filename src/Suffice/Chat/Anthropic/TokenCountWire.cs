using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json;
using Suffice.Chat.Json;
using Suffice.Chat.Wires;
using Suffice.Spending;

namespace Suffice.Chat.Anthropic;

/// <summary>Anthropic's counting of tokens: a call without a limit of the answer, answered by one number.</summary>
internal sealed class TokenCountWire : IChatWire
{
    public ChatProtocol Protocol => ChatProtocol.Anthropic;

    public string Endpoint => "count_tokens";

    public ChatRequest ReadRequest(ReadOnlyMemory<byte> body) => AnthropicRequestReader.ReadForCount(body);

    public ImmutableArray<string> WriteRequest(ChatRequest request, WireTarget target, IBufferWriter<byte> output) =>
        ChatWires.Anthropic.WriteRequest(request, target, output);

    public ChatAnswer ReadAnswer(ReadOnlyMemory<byte> body) => JsonBody.Read(body, static (root, bytes) =>
        UsageCounts.Of(root, "input_tokens"u8) is { } tokens
            ? new ChatAnswer
            {
                Parts = [],
                Protocol = ChatProtocol.Anthropic,
                Usage = new TokenUsage { Input = tokens, Basis = UsageBasis.Reported },
                Body = bytes,
            }
            : throw new ChatFormatException("$.input_tokens", "is no count", "a whole number"));

    public ImmutableArray<string> WriteAnswer(ChatAnswer answer, AnswerLabels labels, IBufferWriter<byte> output)
    {
        if (!answer.Body.IsEmpty)
        {
            output.Write(answer.Body.Span);
            return [];
        }

        using Utf8JsonWriter json = new(output, JsonOutput.Options);
        json.WriteStartObject();
        json.WriteNumber("input_tokens"u8, answer.Usage.Prompt);
        json.WriteEndObject();

        return [];
    }

    public IChatStreamReader NewStreamReader() => throw new NotSupportedException("A count is never streamed.");

    public IChatStreamWriter NewStreamWriter(ChatRequest asked, ChatProtocol? source, AnswerLabels labels) =>
        throw new NotSupportedException("A count is never streamed.");

    public void WriteError(ChatError error, IBufferWriter<byte> output) => AnthropicErrorWriter.Write(error, output);
}
