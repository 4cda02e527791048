using System.Text.Json;
using Suffice.Audit.Calls;
using Suffice.Audit.Formats.Answers;
using Suffice.Audit.Formats.Hints;
using Suffice.Audit.Formats.Messages;
using Suffice.Audit.Formats.Values;
using Suffice.Chat;

namespace Suffice.Audit.Formats.OpenAI;

/// <summary>Bodies of OpenAI's Responses: answers alone, or with their requests.</summary>
internal sealed class OpenAIResponsesFormat : ILogFormat
{
    public string Name => "openai-responses";

    public string Title => "OpenAI Responses, answers alone or with their requests";

    public int Fit(JsonElement row)
    {
        if (row.Is("object"u8, "response"u8))
        {
            return 92;
        }

        Exchange exchange = Exchange.Of(row);
        return !exchange.IsPair ? 0
            : exchange.Response.Is("object"u8, "response"u8) || (exchange.Response.IsArray() && exchange.Response.GetArrayLength() > 0
            && ResponsesAnswer.FitsEvent(exchange.Response[0])) ? 90
            : exchange.Request.Has("input"u8) && exchange.Request.Has("model"u8) ? 60
            : 0;
    }

    public void Read(JsonElement row, RowReadings found)
    {
        Exchange exchange = row.Is("object"u8, "response"u8) ? new Exchange(default, row, default) : Exchange.Of(row);
        if (!exchange.Request.HasParts() && !exchange.Response.HasParts())
        {
            found.Malformed("no request and no answer in the row; a response, or one of each in request and response, is expected");
        }
        else if (exchange.Response.IsObject() && !exchange.Response.Get("output"u8).IsArray() && !exchange.Response.Has("error"u8))
        {
            found.Malformed("the answer has no output; a list of output items is expected");
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
        (JsonElement request, JsonElement response) = (exchange.Request, exchange.Response);
        LoggedAnswer answer = AnswerBodies.Read(response);

        // An answer repeats the instructions, the tools and the form it was asked with, though not the input.
        ChatRequest? asked = LoggedRequest.Read(request.IsThere() ? request : Repeated(response), answer.Model, ChatProtocol.Responses);
        LoggedCall call = answer.Into(begun with { Request = asked });
        return call with
        {
            Model = ModelIds.Plain(call.Model ?? request.Text("model"u8)),
            Hint = call.Hint ?? TaskHints.FromFields(request.Get("metadata"u8), "metadata") ?? TaskHints.FromFields(response.Get("metadata"u8), "metadata")
                ?? TaskHints.FromName(request.Get("prompt"u8).Text("id"u8) ?? response.Get("prompt"u8).Text("id"u8), "prompt.id"),
            User = call.User ?? request.Text("user"u8) ?? request.Text("safety_identifier"u8) ?? response.Text("user"u8) ?? response.Text("safety_identifier"u8),
        };
    }

    private static JsonElement Repeated(JsonElement response) => response.Get("instructions"u8).IsText()
        || response.Get("instructions"u8).IsArray() ? response : default;
}
