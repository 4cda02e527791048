using Suffice.Ledger;
using Suffice.Ledger.Reading;
using Suffice.Policy;

namespace Suffice.Dashboard.Requests;

/// <summary>Reads one request.</summary>
/// <param name="policies">The policy in force.</param>
/// <param name="ledger">What happened.</param>
/// <param name="explain">Says what would happen to it today.</param>
/// <param name="time">The clock.</param>
public sealed class RequestReading(IPolicySource policies, LedgerReader ledger, ExplainReading explain, TimeProvider time)
{
    /// <summary>Reads it.</summary>
    /// <param name="id">Its id.</param>
    /// <returns>The figures, its content among them; <see langword="null"/> when the ledger has no such request.</returns>
    /// <exception cref="LedgerException">The ledger cannot be read.</exception>
    public RequestFigures? Read(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        if (ledger.Find(id) is not { } request)
        {
            return null;
        }

        ContentState content = StateOf(request);

        return new RequestFigures { Request = request, Content = content, HowToKeep = HowToKeep(request, content), Today = explain.Of(request) };
    }

    private ContentState StateOf(RequestEntry request)
    {
        SufficePolicy policy = policies.Current;
        bool isKept = request.RequestContent is not null || request.AnswerContent is not null;

        return isKept ? ContentState.Kept
            : policy.FindAny(request.Task) is { StoreContent: true } && request.At < time.GetUtcNow() - policy.Ledger.ContentRetention ? ContentState.Expired
            : ContentState.NotKept;
    }

    private string? HowToKeep(RequestEntry request, ContentState content)
    {
        LedgerSettings kept = policies.Current.Ledger;

        return content switch
        {
            ContentState.Kept => null,
            ContentState.Expired => $"content is removed after {kept.ContentRetention.TotalDays:0.#} days (ledger.content_retention)",
            _ when request.Task is not { } task => "the policy keeps content of tasks alone: give such calls a task, or the policy a default, with store_content: true",
            _ when policies.Current.FindAny(request.Task) is { StoreContent: true } => $"task {request.Task} did not keep content then; it does now (store_content)",
            _ => $"set {(request.Task == TaskPolicy.DefaultName ? "default" : $"tasks.{request.Task}")}.store_content: true in the policy to keep them from then on",
        };
    }
}
