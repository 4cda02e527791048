using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json;
using Suffice.Chat.Json;

namespace Suffice.Chat.Responses;

/// <summary>Writes the events in which an item begins, grows and ends.</summary>
/// <param name="events">Writes single events.</param>
internal sealed class ResponsesItemEvents(ResponsesEventWriter events)
{
    /// <summary>Begins a message, a piece of reasoning or a function call.</summary>
    public void Start(ResponsesWrittenItem item, ToolCallStarted? call, IBufferWriter<byte> output) =>
        events.WriteItem("response.output_item.added", item, json => WriteBegun(item, json, call), output);

    public void StartCarried(ResponsesWrittenItem item, JsonElement whole, IBufferWriter<byte> output) =>
        events.WriteItem("response.output_item.added", item, json => json.Raw(whole), output);

    public void StartPart(ResponsesWrittenItem item, int part, ChatEvent step, IBufferWriter<byte> output)
    {
        ContentPart empty = step switch
        {
            RefusalDelta => new RefusalPart(string.Empty),
            OpaqueDelta opaque => new OpaquePart(string.Empty, opaque.Json),
            _ => new TextPart(string.Empty),
        };
        WritePart("response.content_part.added", item, part, empty, output);
    }

    public void AddSaid(ResponsesWrittenItem item, int part, ChatEvent step, IBufferWriter<byte> output)
    {
        switch (step)
        {
            case TextDelta { Text.Length: > 0 } text:
                Utf8JsonWriter json = BeginOfPart("response.output_text.delta", item, part);
                json.WriteString("delta"u8, text.Text);
                WriteLogprobs(json, text.Logprobs);
                events.End("response.output_text.delta", json, output);
                break;
            case RefusalDelta { Text.Length: > 0 } refusal:
                Utf8JsonWriter refused = BeginOfPart("response.refusal.delta", item, part);
                refused.WriteString("delta"u8, refusal.Text);
                events.End("response.refusal.delta", refused, output);
                break;
        }
    }

    public void AddArguments(ResponsesWrittenItem item, string arguments, IBufferWriter<byte> output)
    {
        if (arguments.Length > 0)
        {
            Utf8JsonWriter json = events.Begin("response.function_call_arguments.delta", item);
            json.WriteString("delta"u8, arguments);
            events.End("response.function_call_arguments.delta", json, output);
        }
    }

    public void AddThinking(ResponsesWrittenItem item, string text, IBufferWriter<byte> output)
    {
        if (text.Length == 0)
        {
            return;
        }

        if (!item.HasSummary)
        {
            item.HasSummary = true;
            WriteSummaryPart("response.reasoning_summary_part.added", item, string.Empty, output);
        }

        Utf8JsonWriter json = BeginOfSummary("response.reasoning_summary_text.delta", item);
        json.WriteString("delta"u8, text);
        events.End("response.reasoning_summary_text.delta", json, output);
    }

    public void EndPart(ResponsesWrittenItem item, int part, IBufferWriter<byte> output)
    {
        if (!item.TryEnd(part) || item.PartOf(part) is not { } said)
        {
            return;
        }

        switch (said)
        {
            case TextPart text:
                Utf8JsonWriter json = BeginOfPart("response.output_text.done", item, part);
                json.WriteString("text"u8, text.Text);
                WriteLogprobs(json, null);
                events.End("response.output_text.done", json, output);
                break;
            case RefusalPart refusal:
                Utf8JsonWriter refused = BeginOfPart("response.refusal.done", item, part);
                refused.WriteString("refusal"u8, refusal.Text);
                events.End("response.refusal.done", refused, output);
                break;
        }

        WritePart("response.content_part.done", item, part, said, output);
    }

