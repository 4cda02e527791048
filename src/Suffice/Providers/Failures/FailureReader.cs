using Microsoft.Extensions.Logging;
using Suffice.Chat;
using Suffice.Chat.Wires;

namespace Suffice.Providers.Failures;

/// <summary>Turns what a provider says went wrong into a failure, without the key.</summary>
/// <param name="provider">The provider.</param>
/// <param name="logger">Is told of errors that the table does not know.</param>
internal sealed class FailureReader(ProviderDefinition provider, ILogger logger)
{
    private readonly SecretMask mask = new(provider.ApiKey);

    /// <summary>A failure told by an error body.</summary>
    public CallFailure Read(int status, ReadOnlyMemory<byte> body)
    {
        ChatError error = ErrorBody.Read(status, body);
        return Of(new ProviderError(status, error.Kind, error.Code, error.Message)) with
        {
            Status = status,
            Body = mask.Apply(body),
        };
    }

    /// <summary>An error body that came as a success.</summary>
    public CallFailure ReadInSuccess(ReadOnlyMemory<byte> body)
    {
        // Read as a server's fault, so that an error without a word of its own is not taken for the caller's.
        ChatError error = ErrorBody.Read(500, body);
        CallFailure failure = Of(new ProviderError(200, error.Kind, error.Code, error.Message));
        FailureKind kind = failure.Kind == FailureKind.ServerError ? FailureKind.InvalidResponse : failure.Kind;
        return failure with { Kind = kind, Status = 200, Body = mask.Apply(body) };
    }

    /// <summary>A failure told inside a stream, or a stream that broke.</summary>
    public CallFailure Read(StreamFailed failed) =>
        Of(new ProviderError(200, failed.Kind, failed.Kind, failed.Message), StreamFailure.KindOf(failed)) with { Status = 200 };

    /// <summary>A failure of our own making.</summary>
    public CallFailure Of(FailureKind kind, string message) => new(kind, mask.Apply($"{provider.Name}: {message}"));

    /// <summary>A break in the middle of a stream, without the key.</summary>
    public StreamFailed Masked(StreamFailed failed) => failed with
    {
        Kind = mask.Apply(failed.Kind),
        Message = mask.Apply(failed.Message),
        Wire = mask.Apply(failed.Wire),
    };

    private CallFailure Of(ProviderError error) => Of(error, FailureTable.Find(error));

    private CallFailure Of(ProviderError error, FailureKind? kind)
    {
        string message = mask.Apply(error.Message);
        string? code = (error.Code ?? error.Type) is { } word ? mask.Apply(word) : null;
        if (kind is null)
        {
            logger.UnknownProviderError(provider.Name, error.Status, code, message);
        }

        // An unknown 4xx is about the call, an unknown word inside a success about the server.
        return new CallFailure(
            kind ?? (error.Status is >= 400 and < 500 ? FailureKind.BadRequest : FailureKind.ServerError),
            $"{provider.Name}: {message}")
        {
            Code = code,
        };
    }
}
