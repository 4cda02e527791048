using System.Text.Json;
using Suffice.Chat.Json;
using Suffice.Chat.OpenAI;
using Suffice.Chat.Streaming;
using Suffice.Chat.Wires;
using Suffice.Spending;

namespace Suffice.Chat.Responses;

/// <summary>Reads the events of a streamed response. What an event is, its data's <c>type</c> says; event names may be missing.</summary>
internal sealed class ResponsesStreamReader : IChatStreamReader
{
    private readonly ResponsesStreamItems items = new();
    private readonly WireMark wire = new();
    private bool started;

    /// <summary>Nothing follows the event in which the model stops.</summary>
    public bool HasStopped => false;

    public void Read(string? eventName, ReadOnlyMemory<byte> bytes, ICollection<ChatEvent> into)
    {
        ArgumentNullException.ThrowIfNull(into);
        if (bytes.Span.Trim((byte)' ').SequenceEqual("[DONE]"u8))
        {
            return;
        }

        wire.Begin(bytes, eventName);
        if (started)
        {
            ReadEvent(bytes, into);
            return;
        }

        List<ChatEvent> told = [];
        ReadEvent(bytes, told);
        Begin(told, into);
    }

    /// <summary>Some servers say nothing before the first item; other protocols' clients need a beginning first.</summary>
    private void Begin(List<ChatEvent> told, ICollection<ChatEvent> into)
    {
        if (!started && items.HasAny && told is [not StreamFailed and var first, ..])
        {
            started = true;
            into.Add(new AnswerStarted(null, null) { Wire = first.Wire, WireEvent = first.WireEvent });
            told[0] = first with { Wire = default };
        }

        told.ForEach(into.Add);
    }

    private void ReadEvent(ReadOnlyMemory<byte> bytes, ICollection<ChatEvent> into)
    {
        if (ResponsesDelta.TryRead(bytes.Span, out ResponsesDelta delta))
        {
            items.Add(delta, wire, into);
        }
        else
        {
            ReadWhole(JsonElement.Parse(bytes.Span), into);
        }

        if (!wire.IsTaken)
        {
            into.Add(new WireOnly { Wire = wire.Take(), WireEvent = wire.Name });
        }
    }

    private void ReadWhole(JsonElement root, ICollection<ChatEvent> into)
    {
        FieldReader fields = FieldReader.Of(root);
        string? kind = fields.Text("type");
        switch (kind)
        {
            case "response.created" or "response.in_progress" or "response.queued":
                Start(fields.Open("response"), into);
                break;
            case "response.output_item.added":
                items.Start(ref fields, wire, into);
                break;
            case "response.content_part.added":
                items.StartPart(ref fields, wire, into);
                break;
            case "response.content_part.done":
                items.EndPart(ref fields, wire, into);
                break;
            case "response.output_text.done" or "response.refusal.done" or "response.function_call_arguments.done":
                items.Complete(kind, ref fields, wire, into);
                break;
            case "response.output_item.done":
                items.End(ref fields, wire, into);
                break;
            case "response.completed" or "response.incomplete":
                Finish(root, fields.Open("response"), into);
                break;
            case "response.failed" or "response.cancelled":
                FailWith(fields.Open("response"), kind, into);
                break;
            case "error":
                ReadError(ref fields, into);
                break;
            case null when fields.Has("error"):
                ReadError(ref fields, into);
                break;
        }
    }

    /// <summary>The answer begins once, whichever of its first events comes.</summary>
    private void Start(FieldReader response, ICollection<ChatEvent> into)
    {
        if (started)
        {
            return;
        }

        started = true;
        into.Add(new AnswerStarted(response.Text("id"), response.Text("model"))
        {
            CreatedAt = UnixTime.Take(ref response, "created_at"),
            ServiceTier = response.Text("service_tier"),
            Wire = wire.Take(),
            WireEvent = wire.Name,
        });
    }

    private void Finish(JsonElement root, FieldReader response, ICollection<ChatEvent> into)
    {
        JsonElement whole = root.GetProperty("response"u8);
        Start(response, into);
        items.EndAll(into);
        string? status = response.PeekText("status");
        string? reason = ResponsesAnswerReader.ReasonOf(whole);
        ReadUsage(ref response, wire, into);
        foreach (string known in (ReadOnlySpan<string>)["id", "model", "output"])
        {
            response.Taken(known);
        }

        UnixTime.Take(ref response, "created_at");
        into.Add(new FieldsReported(response.Rest(), ExtraFields.None, ExtraFields.None) { Wire = wire.Take(), WireEvent = wire.Name });
        into.Add(new AnswerStopped(ResponsesStopReasons.Read(status, reason, items.HasCalls), reason ?? status));
        into.Add(new AnswerEnded());
    }

    /// <summary>What failed may have cost something too.</summary>
    private void FailWith(FieldReader response, string kind, ICollection<ChatEvent> into)
    {
        ReadUsage(ref response, new WireMark(), into);
        ChatError error = response.Has("error")
            ? ErrorBody.Read(500, JsonOutput.Bytes(response.Peek("error")))
            : new ChatError(500, $"the provider ended the answer with {kind} and no explanation");
        Fail(error.Code ?? "server_error", error.Message, into);
    }

    private void ReadError(ref FieldReader fields, ICollection<ChatEvent> into)
    {
        ChatError error = ErrorBody.Read(500, wire.Peek());
        string? word = error.Code ?? (error.Kind is "error" or "api_error" ? null : error.Kind);
        Fail(word ?? "server_error", error.Message, into);
    }

    private static void ReadUsage(ref FieldReader response, WireMark wire, ICollection<ChatEvent> into)
    {
        string? tier = response.Text("service_tier");
        if (response.Object("usage") is { } usage)
        {
            into.Add(new UsageReported(OpenAIUsage.Read(usage), usage)
            {
                ServiceTier = tier,
                ReportedCostUsd = OpenAIUsage.CostOf(usage),
                Wire = wire.Take(),
                WireEvent = wire.Name,
            });
        }
    }

    private void Fail(string kind, string message, ICollection<ChatEvent> into)
    {
        ReadOnlyMemory<byte> told = wire.Take();
        into.Add(new StreamFailed(kind, message) { Wire = started ? told : default, WireEvent = wire.Name });
    }
}
