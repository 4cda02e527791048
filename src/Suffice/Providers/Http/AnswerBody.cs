using System.Text.Json;
using Suffice.Chat;
using Suffice.Chat.Wires;
using Suffice.Providers.Failures;

namespace Suffice.Providers.Http;

/// <summary>Reads the body of a success, which is one only when it holds an answer.</summary>
/// <param name="wire">The provider's protocol.</param>
/// <param name="failures">Explains what is no answer.</param>
internal sealed class AnswerBody(IChatWire wire, FailureReader failures)
{
    public (ChatAnswer? Answer, CallFailure? Failure) Read(ReadOnlyMemory<byte> body)
    {
        ReadOnlySpan<byte> text = body.Span.Trim(" \t\r\n"u8);
        if (body.Length > LimitedBody.MaxAnswerBytes)
        {
            return Invalid($"the answer is longer than {LimitedBody.MaxAnswerBytes / (1024 * 1024)} MiB");
        }

        if (text.IsEmpty)
        {
            return Invalid("a success with an empty body");
        }

        if (text[0] == (byte)'<')
        {
            return Invalid("a web page where JSON was wanted: base_url may point at the wrong place");
        }

        try
        {
            return (wire.ReadAnswer(body), null);
        }
        catch (ChatFormatException e)
        {
            return HoldsError(body) ? (null, failures.ReadInSuccess(body)) : Invalid($"the answer cannot be read: {e.Message}");
        }
    }

    private (ChatAnswer? Answer, CallFailure? Failure) Invalid(string message) =>
        (null, failures.Of(FailureKind.InvalidResponse, message) with { Status = 200 });

    private static bool HoldsError(ReadOnlyMemory<byte> body)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(body);
            return document.RootElement.ValueKind == JsonValueKind.Object
                && document.RootElement.TryGetProperty("error"u8, out JsonElement error)
                && error.ValueKind is JsonValueKind.Object or JsonValueKind.String;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
