using System.Collections.Immutable;
using Suffice.Chat.Streaming;

namespace Suffice.Chat.Responses;

/// <summary>One output item that is being written to a stream.</summary>
/// <param name="output">Its place.</param>
/// <param name="kind">What it is: <c>message</c>, <c>reasoning</c>, <c>function_call</c>, or empty for one that is carried.</param>
/// <param name="mark">What its parts bear.</param>
/// <param name="origin">What they bore before; parts of another origin are of another item.</param>
internal sealed class ResponsesWrittenItem(int output, string kind, ResponsesItem mark, ResponsesItem? origin)
{
    private readonly List<CollectedBlock> parts = [];
    private readonly List<bool> ended = [];

    public int Output => output;

    public string Kind => kind;

    public string Id => mark.Id!;

    public ResponsesItem? Origin => origin;

    public bool IsEnded { get; set; }

    /// <summary>True when a part of its summary has begun.</summary>
    public bool HasSummary { get; set; }

    public int Count => parts.Count;

    /// <summary>Begins a part.</summary>
    /// <returns>Its number.</returns>
    public int AddPart()
    {
        parts.Add(new CollectedBlock());
        ended.Add(false);
        return parts.Count - 1;
    }

    public void Add(int part, BlockEvent step) => parts[part].Add(step);

    /// <summary>Ends a part.</summary>
    /// <returns>False when it has ended already.</returns>
    public bool TryEnd(int part)
    {
        bool first = !ended[part];
        ended[part] = true;
        return first;
    }

    public ContentPart? PartOf(int part) => parts[part].Build() is { } built ? built with { Item = MarkOf(built) } : null;

    public ImmutableArray<ContentPart> Parts() => [.. Enumerable.Range(0, parts.Count).Select(PartOf).OfType<ContentPart>()];

    /// <summary>Reasoning tells its own fields only at its end.</summary>
    private ResponsesItem MarkOf(ContentPart built) =>
        built is ThinkingPart { Item: { } told } ? new ResponsesItem { Id = mark.Id, Extra = told.Extra } : mark;
}
