using System.Buffers;
using Microsoft.Extensions.Logging.Abstractions;
using Suffice.Chat;
using Suffice.Chat.Wires;
using Suffice.Fuzz.Engine;
using Suffice.Fuzz.Laws;
using Suffice.Providers;
using Suffice.Providers.Failures;

namespace Suffice.Fuzz.Targets;

/// <summary>Error bodies, in any form: reading never throws, says something, and what is told of it is valid JSON without the key.</summary>
/// <param name="read">Reads an error body.</param>
internal sealed class ErrorTarget(Func<int, ReadOnlyMemory<byte>, ChatError>? read = null) : IFuzzTarget
{
    private const string Key = "sk-canary-0123456789";

    private static readonly int[] Statuses = [200, 400, 401, 404, 413, 429, 500, 503, 529, 599];

    private readonly Func<int, ReadOnlyMemory<byte>, ChatError> read = read ?? ErrorBody.Read;

    public string Name => "errors";

    public int MostBytes => 4_096;

    public InputLimits Limits => new(2 << 20, 4_000);

    public IReadOnlyList<string> Words =>
    [
        "\"error\":", "\"message\":", "\"type\":", "\"code\":", "\"param\":", "\"detail\":", "\"error_message\":", "\"rate_limit_exceeded\"", "\"insufficient_quota\"",
        "\"context_length_exceeded\"", "maximum context length", "\"overloaded_error\"", "\"invalid_request_error\"", "<html>", Key, "sk-canary-", "\\u002d",
    ];

    public string Try(ReadOnlyMemory<byte> input)
    {
        int status = Statuses[Splits.SeedOf(input.Span) % Statuses.Length];
        string outcome = string.Empty;
        foreach (IChatWire wire in Enum.GetValues<ChatProtocol>().Select(ChatWires.For))
        {
            ChatError error = read(status, input);
            Law.Holds(!string.IsNullOrWhiteSpace(error.Message) && error.Message.Length <= 2_100, "an error says something, and not too much", error.Message);
            Told(wire, error);
            CallFailure failure = Failure(wire, status, input);
            outcome = $"{status} {failure.Kind} {error.Code is null} {error.Param is null}";
        }

        return outcome;
    }

    private void Told(IChatWire wire, ChatError error)
    {
        ArrayBufferWriter<byte> output = new();
        wire.WriteError(error, output);
        JsonLaw.Valid(output.WrittenMemory, "an error written");
        Law.Same(read(error.Status, output.WrittenMemory).Message, error.Message, "an error written is read again");
    }

    private static CallFailure Failure(IChatWire wire, int status, ReadOnlyMemory<byte> body)
    {
        ProviderDefinition provider = new()
        {
            Name = "p",
            Protocol = wire.Protocol.ToString().ToLowerInvariant(),
            BaseUrl = new Uri("http://127.0.0.1:1/"),
            ApiKey = new Secret(Key),
        };
        FailureReader reader = new(provider, NullLogger.Instance);
        CallFailure failure = status == 200 ? reader.ReadInSuccess(body) : reader.Read(status, body);
        string told = $"{failure.Message} {failure.Code} {System.Text.Encoding.UTF8.GetString(failure.Body.Span)}";
        Law.Holds(!told.Contains(Key, StringComparison.Ordinal), "a failure never tells the key", told);
        return failure;
    }
}
