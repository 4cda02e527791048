namespace Suffice.Chat.Responses;

/// <summary>One output item of a streamed response: the blocks it has, and what of them has come.</summary>
/// <param name="output">Its place.</param>
/// <param name="id">Its id, where told.</param>
/// <param name="kind">What it is.</param>
internal sealed class ResponsesStreamedItem(int output, string? id, string kind)
{
    private readonly Dictionary<int, int> blocks = [];
    private readonly Dictionary<int, int> carried = [];
    private readonly HashSet<int> withText = [];
    private readonly List<string> waiting = [];
    private ResponsesDeltaKind thinking;
    private int thinkingPart;

    public int Output => output;

    public string? Id => id;

    public string Kind => kind;

    /// <summary>What its parts shall bear.</summary>
    public ResponsesItem? Mark { get; set; }

    /// <summary>True when a function call's name is known.</summary>
    public bool IsStarted { get; set; }

    public bool IsEnded { get; set; }

    public bool HasBlocks => Parts > 0;

    public int Parts => blocks.Count + carried.Count;

    public IEnumerable<int> Blocks => carried.Count == 0 ? blocks.Values : carried.Values.Concat(blocks.Values).Order();

    public bool HasWaiting => waiting.Count > 0;

    /// <summary>Arguments that came before their call's name.</summary>
    public IEnumerable<string> Waiting => waiting;

    /// <summary>True when something of a part has come.</summary>
    public bool HasText(int part) => withText.Contains(part);

    /// <summary>The block of a part; a new one where there is none.</summary>
    public int BlockOf(int part, ref int count) => BlockOf(blocks, part, ref count);

    /// <summary>The block of a part of no known kind. Text that comes for the same part has a block of its own, so that it is not lost in what nobody reads.</summary>
    public int CarriedBlockOf(int part, ref int count) => BlockOf(carried, part, ref count);

    public TextDelta AddText(int part, string text, ref int count)
    {
        Note(part, text);
        return new TextDelta(BlockOf(part, ref count), text) { Item = Mark };
    }

    public RefusalDelta AddRefusal(int part, string text, ref int count)
    {
        Note(part, text);
        return new RefusalDelta(BlockOf(part, ref count), text) { Item = Mark };
    }

    /// <summary>A piece of arguments; <see langword="null"/> while the call is not known.</summary>
    public ToolArgumentsDelta? AddArguments(string json, ref int count)
    {
        if (!IsStarted)
        {
            waiting.Add(json);
            return null;
        }

        Note(0, json);
        return new ToolArgumentsDelta(BlockOf(0, ref count), json);
    }

    /// <summary>A piece of thinking; <see langword="null"/> when it is the summary of what came already. Summaries of several parts are paragraphs.</summary>
    public ThinkingDelta? AddThinking(in ResponsesDelta delta, ref int count)
    {
        if (thinking == ResponsesDeltaKind.Other)
        {
            thinking = delta.Kind;
        }

        if (thinking != delta.Kind)
        {
            return null;
        }

        string between = delta.Kind == ResponsesDeltaKind.Summary && HasText(0) && delta.Place.Part != thinkingPart ? "\n\n" : string.Empty;
        thinkingPart = delta.Place.Part;
        Note(0, delta.Text);
        return new ThinkingDelta(BlockOf(0, ref count), between + delta.Text);
    }

    private static int BlockOf(Dictionary<int, int> known, int part, ref int count)
    {
        if (!known.TryGetValue(part, out int block))
        {
            block = count++;
            known[part] = block;
        }

        return block;
    }

    private void Note(int part, string text)
    {
        if (text.Length > 0)
        {
            withText.Add(part);
        }
    }
}
