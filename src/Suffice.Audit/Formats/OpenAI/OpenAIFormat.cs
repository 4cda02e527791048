using System.Text.Json;
using Suffice.Audit.Calls;
using Suffice.Audit.Formats.Answers;
using Suffice.Audit.Formats.Hints;
using Suffice.Audit.Formats.Messages;
using Suffice.Audit.Formats.Values;
using Suffice.Chat;

namespace Suffice.Audit.Formats.OpenAI;

/// <summary>Bodies of OpenAI's Chat Completions: answers alone (stored completions too), or with their requests.</summary>
internal sealed class OpenAIFormat : ILogFormat
{
    public string Name => "openai";

    public string Title => "OpenAI Chat Completions, answers alone or with their requests";

    public int Fit(JsonElement row)
    {
        Exchange exchange = Exchange.Of(row);
        if (!exchange.IsPair)
        {
            return FitAlone(exchange, row);
        }

        if (exchange.Response.Is("object"u8, "list"u8))
        {
            return 80;
        }

        bool asks = exchange.Request.Get("messages"u8).IsArray() && !LoggedRequest.SpeaksAnthropic(exchange.Request);
        return IsChat(exchange.Response) ? asks ? 85 : 75
            : asks && !exchange.Response.Is("type"u8, "message"u8) ? 55
            : 0;
    }

    public void Read(JsonElement row, RowReadings found)
    {
        Exchange exchange = Exchange.Of(row);
        if (!exchange.Request.HasParts() && !exchange.Response.HasParts())
        {
            found.Malformed("no request and no answer in the row; a body with choices, or one of each in request and response, is expected");
            return;
        }

        if (exchange.Response.Is("object"u8, "list"u8))
        {
            found.NotACall("call for embeddings");
            return;
        }

        if (exchange.Response.IsObject() && exchange.Request.ValueKind == JsonValueKind.Undefined && !ChatCompletionAnswer.Fits(exchange.Response)
            && !exchange.Response.Has("error"u8))
        {
            found.Malformed("the answer has no choices; a list of choices is expected");
            return;
        }

        found.Add(Call(exchange, exchange.Begin()));
    }

    /// <summary>The call that a request and an answer tell.</summary>
    /// <param name="exchange">The bodies.</param>
    /// <param name="begun">What is told around them.</param>
    internal static LoggedCall Call(Exchange exchange, LoggedCall begun)
    {
        LoggedAnswer answer = AnswerBodies.Read(exchange.Response);
        JsonElement request = exchange.Request;
        LoggedCall call = answer.Into(begun with { Request = LoggedRequest.Read(request, answer.Model, ChatProtocol.OpenAI) });
        return call with
        {
            Model = ModelIds.Plain(call.Model ?? request.Text("model"u8)),
            Hint = call.Hint ?? TaskHints.FromFields(request.Get("metadata"u8), "metadata") ?? TaskHints.FromFields(exchange.Response.Get("metadata"u8), "metadata"),
            User = call.User ?? request.Text("user"u8) ?? request.Text("safety_identifier"u8) ?? request.Get("metadata"u8).Text("user_id"u8)
                ?? exchange.Response.Get("metadata"u8).Text("user_id"u8),
        };
    }

    private static int FitAlone(Exchange exchange, JsonElement row) =>
        row.Is("object"u8, "chat.completion"u8) ? 90
        : row.Is("object"u8, "list"u8) && row.Has("usage"u8) ? 70
        : ChatCompletionAnswer.Fits(row) && (row.Has("usage"u8) || row.Has("model"u8) || row.Has("created"u8)) ? 70
        : exchange.Request.Get("model"u8).IsText() && row.Get("messages"u8).IsArray() && !LoggedRequest.SpeaksAnthropic(row) && !HoldsMore(row) ? 40
        : 0;

    /// <summary>True for a row that keeps an answer or its tokens beside the request, which is then nobody's body.</summary>
    private static bool HoldsMore(JsonElement row) =>
        row.Has("usage"u8) || row.Has("response"u8) || row.Has("completion"u8) || row.Has("output"u8) || row.Has("answer"u8)
            || row.Has("prompt_tokens"u8) || row.Has("input_tokens"u8);

    private static bool IsChat(JsonElement response) =>
        ChatCompletionAnswer.Fits(response) || (response.IsArray() && response.GetArrayLength() > 0 && response[0].Get("choices"u8).IsArray());
}
