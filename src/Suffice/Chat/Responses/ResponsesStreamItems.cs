using System.Text.Json;
using Suffice.Chat.Json;
using Suffice.Chat.Streaming;

namespace Suffice.Chat.Responses;

/// <summary>The output items of a streamed response, by their place; pieces of several may alternate.</summary>
internal sealed class ResponsesStreamItems
{
    private readonly List<ResponsesStreamedItem> items = [];
    private int blocks;

    /// <summary>True when the model asked for a function.</summary>
    public bool HasCalls { get; private set; }

    /// <summary>True when an item has begun.</summary>
    public bool HasAny => items.Count > 0;

    public void Start(ref FieldReader fields, WireMark wire, ICollection<ChatEvent> into)
    {
        ResponsesPlace place = ResponsesPlace.Of(ref fields);
        FieldReader item = fields.Open("item");
        string kind = item.RequiredText("type", "name the item's type");
        place.ItemId ??= item.PeekText("id");
        ResponsesStreamedItem started = Add(place, kind);
        switch (kind)
        {
            case "function_call":
                StartCall(started, ref item, wire, into);
                break;
            case "message":
                started.Mark = MarkOf(ref item);
                break;
            case "reasoning":
                break;
            default:
                into.Add(new OpaqueDelta(started.CarriedBlockOf(0, ref blocks), fields.Peek("item")) { IsItem = true, Wire = wire.Take(), WireEvent = wire.Name });
                break;
        }
    }

    public void Add(in ResponsesDelta delta, WireMark wire, ICollection<ChatEvent> into)
    {
        ResponsesStreamedItem item = FindFor(delta.Place, delta.Kind switch
        {
            ResponsesDeltaKind.Arguments => "function_call",
            ResponsesDeltaKind.Summary or ResponsesDeltaKind.Reasoning => "reasoning",
            _ => "message",
        });
        ChatEvent? step = delta.Kind switch
        {
            ResponsesDeltaKind.Arguments => item.AddArguments(delta.Text, ref blocks),
            ResponsesDeltaKind.Summary or ResponsesDeltaKind.Reasoning => item.AddThinking(delta, ref blocks),
            ResponsesDeltaKind.Refusal => item.AddRefusal(delta.Place.Part, delta.Text, ref blocks),
            _ => item.AddText(delta.Place.Part, delta.Text, ref blocks) with { Logprobs = delta.Logprobs },
        };
        if (step is not null)
        {
            into.Add(step with { Wire = wire.Take(), WireEvent = wire.Name });
        }
    }

    /// <summary>A part begins; one that stays empty is a part all the same.</summary>
    public void StartPart(ref FieldReader fields, WireMark wire, ICollection<ChatEvent> into)
    {
        ResponsesStreamedItem item = Find(ResponsesPlace.Of(ref fields), "message");
        int number = fields.Whole("content_index") ?? 0;
        FieldReader part = fields.Open("part");
        ChatEvent? step = part.Text("type") switch
        {
            _ when item.Kind != "message" => null,
            "output_text" => item.AddText(number, part.Text("text") ?? string.Empty, ref blocks),
            "refusal" => item.AddRefusal(number, part.Text("refusal") ?? string.Empty, ref blocks),
            _ => new OpaqueDelta(item.CarriedBlockOf(number, ref blocks), fields.Peek("part")) { Item = item.Mark },
        };
        if (step is not null)
        {
            into.Add(step with { Wire = wire.Take(), WireEvent = wire.Name });
        }
    }

