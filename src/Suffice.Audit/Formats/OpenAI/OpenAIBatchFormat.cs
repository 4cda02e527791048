using System.Text.Json;
using Suffice.Audit.Calls;
using Suffice.Audit.Formats.Answers;
using Suffice.Audit.Formats.Values;

namespace Suffice.Audit.Formats.OpenAI;

/// <summary>Files of OpenAI's Batch interface: lines that went in and lines that came out, joined by <c>custom_id</c>.</summary>
internal sealed class OpenAIBatchFormat : ILogFormat
{
    private const string Tier = "batch";

    public string Name => "openai-batch";

    public string Title => "OpenAI Batch files, in and out";

    public int Fit(JsonElement row) => row.Has("custom_id"u8) && ((row.Has("body"u8) && (row.Has("url"u8) || row.Has("method"u8)))
        || (row.Has("response"u8) && !row.Has("result"u8))) ? 96 : 0;

    public void Read(JsonElement row, RowReadings found)
    {
        if (row.Text("custom_id"u8) is not { } key)
        {
            found.Malformed("custom_id is missing; every line of a batch has one");
        }
        else if (row.Has("response"u8))
        {
            ReadAnswer(row, key, found);
        }
        else if (row.Get("body"u8).IsObject())
        {
            ReadRequest(row, key, found);
        }
        else
        {
            found.Malformed("neither body nor response is there; a line of a batch has one of them");
        }
    }

    private static void ReadRequest(JsonElement row, string key, RowReadings found)
    {
        JsonElement body = row.Get("body"u8);
        if (row.Text("url"u8)?.EndsWith("/embeddings", StringComparison.Ordinal) == true)
        {
            found.NotACall("call for embeddings");
            return;
        }

        Exchange exchange = new(body, default, default);
        LoggedCall call = body.Has("messages"u8) ? OpenAIFormat.Call(exchange, new LoggedCall()) : OpenAIResponsesFormat.Call(exchange, new LoggedCall());
        found.Add(new CallPiece(key, 0, call with { ServiceTier = Tier }, CallPieceKind.RequestOnly));
    }

    private static void ReadAnswer(JsonElement row, string key, RowReadings found)
    {
        JsonElement response = row.Get("response"u8);
        JsonElement body = response.Get("body"u8);
        if (body.Is("object"u8, "list"u8))
        {
            found.NotACall("call for embeddings");
            return;
        }

        bool failed = response.Count("status_code"u8) is not (null or 200) || row.Get("error"u8).HasParts() || !body.IsObject();
        Exchange exchange = new(default, body, default);
        LoggedCall call = failed ? new LoggedCall { Outcome = CallOutcome.Failed }
            : ResponsesAnswer.Fits(body) ? OpenAIResponsesFormat.Call(exchange, new LoggedCall())
            : OpenAIFormat.Call(exchange, new LoggedCall());

        // The request's text comes with the other line; the answer repeats a part of it at most.
        found.Add(new CallPiece(key, 1, call with { Request = null, ServiceTier = Tier }, CallPieceKind.AnswerOnly));
    }
}
