namespace Suffice.Providers;

/// <summary>Why a call to a model failed.</summary>
/// <param name="Kind">The class of failure, by which the engine acts.</param>
/// <param name="Message">What happened, without secrets, for the caller and the ledger.</param>
public sealed record CallFailure(FailureKind Kind, string Message)
{
    /// <summary>The HTTP status, when there was one.</summary>
    public int? Status { get; init; }

    /// <summary>The provider's own error code or type.</summary>
    public string? Code { get; init; }

    /// <summary>How long the provider asks to wait.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The provider's plain word (<c>x-should-retry</c>), where it gives one; <see langword="false"/> outweighs the class.</summary>
    public bool? ShouldRetry { get; init; }

    /// <summary>The error body as it came, at most 64 KiB, for callers of the same protocol.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>True when the same call to the same model may succeed a little later.</summary>
    public bool MayPass => ShouldRetry != false
        && Kind is FailureKind.RateLimited or FailureKind.Overloaded or FailureKind.ServerError
            or FailureKind.Network or FailureKind.Timeout or FailureKind.InvalidResponse;

    /// <summary>True when the call itself is at fault, not the model or its provider.</summary>
    public bool IsOfTheRequest => Kind is FailureKind.BadRequest or FailureKind.ContextTooLong or FailureKind.ContentRefused;
}

/// <summary>The classes of failure.</summary>
public enum FailureKind
{
    /// <summary>Too many calls or tokens (429).</summary>
    RateLimited,

    /// <summary>The provider is overloaded (529, 503).</summary>
    Overloaded,

    /// <summary>The provider failed (5xx).</summary>
    ServerError,

    /// <summary>The connection could not be made or broke.</summary>
    Network,

    /// <summary>A time limit passed: connect, first token, idle or total; the message says which.</summary>
    Timeout,

    /// <summary>A success that is none: broken JSON, an error body, no content.</summary>
    InvalidResponse,

    /// <summary>The key is missing, wrong or not allowed (401, 403).</summary>
    Authentication,

    /// <summary>The account has no money or quota left; waiting does not help.</summary>
    QuotaExhausted,

    /// <summary>The model or endpoint does not exist (404), or a recording has no answer to this call.</summary>
    NotFound,

    /// <summary>The call is malformed or unsupported (400, 422).</summary>
    BadRequest,

    /// <summary>The prompt does not fit the model's window.</summary>
    ContextTooLong,

    /// <summary>The provider's policy refuses the content.</summary>
    ContentRefused,
}