    /// <summary>A part ends; only now its annotations are all known.</summary>
    public void EndPart(ref FieldReader fields, WireMark wire, ICollection<ChatEvent> into)
    {
        ResponsesStreamedItem item = Find(ResponsesPlace.Of(ref fields), "message");
        int number = fields.Whole("content_index") ?? 0;
        if (item.Kind != "message" || item.IsEnded)
        {
            return;
        }

        FieldReader part = fields.Open("part");
        string text = part.Text("text") ?? part.Text("refusal") ?? string.Empty;
        string rest = item.HasText(number) ? string.Empty : text;
        ChatEvent? step = part.Text("type") switch
        {
            "output_text" => item.AddText(number, rest, ref blocks) with { Extra = part.Rest() },
            "refusal" => item.AddRefusal(number, rest, ref blocks) with { Extra = part.Rest() },
            _ => null,
        };
        if (step is not null)
        {
            into.Add(step with { Wire = wire.Take(), WireEvent = wire.Name });
        }
    }

    /// <summary>The whole of what came in pieces; counts only where no piece came.</summary>
    public void Complete(string kind, ref FieldReader fields, WireMark wire, ICollection<ChatEvent> into)
    {
        ResponsesStreamedItem item = Find(ResponsesPlace.Of(ref fields), kind == "response.function_call_arguments.done" ? "function_call" : "message");
        int number = fields.Whole("content_index") ?? 0;
        if (item.HasText(number))
        {
            return;
        }

        ChatEvent? step = kind switch
        {
            "response.function_call_arguments.done" => item.AddArguments(fields.Text("arguments") ?? string.Empty, ref blocks),
            "response.refusal.done" => item.AddRefusal(number, fields.Text("refusal") ?? string.Empty, ref blocks),
            _ => item.AddText(number, fields.Text("text") ?? string.Empty, ref blocks),
        };
        if (step is not null)
        {
            into.Add(step with { Wire = wire.Take(), WireEvent = wire.Name });
        }
    }

    public void End(ref FieldReader fields, WireMark wire, ICollection<ChatEvent> into)
    {
        ResponsesPlace place = ResponsesPlace.Of(ref fields);
        JsonElement whole = fields.Object("item") ?? throw fields.Missing("item", "give an item");
        FieldReader told = FieldReader.Of(whole, ".item");
        place.ItemId ??= told.PeekText("id");
        ResponsesStreamedItem item = Find(place, told.RequiredText("type", "name the item's type"));
        if (item.IsEnded)
        {
            return;
        }

        Complete(item, whole, wire, into);
        EndBlocks(item, wire, into);
    }

    /// <summary>Ends what a server forgot to end.</summary>
    public void EndAll(ICollection<ChatEvent> into)
    {
        foreach (ResponsesStreamedItem item in items.Where(item => !item.IsEnded))
        {
            EndBlocks(item, new WireMark(), into);
        }
    }

    /// <summary>Takes from the finished item what its pieces did not tell.</summary>
    private void Complete(ResponsesStreamedItem item, JsonElement whole, WireMark wire, ICollection<ChatEvent> into)
    {
        FieldReader fields = FieldReader.Of(whole, ".item");
        ChatEvent? step = null;
        switch (item.Kind)
        {
            case "function_call":
                if (!item.IsStarted)
                {
                    StartCall(item, ref fields, wire, into);
                }
                else if (!item.HasText(0) && fields.Text("arguments") is { Length: > 0 } arguments)
                {
                    step = item.AddArguments(arguments, ref blocks);
                }

                break;
            case "reasoning":
                ThinkingPart thinking = ResponsesItemReader.ReadReasoning(ref fields);
                step = new ThinkingDelta(item.BlockOf(0, ref blocks), item.HasText(0) ? string.Empty : thinking.Text, thinking.Signature, thinking.RedactedBytes)
                {
                    EncryptedContent = thinking.EncryptedContent ?? string.Empty,
                    Item = thinking.Item,
                };
                break;
            case "message":
                CompleteMessage(item, whole, wire, into);
                break;
            default:
                step = new OpaqueDelta(item.CarriedBlockOf(0, ref blocks), whole) { IsItem = true };
                break;
        }

        if (step is not null)
        {
            into.Add(step with { Wire = wire.Take(), WireEvent = wire.Name });
        }
    }

