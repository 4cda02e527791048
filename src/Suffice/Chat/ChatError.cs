using System.Collections.Immutable;

namespace Suffice.Chat;

/// <summary>An error as a caller sees it, before it takes the form of a protocol.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Message">What happened and what would help; no secrets.</param>
public sealed record ChatError(int Status, string Message)
{
    /// <summary>The protocol's word for the kind, such as <c>rate_limit_error</c>.</summary>
    public string Kind { get; init; } = KindOf(Status);

    /// <summary>A code for programs, such as <c>unknown_task</c>.</summary>
    public string? Code { get; init; }

    /// <summary>The field of the call that is at fault, where one is.</summary>
    public string? Param { get; init; }

    /// <summary>The id of the request in the ledger.</summary>
    public string? RequestId { get; init; }

    /// <summary>What was tried, in order; written into the error's <c>suffice</c> object.</summary>
    public ImmutableArray<FailedAttempt> Attempts { get; init; } = [];

    /// <summary>The word every protocol understands for a status (Anthropic's list, of which OpenAI's is a part).</summary>
    /// <param name="status">The HTTP status.</param>
    /// <returns>The word.</returns>
    public static string KindOf(int status) => status switch
    {
        401 => "authentication_error",
        403 => "permission_error",
        404 => "not_found_error",
        413 => "request_too_large",
        429 => "rate_limit_error",
        503 or 529 => "overloaded_error",
        >= 500 => "api_error",
        _ => "invalid_request_error",
    };
}

/// <summary>One attempt that did not lead to an answer.</summary>
/// <param name="Model">The model, as the policy names it.</param>
/// <param name="Reason">Why: a failure class or the name of a check.</param>
/// <param name="Message">What it said.</param>
public sealed record FailedAttempt(string Model, string Reason, string Message)
{
    /// <summary>The provider that was asked.</summary>
    public string? Provider { get; init; }

    /// <summary>How long it took.</summary>
    public TimeSpan? Took { get; init; }
}
