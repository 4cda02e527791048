using Suffice.Ledger;

namespace Suffice.Dashboard.Requests;

/// <summary>One request, followed through its cascade.</summary>
public sealed record RequestFigures
{
    /// <summary>The request, with its attempts, what each check found, and its content where that is kept.</summary>
    public required RequestEntry Request { get; init; }

    /// <summary>What is there of its prompt and answer.</summary>
    public required ContentState Content { get; init; }

    /// <summary>What makes the policy keep such content; <see langword="null"/> where it is kept.</summary>
    public string? HowToKeep { get; init; }

    /// <summary>What was saved against the baseline in USD, negative when it cost more; <see langword="null"/> when one of the two is not known, or it is no request.</summary>
    public decimal? SavedUsd => Request is { IsRequest: true, CostUsd: { } cost, BaselineCostUsd: { } baseline } ? baseline - cost : null;

    /// <summary>What would happen to it today.</summary>
    public required ExplainFigures Today { get; init; }

    /// <summary>The same for somebody who may not read what callers and models wrote: no prompt, no answer, no finding in words, and no error that may quote them.</summary>
    /// <returns>The figures without it.</returns>
    public RequestFigures Withheld() => Without(ContentState.Withheld);

    /// <summary>The same for somebody who may be asked to judge without knowing it what a model answered here.</summary>
    /// <returns>The figures without what was asked and answered.</returns>
    public RequestFigures JudgedBlind() => Without(ContentState.JudgedBlind);

    private RequestFigures Without(ContentState why) => this with
    {
        Content = Content == ContentState.Kept ? why : Content,
        Request = Request with
        {
            RequestContent = null,
            AnswerContent = null,
            Error = null,
            Attempts = [.. Request.Attempts.Select(attempt => attempt with { FailureMessage = null, Checks = [.. attempt.Checks.Select(check => check with { Detail = null })] })],
        },
    };
}

/// <summary>What is there of a request's prompt and answer.</summary>
public enum ContentState
{
    /// <summary>They are kept.</summary>
    Kept,

    /// <summary>The policy did not keep them.</summary>
    NotKept,

    /// <summary>They are older than the policy keeps content.</summary>
    Expired,

    /// <summary>They are kept, and not for whoever asks.</summary>
    Withheld,

    /// <summary>They are kept, and told once a person has judged the ticket without knowing the answer.</summary>
    JudgedBlind,
}
