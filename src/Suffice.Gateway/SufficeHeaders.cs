using Suffice.Chat;
using Suffice.Tasks;

namespace Suffice.Gateway;

/// <summary>The names of Suffice's own headers; the one place that knows them.</summary>
public static class SufficeHeaders
{
    /// <summary>The request's id in the ledger.</summary>
    public const string Request = "x-suffice-request";

    /// <summary>The id of a run of a pipeline.</summary>
    public const string Run = "x-suffice-run";

    /// <summary>The task: told by the caller, and told back.</summary>
    public const string Task = TaskRecognizer.Header;

    /// <summary>What told the task.</summary>
    public const string Source = "x-suffice-source";

    /// <summary>The model whose answer is served.</summary>
    public const string Model = "x-suffice-model";

    /// <summary>The rungs tried, such as <c>haiku&gt;sonnet</c>.</summary>
    public const string Path = "x-suffice-path";

    /// <summary>Why rungs were left, such as <c>json_schema</c>.</summary>
    public const string Reason = "x-suffice-reason";

    /// <summary>What the request cost in USD; absent when a price is unknown.</summary>
    public const string Cost = "x-suffice-cost";

    /// <summary>What the baseline would have cost in USD; absent when a price is unknown.</summary>
    public const string BaselineCost = "x-suffice-baseline-cost";

    /// <summary>Whether a count of tokens is the provider's own (<c>reported</c>) or a guess (<c>estimated</c>).</summary>
    public const string Count = "x-suffice-count";

    /// <summary>
    /// Milliseconds spent in Suffice itself, waiting for models excluded; on a stream up to its start, the whole being in its last notes.
    /// </summary>
    public const string OverheadMs = "x-suffice-overhead-ms";

    /// <summary>What a crossing of protocols could not carry, such as <c>seed,logprobs</c>; absent when nothing was lost.</summary>
    public const string Lossy = "x-suffice-lossy";

    /// <summary>Asks for the route and its expected cost; nothing is called.</summary>
    public const string DryRun = "x-suffice-dry-run";

    /// <summary>Tells the vendors' SDKs whether sending the same call again can help.</summary>
    public const string ShouldRetry = "x-should-retry";

    /// <summary>The name by which a vendor's SDK looks for the request's id.</summary>
    /// <param name="protocol">The caller's protocol.</param>
    /// <returns>The header.</returns>
    public static string RequestIdOf(ChatProtocol protocol) => protocol == ChatProtocol.Anthropic ? "request-id" : "x-request-id";
}
