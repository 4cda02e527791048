using System.Collections.Immutable;
using Suffice.Chat;
using Suffice.Spending;

namespace Suffice.Audit.Calls;

/// <summary>One past call as a log tells it, in one shape for every log.</summary>
/// <remarks>
/// What a log does not say is <see langword="null"/>, never a guess. JSON elements inside <see cref="Request"/> belong to the row that was
/// read and live as long as it.
/// </remarks>
internal sealed record LoggedCall
{
    /// <summary>The provider's id of the answer, by which the same call is known again in another log.</summary>
    public string? ResponseId { get; init; }

    /// <summary>The log's id of this span, where calls may hold calls.</summary>
    public string? SpanId { get; init; }

    /// <summary>The span that holds this one.</summary>
    public string? ParentSpanId { get; init; }

    /// <summary>When the call was made (UTC).</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>The model that answered, as the log names it; the one asked for where no answer is told.</summary>
    public string? Model { get; init; }

    /// <summary>Who served it, as the log names it (<c>openai</c>, <c>azure</c>, <c>bedrock</c>, ...).</summary>
    public string? Provider { get; init; }

    /// <summary>What the log says about which task it was.</summary>
    public TaskHint? Hint { get; init; }

    /// <summary>The prompt: messages, tools, schema; <see langword="null"/> when the log keeps no text.</summary>
    public ChatRequest? Request { get; init; }

    /// <summary>What was answered; empty when the log keeps no text.</summary>
    public ImmutableArray<ContentPart> Answer { get; init; } = [];

    /// <summary>Tokens in exclusive buckets; basis <see cref="UsageBasis.None"/> when the log counts none.</summary>
    public TokenUsage Usage { get; init; }

    /// <summary>Why the split of the usage is not certain (sums that do not add up, several models in one); <see langword="null"/> when it is.</summary>
    public string? UsageDoubt { get; init; }

    /// <summary>The service tier that was billed.</summary>
    public string? ServiceTier { get; init; }

    /// <summary>The region with a surcharge, where billed.</summary>
    public string? Region { get; init; }

    /// <summary>What the log says it cost, in US dollars.</summary>
    public decimal? LoggedUsd { get; init; }

    /// <summary>How long it took, to the end of the answer.</summary>
    public TimeSpan? Latency { get; init; }

    /// <summary>How long the first token took.</summary>
    public TimeSpan? FirstToken { get; init; }

    /// <summary>How it ended.</summary>
    public CallOutcome Outcome { get; init; }

    /// <summary>True when a gateway answered from its own cache, so that no provider billed anything.</summary>
    public bool ServedFromCache { get; init; }

    /// <summary>Searches, fetches and other tools of the provider that are billed by the use, beside the tokens.</summary>
    public int BilledToolUses { get; init; }

    /// <summary>The end user or the key on whose behalf it was made.</summary>
    public string? User { get; init; }

    /// <summary>How many calls this row stands for, where the log kept a share only. Default 1.</summary>
    public decimal Weight { get; init; } = 1;
}
