using System.Text.Json;
using Suffice.Chat.Json;
using Suffice.Chat.Streaming;
using Suffice.Chat.Wires;

namespace Suffice.Chat.Anthropic;

/// <summary>The content blocks of a streamed message.</summary>
internal sealed class AnthropicStreamBlocks
{
    private readonly Dictionary<int, Block> blocks = [];
    private int started;

    public void Start(int index, JsonElement value, WireMark wire, ICollection<ChatEvent> into)
    {
        int number = started;
        FieldReader fields = FieldReader.Of(value, ".content_block");
        string kind = fields.RequiredText("type", "name the block's type");
        Block block = new(number, kind);
        blocks[index] = block;
        started++;
        into.Add(kind switch
        {
            "text" => new TextDelta(number, fields.Text("text") ?? string.Empty) { Extra = fields.Rest().Saying(), Wire = wire.Take(), WireEvent = wire.Name },
            "thinking" => StartThinking(number, ref fields, wire),
            "redacted_thinking" => new ThinkingDelta(number, string.Empty, null, fields.RequiredText("data"))
            {
                Extra = fields.Rest().Saying(),
                Wire = wire.Take(),
                WireEvent = wire.Name,
            },
            "tool_use" => StartTool(number, ref fields, wire),
            _ => new OpaqueDelta(number, value) { Wire = wire.Take(), WireEvent = wire.Name },
        });

        // Some servers give the arguments with the start, whole.
        if (kind == "tool_use" && value.TryGetProperty("input"u8, out JsonElement input) && ExtraFields.Says(input))
        {
            block.HasInput = true;
            into.Add(new ToolArgumentsDelta(number, input.GetRawText()));
        }
    }

    /// <summary>False when the delta is of a block it does not fit, which is then carried as it is.</summary>
    public bool Add(in AnthropicDelta delta, WireMark wire, ICollection<ChatEvent> into)
    {
        Block block = Find(delta.Index);
        ChatEvent? step = (delta.Kind, block.Kind) switch
        {
            (AnthropicDeltaKind.Text, "text") => new TextDelta(block.Number, delta.Text) { Wire = wire.Take(), WireEvent = wire.Name },
            (AnthropicDeltaKind.Input, "tool_use") => AddInput(block, delta.Text, wire),
            (AnthropicDeltaKind.Thinking, "thinking") => new ThinkingDelta(block.Number, delta.Text) { Wire = wire.Take(), WireEvent = wire.Name },
            (AnthropicDeltaKind.Signature, "thinking") =>
                new ThinkingDelta(block.Number, string.Empty, delta.Text) { Wire = wire.Take(), WireEvent = wire.Name },
            _ => null,
        };
        if (step is not null)
        {
            into.Add(step);
        }

        return step is not null;
    }

    public void AddOpaque(int index, JsonElement delta, WireMark wire, ICollection<ChatEvent> into) =>
        into.Add(new OpaqueDelta(Find(index).Number, delta) { Wire = wire.Take(), WireEvent = wire.Name });

    public void Stop(int index, WireMark wire, ICollection<ChatEvent> into)
    {
        Block block = Find(index);

        // A call without arguments is the empty object, which a stream leaves unsaid.
        if (block is { Kind: "tool_use", HasInput: false })
        {
            into.Add(new ToolArgumentsDelta(block.Number, "{}") { Wire = wire.Take(), WireEvent = wire.Name });
        }

        into.Add(new BlockEnded(block.Number) { Wire = wire.Take(), WireEvent = wire.Name });
    }

    private static ThinkingDelta StartThinking(int number, ref FieldReader fields, WireMark wire)
    {
        string? signature = fields.Text("signature");
        return new ThinkingDelta(number, fields.Text("thinking") ?? string.Empty, signature is { Length: > 0 } ? signature : null)
        {
            Extra = fields.Rest().Saying(),
            Wire = wire.Take(),
            WireEvent = wire.Name,
        };
    }

    private static ToolCallStarted StartTool(int number, ref FieldReader fields, WireMark wire)
    {
        fields.Taken("input");
        return new ToolCallStarted(number, fields.RequiredText("id"), fields.RequiredText("name"))
        {
            Extra = fields.Rest().Saying(),
            Wire = wire.Take(),
            WireEvent = wire.Name,
        };
    }

    private static ToolArgumentsDelta AddInput(Block block, string json, WireMark wire)
    {
        block.HasInput |= json.Length > 0;
        return new ToolArgumentsDelta(block.Number, json) { Wire = wire.Take(), WireEvent = wire.Name };
    }

    private Block Find(int index) => blocks.TryGetValue(index, out Block? block)
        ? block
        : throw new ChatFormatException("$.index", $"{index} is no block that has started", "start each block with content_block_start");

    private sealed class Block(int number, string kind)
    {
        public int Number => number;

        public string Kind => kind;

        public bool HasInput { get; set; }
    }
}