    /// <summary>Some servers send a message whole and no part of it before.</summary>
    private void CompleteMessage(ResponsesStreamedItem item, JsonElement whole, WireMark wire, ICollection<ChatEvent> into)
    {
        if (item.HasBlocks)
        {
            return;
        }

        foreach (ContentPart part in ResponsesItemReader.ReadOutput(whole))
        {
            item.Mark ??= part.Item;
            int number = item.Parts;
            ChatEvent step = part switch
            {
                TextPart text => item.AddText(number, text.Text, ref blocks) with { Extra = text.Extra },
                RefusalPart refusal => item.AddRefusal(number, refusal.Text, ref blocks) with { Extra = refusal.Extra },
                OpaquePart opaque => new OpaqueDelta(item.CarriedBlockOf(number, ref blocks), opaque.Json) { IsItem = opaque.IsItem, Item = opaque.IsItem ? null : item.Mark },
                _ => new WireOnly(),
            };
            into.Add(step with { Wire = wire.Take(), WireEvent = wire.Name });
        }
    }

    private void StartCall(ResponsesStreamedItem item, ref FieldReader fields, WireMark wire, ICollection<ChatEvent> into)
    {
        HasCalls = true;
        item.IsStarted = true;
        string id = fields.RequiredText("call_id", "give the call's id");
        string name = fields.RequiredText("name", "name the function");
        string? arguments = fields.Text("arguments");
        fields.Taken("type");
        fields.Taken("arguments");
        into.Add(new ToolCallStarted(item.BlockOf(0, ref blocks), id, name)
        {
            Item = MarkOf(ref fields),
            Wire = wire.Take(),
            WireEvent = wire.Name,
        });
        foreach (string piece in item.HasWaiting ? item.Waiting : [arguments ?? string.Empty])
        {
            if (item.AddArguments(piece, ref blocks) is { Json.Length: > 0 } step)
            {
                into.Add(step);
            }
        }
    }

    private static void EndBlocks(ResponsesStreamedItem item, WireMark wire, ICollection<ChatEvent> into)
    {
        item.IsEnded = true;
        foreach (int block in item.Blocks)
        {
            into.Add(new BlockEnded(block) { Wire = wire.Take(), WireEvent = wire.Name });
        }
    }

    /// <summary>What is the same at the end, whichever end it has, is said by the answer.</summary>
    private static ResponsesItem MarkOf(ref FieldReader item)
    {
        item.Taken("status");
        item.Taken("content");
        item.Taken("role");
        return new ResponsesItem { Id = item.Text("id"), Extra = item.Rest() };
    }

    /// <summary>The item a delta belongs to. One of another kind at the same place is another item, whatever the server numbers it.</summary>
    private ResponsesStreamedItem FindFor(ResponsesPlace place, string kind)
    {
        ResponsesStreamedItem found = Find(place, kind);
        return found.Kind == kind || found.Kind is not ("message" or "reasoning" or "function_call")
            ? found
            : KnownAt(place, kind) ?? Add(place, kind);
    }

    /// <summary>The item an event is of: by its place, else by its id, else the one that is being told.</summary>
    private ResponsesStreamedItem Find(ResponsesPlace place, string kind) =>
        KnownAt(place, kind: null)
        ?? (place.Output is null && place.ItemId is null && items is [.., { IsEnded: false } last] && last.Kind == kind ? last : Add(place, kind));

    private ResponsesStreamedItem? KnownAt(ResponsesPlace place, string? kind)
    {
        // A loop and no delegate, since every piece of an answer passes here.
        foreach (ResponsesStreamedItem item in items)
        {
            bool isThere = place.Output is { } output ? item.Output == output : place.ItemId is { } id && item.Id == id;
            if (isThere && (kind is null || item.Kind == kind))
            {
                return item;
            }
        }

        return null;
    }

    private ResponsesStreamedItem Add(ResponsesPlace place, string kind)
    {
        ResponsesStreamedItem item = new(place.Output ?? items.Count, place.ItemId, kind);
        items.Add(item);
        return item;
    }
}
