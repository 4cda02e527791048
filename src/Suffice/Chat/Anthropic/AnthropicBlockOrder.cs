using System.Buffers;

namespace Suffice.Chat.Anthropic;

/// <summary>Brings blocks into Anthropic's order: numbered from 0, one at a time, each begun and ended.</summary>
/// <remarks>
/// OpenAI's blocks end only with the answer and tool calls may alternate. A text ends when another block begins; what belongs to
/// another tool call than the open one waits until that one has ended.
/// </remarks>
/// <param name="events">Writes the events.</param>
internal sealed class AnthropicBlockOrder(AnthropicEventWriter events)
{
    private readonly List<BlockEvent> waiting = [];
    private int? open;
    private bool openIsTool;
    private int number = -1;

    public void Add(BlockEvent step, IBufferWriter<byte> output)
    {
        if (open is { } current && current != step.Block && openIsTool)
        {
            waiting.Add(step);
            return;
        }

        if (step is BlockEnded)
        {
            End(step.Block, output);
            return;
        }

        if (open != step.Block)
        {
            End(open, output);
            Begin(step, output);
        }
        else
        {
            events.WriteDelta(number, step, output);
        }
    }

    /// <summary>Ends what is open and writes what waited.</summary>
    public void Finish(IBufferWriter<byte> output)
    {
        while (open is not null)
        {
            End(open, output);
        }
    }

    private void Begin(BlockEvent step, IBufferWriter<byte> output)
    {
        // A text that says nothing is refused when it comes back, so only one that the provider began itself is begun.
        if (step is TextDelta { Text.Length: 0 } or ThinkingDelta { Text.Length: 0, EncryptedContent: { Length: 0 } } && !events.IsOwn)
        {
            return;
        }

        open = step.Block;
        openIsTool = step is ToolCallStarted or ToolArgumentsDelta or OpaqueDelta;
        number++;
        events.WriteBlockStart(number, step, output);
    }

    private void End(int? block, IBufferWriter<byte> output)
    {
        if (open is null || open != block)
        {
            return;
        }

        events.WriteBlockEnd(number, output);
        open = null;
        BlockEvent[] due = [.. waiting];
        waiting.Clear();
        foreach (BlockEvent step in due)
        {
            Add(step, output);
        }
    }
}
