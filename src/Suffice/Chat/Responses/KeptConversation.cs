using System.Collections.Immutable;
using System.Text.Json;
using Suffice.Chat.Json;
using Suffice.Chat.Wires;

namespace Suffice.Chat.Responses;

/// <summary>What a host needs that keeps answers of OpenAI's Responses, so that later calls go on from them.</summary>
public static class KeptConversation
{
    private const string Previous = "previous_response_id";

    /// <summary>The kept answer that a call wants to go on from.</summary>
    /// <param name="request">The call.</param>
    /// <returns>Its id; <see langword="null"/> when the call stands alone.</returns>
    public static string? PreviousOf(ChatRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);

        return request.Extra.Find(Previous) is { ValueKind: JsonValueKind.String } id ? id.GetString() : null;
    }

    /// <summary>Whether a call lets its answer be kept; what is unsaid means yes in this protocol.</summary>
    /// <param name="request">The call.</param>
    /// <returns>True when it may be kept.</returns>
    public static bool MayKeep(ChatRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);

        return request.Extra.Find("store") is not { ValueKind: JsonValueKind.False };
    }

    /// <summary>The call with what was said before it. Instructions are of one call and are never taken over.</summary>
    /// <param name="request">The call.</param>
    /// <param name="before">What was said before, oldest first.</param>
    /// <returns>The whole call, which names no earlier answer any more.</returns>
    public static ChatRequest GoOn(ChatRequest request, ImmutableArray<ChatMessage> before)
    {
        ArgumentNullException.ThrowIfNull(request);
        ImmutableArray<ChatMessage> said = request.Messages;
        int first = IsInstructed(said) ? 1 : 0;

        return request with
        {
            Messages = ResponsesItemReader.Joined([.. said[..first], .. before, .. said[first..]]),
            Extra = request.Extra.Without(Previous),
            Forms = request.Forms & ~RequestForms.StringInput,
        };
    }

    /// <summary>The call as it goes to a provider when its answer is kept here: the provider need not keep it too.</summary>
    /// <param name="request">The call.</param>
    /// <returns>The call.</returns>
    public static ChatRequest KeptHere(ChatRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);

        return request with { Forms = request.Forms | RequestForms.KeptHere };
    }

    /// <summary>What a call said, its instructions aside.</summary>
    /// <param name="request">The call.</param>
    /// <returns>The messages.</returns>
    public static ImmutableArray<ChatMessage> InputOf(ChatRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);

        return IsInstructed(request.Messages) ? request.Messages.RemoveAt(0) : request.Messages;
    }

    /// <summary>What an answer adds to the conversation.</summary>
    /// <remarks>
    /// Ids stay behind, since a provider would look them up, and so does reasoning that no provider could use again; what it is
    /// trusted by goes along, and is taken out where another vendor answers.
    /// </remarks>
    /// <param name="answer">The answer.</param>
    /// <returns>The message; <see langword="null"/> when it said nothing.</returns>
    public static ChatMessage? SaidBy(ChatAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        ImmutableArray<ContentPart> parts = ResponsesItem.WithoutIds(answer.Parts.Where(part => part is not ThinkingPart { Proof: null, Signature: null }));

        return parts.IsEmpty ? null : new ChatMessage { Role = ChatRole.Assistant, Parts = parts, IsPlainString = parts is [TextPart] };
    }

    /// <summary>Puts items of kept answers where a call names them by their id.</summary>
    /// <param name="request">The call.</param>
    /// <param name="find">Finds the parts of an item; empty when it is not known.</param>
    /// <returns>The call; what is not known stays a reference.</returns>
    public static ChatRequest Resolve(ChatRequest request, Func<string, ImmutableArray<ContentPart>> find)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(find);

        return request.Messages.Any(message => message.Parts.Any(part => ReferenceOf(part) is not null))
            ? request with { Messages = [.. request.Messages.Select(message => message with { Parts = [.. message.Parts.SelectMany(Resolved)] })] }
            : request;

        IEnumerable<ContentPart> Resolved(ContentPart part) =>
            ReferenceOf(part) is { } id && find(id) is { IsEmpty: false } parts ? parts : [part];
    }

    /// <summary>The first item that a call refers to and does not hold.</summary>
    /// <param name="request">The call.</param>
    /// <returns>The item's id; <see langword="null"/> when it refers to none.</returns>
    public static string? UnresolvedOf(ChatRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);

        return request.Messages.SelectMany(message => message.Parts).Select(ReferenceOf).FirstOrDefault(id => id is not null);
    }

    /// <summary>The parts of one item of an answer.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="id">The item's id.</param>
    /// <returns>The parts; empty when it has no such item.</returns>
    public static ImmutableArray<ContentPart> ItemOf(ChatAnswer answer, string id)
    {
        ArgumentNullException.ThrowIfNull(answer);

        return SaidBy(answer with { Parts = [.. answer.Parts.Where(part => IdOf(part) == id)] })?.Parts ?? [];
    }

    /// <summary>The ids of an answer's items.</summary>
    /// <param name="answer">The answer.</param>
    /// <returns>Each once.</returns>
    public static IEnumerable<string> ItemsOf(ChatAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);

        return answer.Parts.Select(IdOf).OfType<string>().Distinct(StringComparer.Ordinal);
    }

    /// <summary>Writes what a call said as the items it was made of, each with an id.</summary>
    /// <param name="said">The messages.</param>
    /// <param name="seed">What the ids of items without one are made of.</param>
    /// <returns>The items, oldest first.</returns>
    public static IReadOnlyList<JsonElement> ItemsOf(ImmutableArray<ChatMessage> said, string seed)
    {
        WireCrossing own = new(ChatProtocol.Responses, ChatProtocol.Responses);
        ResponsesItemIds ids = new(seed);
        JsonElement items = JsonOutput.Element(json =>
        {
            json.WriteStartArray();
            foreach (ChatMessage message in said)
            {
                ResponsesItemWriter.Write(message, json, own);
            }

            json.WriteEndArray();
        });

        return [.. items.EnumerateArray().Select(item => WithId(item, ids.Next("item_")))];
    }

    private static JsonElement WithId(JsonElement item, string made) => JsonOutput.Element(json =>
    {
        ExtraFields fields = ExtraFields.Of(item);
        FieldWriter written = FieldWriter.Begin(json, fields);
        if (fields.Find("type") is null)
        {
            written.Text("type", "message");
        }

        if (fields.Find("id") is null)
        {
            written.Text("id", made);
        }

        written.End();
    });

    private static bool IsInstructed(ImmutableArray<ChatMessage> said) => said is [{ IsInstructions: true }, ..];

    private static string? ReferenceOf(ContentPart part) => part is OpaquePart { IsItem: true, Kind: "item_reference" } ? IdOf(part) : null;

    private static string? IdOf(ContentPart part) =>
        part is OpaquePart { IsItem: true } opaque
            ? opaque.Json.TryGetProperty("id"u8, out JsonElement id) && id.ValueKind == JsonValueKind.String ? id.GetString() : null
            : part.Item?.Id;
}
