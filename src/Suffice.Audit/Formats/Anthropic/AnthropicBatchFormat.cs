using System.Text.Json;
using Suffice.Audit.Calls;
using Suffice.Audit.Formats.Values;

namespace Suffice.Audit.Formats.Anthropic;

/// <summary>Files of Anthropic's Message Batches: requests and results, joined by <c>custom_id</c>. Only what succeeded is billed.</summary>
internal sealed class AnthropicBatchFormat : ILogFormat
{
    private const string Tier = "batch";

    public string Name => "anthropic-batch";

    public string Title => "Anthropic Message Batches, requests and results";

    public int Fit(JsonElement row) => row.Has("custom_id"u8) && (row.Get("result"u8).Has("type"u8) || row.Get("params"u8).IsObject()) ? 97 : 0;

    public void Read(JsonElement row, RowReadings found)
    {
        if (row.Text("custom_id"u8) is not { } key)
        {
            found.Malformed("custom_id is missing; every line of a batch has one");
        }
        else if (row.Get("params"u8) is { ValueKind: JsonValueKind.Object } asked)
        {
            LoggedCall call = AnthropicFormat.Call(new Exchange(asked, default, default), new LoggedCall());
            found.Add(new CallPiece(key, 0, call with { ServiceTier = Tier }, CallPieceKind.RequestOnly));
        }
        else if (row.Get("result"u8) is { ValueKind: JsonValueKind.Object } result)
        {
            ReadResult(result, key, found);
        }
        else
        {
            found.Malformed("neither params nor result is there; a line of a batch has one of them");
        }
    }

    private static void ReadResult(JsonElement result, string key, RowReadings found)
    {
        JsonElement message = result.Get("message"u8);
        bool succeeded = result.Is("type"u8, "succeeded"u8) && message.IsObject();
        LoggedCall call = succeeded
            ? AnthropicFormat.Call(new Exchange(default, message, default), new LoggedCall()) with { ServiceTier = Tier }
            : new LoggedCall { Outcome = CallOutcome.Failed, ServiceTier = Tier };
        found.Add(new CallPiece(key, 1, call, CallPieceKind.AnswerOnly));
    }
}
