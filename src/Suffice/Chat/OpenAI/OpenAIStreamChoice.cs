using System.Text.Json;
using Suffice.Chat.Streaming;

namespace Suffice.Chat.OpenAI;

/// <summary>One choice of a stream: which blocks it has, in order of appearance.</summary>
/// <param name="index">The choice.</param>
internal sealed class OpenAIStreamChoice(int index)
{
    private readonly List<Tool> tools = [];
    private int blocks;
    private int? text;
    private int? thinking;
    private int? refusal;

    public int Index => index;

    /// <summary>Tells what a chunk says.</summary>
    /// <param name="chunk">The chunk.</param>
    /// <param name="wire">The bytes of the chunk.</param>
    /// <param name="into">Where the events go.</param>
    public void Add(in OpenAIChunkChoice chunk, WireMark wire, ICollection<ChatEvent> into)
    {
        if (chunk.Thinking is { Length: > 0 } thought)
        {
            into.Add(new ThinkingDelta(thinking ??= blocks++, thought) { Field = chunk.ThinkingField, Choice = index, Wire = wire.Take() });
        }

        if (chunk.Content is { Length: > 0 } words)
        {
            into.Add(new TextDelta(text ??= blocks++, words) { Logprobs = chunk.Logprobs, Choice = index, Wire = wire.Take() });
        }

        if (chunk.Refusal is { Length: > 0 } no)
        {
            into.Add(new RefusalDelta(refusal ??= blocks++, no) { Choice = index, Wire = wire.Take() });
        }

        if (chunk.Tools is not null)
        {
            foreach (OpenAIToolDelta delta in chunk.Tools)
            {
                AddTool(delta, wire, into);
            }
        }

        AddFields(chunk, wire, into);
    }

    public void EndBlocks(WireMark wire, ICollection<ChatEvent> into)
    {
        foreach (Tool tool in tools.Where(tool => !tool.IsStarted))
        {
            StartTool(tool, wire, into);
        }

        for (int block = 0; block < blocks; block++)
        {
            into.Add(new BlockEnded(block) { Choice = index, Wire = wire.Take() });
        }
    }

    private void AddTool(in OpenAIToolDelta delta, WireMark wire, ICollection<ChatEvent> into)
    {
        Tool tool = Find(delta);
        if (delta.Custom is { } custom || tool.IsCustom)
        {
            tool.IsCustom = tool.IsStarted = true;
            if (delta.Custom is { } piece)
            {
                into.Add(new OpaqueDelta(tool.Block, piece) { IsToolCall = true, Choice = index, Wire = wire.Take() });
            }

            return;
        }

        tool.Id ??= delta.Id;
        tool.Name ??= delta.Name is { Length: > 0 } ? delta.Name : null;
        tool.Extra = delta.Extra is null ? tool.Extra : [.. tool.Extra.ExceptBy(delta.Extra.Select(field => field.Key), field => field.Key), .. delta.Extra];
        tool.Waiting += tool.IsStarted ? null : delta.Arguments;
        if (!tool.IsStarted && tool.Name is not null)
        {
            StartTool(tool, wire, into);
        }
        else if (tool.IsStarted && delta.Arguments is { Length: > 0 } more)
        {
            into.Add(new ToolArgumentsDelta(tool.Block, more) { Choice = index, Wire = wire.Take() });
        }
    }

    private void StartTool(Tool tool, WireMark wire, ICollection<ChatEvent> into)
    {
        tool.IsStarted = true;
        into.Add(new ToolCallStarted(tool.Block, tool.Id ?? string.Empty, tool.Name ?? string.Empty)
        {
            Extra = new ExtraFields([.. tool.Extra]),
            Choice = index,
            Wire = wire.Take(),
        });
        if (tool.Waiting is { Length: > 0 } waited)
        {
            into.Add(new ToolArgumentsDelta(tool.Block, waited) { Choice = index, Wire = wire.Take() });
        }
    }

    /// <summary>By index; a server that leaves it out begins a call with a new id and goes on with the last.</summary>
    private Tool Find(in OpenAIToolDelta delta)
    {
        int? wanted = delta.Index;
        string? id = delta.Id is { Length: > 0 } ? delta.Id : null;
        Tool? known = wanted is not null ? tools.Find(tool => tool.Index == wanted)
            : id is not null ? tools.Find(tool => tool.Id == id)
            : tools.LastOrDefault();
        if (known is null)
        {
            known = new Tool(wanted ?? tools.Count, blocks++);
            tools.Add(known);
        }

        return known;
    }

    private void AddFields(in OpenAIChunkChoice chunk, WireMark wire, ICollection<ChatEvent> into)
    {
        List<KeyValuePair<string, JsonElement>>? ofChoice = chunk.OfChoice;
        if (chunk is { Logprobs: { } logprobs, Content: not { Length: > 0 } })
        {
            (ofChoice ??= []).Add(new("logprobs", logprobs));
        }

        if (ofChoice is not null || chunk.OfMessage is not null)
        {
            into.Add(new FieldsReported(ExtraFields.None, new([.. ofChoice ?? []]), new([.. chunk.OfMessage ?? []])) { Choice = index, Wire = wire.Take() });
        }
    }

    private sealed class Tool(int index, int block)
    {
        public int Index => index;

        public int Block => block;

        public string? Id { get; set; }

        public string? Name { get; set; }

        public string? Waiting { get; set; }

        public bool IsStarted { get; set; }

        public bool IsCustom { get; set; }

        public IReadOnlyList<KeyValuePair<string, JsonElement>> Extra { get; set; } = [];
    }
}
