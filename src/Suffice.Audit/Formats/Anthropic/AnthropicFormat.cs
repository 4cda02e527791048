using System.Text.Json;
using Suffice.Audit.Calls;
using Suffice.Audit.Formats.Answers;
using Suffice.Audit.Formats.Hints;
using Suffice.Audit.Formats.Messages;
using Suffice.Audit.Formats.Values;
using Suffice.Chat;

namespace Suffice.Audit.Formats.Anthropic;

/// <summary>Bodies of Anthropic's Messages: answers alone, or with their requests.</summary>
internal sealed class AnthropicFormat : ILogFormat
{
    public string Name => "anthropic";

    public string Title => "Anthropic Messages, answers alone or with their requests";

    public int Fit(JsonElement row)
    {
        if (row.Is("type"u8, "message"u8) && row.Get("content"u8).IsArray())
        {
            return row.Has("stop_reason"u8) || row.Has("usage"u8) ? 92 : 70;
        }

        Exchange exchange = Exchange.Of(row);
        JsonElement response = exchange.Response;
        return exchange.IsPair && (response.Is("type"u8, "message"u8) || (response.IsArray() && response.GetArrayLength() > 0
            && AnthropicAnswer.FitsEvent(response[0]))) ? 90
            : Asks(exchange.Request) && !ChatCompletionAnswer.Fits(response) ? exchange.IsPair ? 70 : 60
            : 0;
    }

    public void Read(JsonElement row, RowReadings found)
    {
        Exchange exchange = row.Is("type"u8, "message"u8) ? new Exchange(default, row, default) : Exchange.Of(row);
        if (!exchange.Request.HasParts() && !exchange.Response.HasParts())
        {
            found.Malformed("no request and no answer in the row; a message, or one of each in request and response, is expected");
        }
        else if (exchange.Response.IsObject() && !exchange.Response.Get("content"u8).IsArray() && !exchange.Response.Has("error"u8))
        {
            found.Malformed("the answer has no content; a list of content blocks is expected");
        }
        else
        {
            found.Add(Call(exchange, exchange.Begin()));
        }
    }

    /// <summary>The call that a request and an answer tell.</summary>
    /// <param name="exchange">The bodies.</param>
    /// <param name="begun">What is told around them.</param>
    internal static LoggedCall Call(Exchange exchange, LoggedCall begun)
    {
        JsonElement request = exchange.Request;
        LoggedAnswer answer = AnswerBodies.Read(exchange.Response);
        LoggedCall call = answer.Into(begun with { Request = LoggedRequest.Read(request, answer.Model, ChatProtocol.Anthropic) });
        return call with
        {
            Model = ModelIds.Plain(call.Model ?? request.Text("model"u8)),
            Hint = call.Hint ?? TaskHints.FromFields(request.Get("metadata"u8), "metadata"),
            User = call.User ?? request.Get("metadata"u8).Text("user_id"u8),
        };
    }

    private static bool Asks(JsonElement request) =>
        request.Get("messages"u8).IsArray() && (request.Has("max_tokens"u8) || request.Has("anthropic_version"u8))
        && LoggedRequest.SpeaksAnthropic(request);
}