    /// <summary>Ends an item; one that has ended already stays as it is.</summary>
    public void End(ResponsesWrittenItem item, bool isCut, IBufferWriter<byte> output)
    {
        if (item.IsEnded)
        {
            return;
        }

        item.IsEnded = true;
        ImmutableArray<ContentPart> parts = item.Parts();
        switch (parts)
        {
            case [ToolCallPart call]:
                Utf8JsonWriter json = events.Begin("response.function_call_arguments.done", item);
                json.WriteString("name"u8, call.Name);
                json.WriteString("arguments"u8, call.ArgumentsJson);
                events.End("response.function_call_arguments.done", json, output);
                break;
            case [ThinkingPart thinking] when item.HasSummary:
                EndSummary(item, thinking.Text, output);
                break;
            default:
                for (int part = 0; part < item.Count; part++)
                {
                    EndPart(item, part, output);
                }

                break;
        }

        events.WriteItem("response.output_item.done", item, json => WriteEnded(parts, isCut, json), output);
    }

    private void EndSummary(ResponsesWrittenItem item, string text, IBufferWriter<byte> output)
    {
        Utf8JsonWriter json = BeginOfSummary("response.reasoning_summary_text.done", item);
        json.WriteString("text"u8, text);
        events.End("response.reasoning_summary_text.done", json, output);
        WriteSummaryPart("response.reasoning_summary_part.done", item, text, output);
    }

    private void WriteEnded(ImmutableArray<ContentPart> parts, bool isCut, Utf8JsonWriter json) =>
        new ResponsesOutputWriter(json, events.NewCrossing(), new ResponsesItemIds(string.Empty)) { IsCut = isCut }.WriteAll(parts);

    private void WritePart(string kind, ResponsesWrittenItem item, int part, ContentPart said, IBufferWriter<byte> output)
    {
        Utf8JsonWriter json = BeginOfPart(kind, item, part);
        json.WritePropertyName("part"u8);
        new ResponsesOutputWriter(json, events.NewCrossing(), new ResponsesItemIds(string.Empty)).WriteSaid(said);
        events.End(kind, json, output);
    }

    private void WriteSummaryPart(string kind, ResponsesWrittenItem item, string text, IBufferWriter<byte> output)
    {
        Utf8JsonWriter json = BeginOfSummary(kind, item);
        json.WriteStartObject("part"u8);
        json.WriteString("type"u8, "summary_text"u8);
        json.WriteString("text"u8, text);
        json.WriteEndObject();
        events.End(kind, json, output);
    }

    private Utf8JsonWriter BeginOfPart(string kind, ResponsesWrittenItem item, int part)
    {
        Utf8JsonWriter json = events.Begin(kind, item);
        json.WriteNumber("content_index"u8, part);
        return json;
    }

    private Utf8JsonWriter BeginOfSummary(string kind, ResponsesWrittenItem item)
    {
        Utf8JsonWriter json = events.Begin(kind, item);
        json.WriteNumber("summary_index"u8, 0);
        return json;
    }

    private static void WriteBegun(ResponsesWrittenItem item, Utf8JsonWriter json, ToolCallStarted? call)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, item.Kind);
        json.WriteString("id"u8, item.Id);
        switch (item.Kind)
        {
            case "message":
                json.WriteString("status"u8, "in_progress"u8);
                json.WriteString("role"u8, "assistant"u8);
                json.WriteStartArray("content"u8);
                json.WriteEndArray();
                break;
            case "reasoning":
                json.WriteStartArray("summary"u8);
                json.WriteEndArray();
                break;
            default:
                json.WriteString("status"u8, "in_progress"u8);
                json.WriteString("call_id"u8, call?.Id);
                json.WriteString("name"u8, call?.Name);
                json.WriteString("arguments"u8, string.Empty);
                break;
        }

        json.WriteEndObject();
    }

    private static void WriteLogprobs(Utf8JsonWriter json, JsonElement? logprobs)
    {
        json.WritePropertyName("logprobs"u8);
        if (logprobs is { ValueKind: JsonValueKind.Object } all && all.TryGetProperty("content"u8, out JsonElement list) && list.ValueKind == JsonValueKind.Array)
        {
            json.Raw(list);
        }
        else
        {
            json.WriteStartArray();
            json.WriteEndArray();
        }
    }
}
