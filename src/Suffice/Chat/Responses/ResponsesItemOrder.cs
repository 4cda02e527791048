using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json;

namespace Suffice.Chat.Responses;

/// <summary>Brings blocks into items: texts that follow each other are one message, all else is an item of its own.</summary>
/// <remarks>
/// A message or a piece of reasoning ends when something else begins. Function calls stay open side by side: every event names its
/// item, so that pieces of several may alternate, as they do in Chat Completions.
/// </remarks>
/// <param name="events">Writes the events.</param>
/// <param name="own">True when the events come from this protocol.</param>
/// <param name="ids">Makes the items' ids.</param>
internal sealed class ResponsesItemOrder(ResponsesEventWriter events, bool own, ResponsesItemIds ids)
{
    private readonly List<ResponsesWrittenItem> items = [];
    private readonly Dictionary<int, (ResponsesWrittenItem Item, int Part)> blocks = [];
    private readonly List<JsonElement> logprobs = [];
    private readonly ResponsesItemEvents writing = new(events);
    private ResponsesWrittenItem? open;

    /// <summary>Log-probabilities so far, as lists.</summary>
    public IEnumerable<JsonElement> Logprobs => logprobs;

    /// <summary>What was said so far.</summary>
    public ImmutableArray<ContentPart> Parts() => [.. items.SelectMany(item => item.Parts())];

    public void Add(BlockEvent step, IBufferWriter<byte> output)
    {
        switch (step)
        {
            case TextDelta text:
                AddSaid(step, text.Text.Length, output);
                break;
            case RefusalDelta refusal:
                AddSaid(step, refusal.Text.Length, output);
                break;
            case ThinkingDelta thinking:
                AddThinking(thinking, output);
                break;
            case ToolCallStarted call:
                EndOpen(output);
                ResponsesWrittenItem item = Begin("function_call", "fc_", step.Item, call.Block);
                item.Add(0, call);
                writing.Start(item, call, output);
                break;
            case ToolArgumentsDelta arguments when blocks.TryGetValue(arguments.Block, out (ResponsesWrittenItem Item, int Part) place):
                place.Item.Add(0, arguments);
                writing.AddArguments(place.Item, arguments.Json, output);
                break;
            case OpaqueDelta opaque when own:
                AddOpaque(opaque, output);
                break;
            case BlockEnded ended when blocks.TryGetValue(ended.Block, out (ResponsesWrittenItem Item, int Part) place):
                EndBlock(place.Item, place.Part, output);
                break;
        }
    }

    /// <summary>Ends all that is open.</summary>
    /// <param name="isCut">True when the answer is cut short.</param>
    /// <param name="output">Where to.</param>
    public void Finish(bool isCut, IBufferWriter<byte> output)
    {
        foreach (ResponsesWrittenItem item in items)
        {
            writing.End(item, isCut && ReferenceEquals(item, items[^1]), output);
        }
    }

    private void AddSaid(BlockEvent step, int length, IBufferWriter<byte> output)
    {
        if (!blocks.TryGetValue(step.Block, out (ResponsesWrittenItem Item, int Part) place) || place.Item.IsEnded)
        {
            if (length == 0 && !own)
            {
                return;
            }

            ResponsesWrittenItem item = MessageFor(step.Item, output);
            place = (item, item.AddPart());
            blocks[step.Block] = place;
            item.Add(place.Part, step);
            writing.StartPart(item, place.Part, step, output);
        }
        else
        {
            place.Item.Add(place.Part, step);
        }

        if (step is TextDelta { Logprobs: { ValueKind: JsonValueKind.Object } counted } && counted.TryGetProperty("content"u8, out JsonElement list))
        {
            logprobs.Add(list);
        }

        writing.AddSaid(place.Item, place.Part, step, output);
    }

    private ResponsesWrittenItem MessageFor(ResponsesItem? origin, IBufferWriter<byte> output)
    {
        if (open is { Kind: "message" } message && ReferenceEquals(message.Origin, origin))
        {
            return message;
        }

        EndOpen(output);
        open = Add("message", "msg_", origin);
        writing.Start(open, null, output);
        return open;
    }

    private void AddThinking(ThinkingDelta thinking, IBufferWriter<byte> output)
    {
        if (!blocks.TryGetValue(thinking.Block, out (ResponsesWrittenItem Item, int Part) place) || place.Item.IsEnded)
        {
            EndOpen(output);
            open = Begin("reasoning", "rs_", thinking.Item, thinking.Block);
            place = (open, 0);
            writing.Start(open, null, output);
        }

        place.Item.Add(0, thinking);
        writing.AddThinking(place.Item, thinking.Text, output);
    }

    private void AddOpaque(OpaqueDelta opaque, IBufferWriter<byte> output)
    {
        if (blocks.TryGetValue(opaque.Block, out (ResponsesWrittenItem Item, int Part) place))
        {
            place.Item.Add(place.Part, opaque);
        }
        else if (opaque.IsItem)
        {
            EndOpen(output);
            ResponsesWrittenItem item = Begin(string.Empty, string.Empty, null, opaque.Block);
            item.Add(0, opaque);
            writing.StartCarried(item, opaque.Json, output);
        }
        else if (!opaque.IsToolCall)
        {
            ResponsesWrittenItem item = MessageFor(opaque.Item, output);
            int part = item.AddPart();
            blocks[opaque.Block] = (item, part);
            item.Add(part, opaque);
            writing.StartPart(item, part, opaque, output);
        }
    }

    private void EndBlock(ResponsesWrittenItem item, int part, IBufferWriter<byte> output)
    {
        if (item.Kind == "message")
        {
            writing.EndPart(item, part, output);
        }
        else
        {
            writing.End(item, isCut: false, output);
        }
    }

    private void EndOpen(IBufferWriter<byte> output)
    {
        if (open is not null)
        {
            writing.End(open, isCut: false, output);
            open = null;
        }
    }

    private ResponsesWrittenItem Begin(string kind, string prefix, ResponsesItem? origin, int block)
    {
        ResponsesWrittenItem item = Add(kind, prefix, origin);
        blocks[block] = (item, item.AddPart());
        return item;
    }

    private ResponsesWrittenItem Add(string kind, string prefix, ResponsesItem? origin)
    {
        string made = ids.Next(prefix);
        ResponsesItem mark = new() { Id = origin?.Id ?? made, Extra = origin?.Extra ?? ExtraFields.None };
        ResponsesWrittenItem item = new(items.Count, kind, mark, origin);
        items.Add(item);
        return item;
    }
}
