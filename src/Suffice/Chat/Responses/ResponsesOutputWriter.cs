using System.Collections.Immutable;
using System.Text.Json;
using Suffice.Chat.Json;
using Suffice.Chat.Wires;

namespace Suffice.Chat.Responses;

/// <summary>Writes what a model said as items: reasoning, messages, function calls.</summary>
/// <param name="json">Where to.</param>
/// <param name="crossing">Where it comes from.</param>
/// <param name="ids">Gives ids to items without one, in an answer; <see langword="null"/> in a call, where none is needed.</param>
internal sealed class ResponsesOutputWriter(Utf8JsonWriter json, WireCrossing crossing, ResponsesItemIds? ids = null)
{
    /// <summary>True to call the last message cut short.</summary>
    public bool IsCut { get; init; }

    /// <summary>Log-probabilities of the first text, as a list.</summary>
    public JsonElement? Logprobs { get; set; }

    /// <summary>Writes all parts; those of one message that follow each other become one item.</summary>
    public void WriteAll(ImmutableArray<ContentPart> parts)
    {
        List<ContentPart> said = [];
        foreach (ContentPart part in parts)
        {
            bool speaks = part is TextPart or RefusalPart or ImagePart or OpaquePart { IsItem: false, IsToolCall: false };
            if (!(speaks ? Speaks(part) : Goes(part)))
            {
                continue;
            }

            if (!speaks || (said is [.., { } last] && !ReferenceEquals(last.Item, part.Item)))
            {
                WriteMessage(said, isLast: false);
                said.Clear();
            }

            if (speaks)
            {
                said.Add(part);
            }
            else
            {
                WriteItem(part);
            }
        }

        WriteMessage(said, isLast: true);
    }

    private void WriteItem(ContentPart part)
    {
        switch (part)
        {
            case ToolCallPart call:
                WriteCall(call);
                break;
            case ThinkingPart thinking:
                WriteReasoning(thinking);
                break;
            case OpaquePart opaque:
                ids?.Next(string.Empty);
                json.Raw(opaque.Json);
                break;
        }
    }

    /// <summary>A caller gets all thinking, and the proof of it to give back; a provider gets only its own.</summary>
    private bool Goes(ContentPart part)
    {
        string? lost = part switch
        {
            ThinkingPart thinking when ids is null && !IsOfOpenAI(thinking) => "thinking",
            OpaquePart opaque when !crossing.IsOwn => opaque.Kind,
            _ => null,
        };
        if (lost is not null)
        {
            crossing.Lose(lost);
        }

        return lost is null;
    }

    private bool IsOfOpenAI(ThinkingPart thinking) =>
        thinking is { Signature: null, RedactedBytes: null } && (crossing.IsOwn || thinking.EncryptedContent is { Length: > 0 });

    private void WriteCall(ToolCallPart call)
    {
        FieldWriter fields = Begin("function_call", call.Item, "fc_");
        crossing.Keep(call.Extra);
        crossing.Keep("cache_control", call.CacheControl);
        WriteStatus(ref fields, "completed");
        fields.Text("call_id", call.Id);
        fields.Text("name", call.Name);
        fields.Text("arguments", call.ArgumentsJson);
        fields.End();
    }

    private void WriteReasoning(ThinkingPart thinking)
    {
        FieldWriter fields = Begin("reasoning", thinking.Item, "rs_");
        if (!fields.Keeps("summary"))
        {
            Utf8JsonWriter summary = fields.Name("summary");
            summary.WriteStartArray();
            if (thinking.Text.Length > 0)
            {
                WriteSummary(thinking.Text);
            }

            summary.WriteEndArray();
        }

        bool foreign = ids is not null && (!crossing.IsOwn || thinking.Signature is not null || thinking.RedactedBytes is not null);
        fields.Text("encrypted_content", thinking.EncryptedContent ?? (foreign ? CarriedReasoning.ForResponses(thinking) : null));
        fields.End();
    }

    private void WriteSummary(string text)
    {
        FieldWriter fields = FieldWriter.Begin(json);
        fields.Text("type", "summary_text");
        fields.Text("text", text);
        fields.End();
    }

    private void WriteMessage(List<ContentPart> said, bool isLast)
    {
        if (said.Count == 0)
        {
            return;
        }

        ResponsesItem? item = said[0].Item;
        bool typed = item is not null && (ids is null || item.Extra.Find("type") is not null);
        FieldWriter fields = Begin(typed ? null : "message", item, "msg_");
        fields.Text("role", "assistant");
        WriteStatus(ref fields, isLast && IsCut ? "incomplete" : "completed");
        if (ids is null)
        {
            ResponsesPartWriter.WriteContent(ref fields, "content", said, item?.IsPlainString == true, "output_text", crossing);
        }
        else
        {
            Utf8JsonWriter content = fields.Name("content");
            content.WriteStartArray();
            said.ForEach(WriteSaid);
            content.WriteEndArray();
        }

        fields.End();
    }

    /// <summary>Clients want the lists of a text even when they are empty.</summary>
    public void WriteSaid(ContentPart part)
    {
        if (part is not TextPart text)
        {
            ResponsesPartWriter.Write(part, "output_text", json, crossing);
            return;
        }

        FieldWriter fields = FieldWriter.Begin(json, crossing.Keep(text.Extra));
        fields.Text("type", "output_text");
        fields.Text("text", text.Text);
        WriteEmptyList(ref fields, text, "annotations");
        if (Logprobs is { } counted && !fields.Keeps("logprobs"))
        {
            fields.Json("logprobs", counted);
            Logprobs = null;
        }
        else
        {
            WriteEmptyList(ref fields, text, "logprobs");
        }

        fields.End();
    }

    private void WriteEmptyList(ref FieldWriter fields, TextPart text, string name)
    {
        if ((!crossing.IsOwn || text.Item is null) && !fields.Keeps(name))
        {
            Utf8JsonWriter list = fields.Name(name);
            list.WriteStartArray();
            list.WriteEndArray();
        }
    }

    private FieldWriter Begin(string? kind, ResponsesItem? item, string prefix)
    {
        string? made = ids?.Next(prefix);
        FieldWriter fields = FieldWriter.Begin(json, item?.Extra ?? ExtraFields.None);
        fields.Text("type", kind);
        fields.Text("id", item?.Id ?? made);
        return fields;
    }

    private void WriteStatus(ref FieldWriter fields, string status)
    {
        if (ids is not null)
        {
            fields.Usual("status", status);
        }
    }

    /// <summary>A text that says nothing is worth an item only where its provider made one.</summary>
    private bool Speaks(ContentPart part)
    {
        if (part is TextPart { Text.Length: 0 } or RefusalPart { Text.Length: 0 } && !crossing.IsOwn)
        {
            crossing.Keep(part.Extra);
            return false;
        }

        return ResponsesPartWriter.Goes(part, crossing);
    }
}
