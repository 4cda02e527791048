using System.Collections.Immutable;
using System.Text.Json;
using Suffice.Audit.Calls;
using Suffice.Audit.Formats.Answers;
using Suffice.Audit.Formats.Values;
using Suffice.Chat;

namespace Suffice.Audit.Formats.Messages;

/// <summary>Puts together a call whose texts were cut over several rows.</summary>
internal static class CutTexts
{
    /// <summary>Makes one call of its pieces.</summary>
    /// <param name="pieces">The pieces of one call, in any order; at least one.</param>
    /// <returns>The call: its texts joined, everything else as the first piece tells it that does.</returns>
    public static LoggedCall Join(IReadOnlyCollection<CallPiece> pieces)
    {
        ImmutableArray<CallPiece> ordered = [.. pieces.OrderBy(piece => piece.Number)];
        LoggedCall call = ordered[0].Call;
        foreach (CallPiece piece in ordered.Skip(1))
        {
            LoggedCall more = piece.Call;
            call = call with
            {
                At = call.At ?? more.At,
                Model = call.Model ?? more.Model,
                Hint = call.Hint ?? more.Hint,
                User = call.User ?? more.User,
                Latency = call.Latency ?? more.Latency,
                Usage = call.Usage.Total >= more.Usage.Total ? call.Usage : more.Usage,
                UsageDoubt = call.UsageDoubt ?? more.UsageDoubt,
                Outcome = call.Outcome == CallOutcome.Answered ? more.Outcome : call.Outcome,
            };
        }

        return WithTexts(call, string.Concat(ordered.Select(piece => piece.RequestText)), string.Concat(ordered.Select(piece => piece.AnswerText)));
    }

    /// <summary>Reads whole texts of a request and an answer into a call.</summary>
    /// <param name="call">The call.</param>
    /// <param name="request">The messages asked with, as JSON; empty for none.</param>
    /// <param name="answer">The messages answered with, as JSON or a text; empty for none.</param>
    /// <returns>The call with the texts.</returns>
    public static LoggedCall WithTexts(LoggedCall call, string request, string answer)
    {
        ChatRequest? asked = InnerJson.LooksLikeJson(request) && InnerJson.TryParse(request, out JsonElement messages)
            ? LoggedRequest.Read(messages, call.Model) : null;
        ImmutableArray<ContentPart> said = InnerJson.LooksLikeJson(answer) && InnerJson.TryParse(answer, out JsonElement body) ? AnswerBodies.Read(body).Parts
            : answer.Length > 0 ? [new TextPart(answer)]
            : [];
        return call with { Request = call.Request ?? asked, Answer = call.Answer.IsEmpty ? said : call.Answer };
    }
}
