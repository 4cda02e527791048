using Suffice.Chat;
using Suffice.Ledger;
using Suffice.Routing;
using Suffice.Routing.Loops;

namespace Suffice.Watching.Shadows;

/// <summary>An accepted answer that waits to be compared.</summary>
/// <param name="RequestId">The request that was answered.</param>
/// <param name="Route">Its route.</param>
/// <param name="Request">The call.</param>
/// <param name="Served">The rung that answered.</param>
/// <param name="Answer">Its answer.</param>
internal sealed record ShadowWork(string RequestId, Route Route, ChatRequest Request, Rung Served, ChatAnswer Answer)
{
    /// <summary>Headers of the caller that were passed on.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>Takes out of the call what a rung would refuse.</summary>
    public ForeignMarks? Marks { get; init; }

    /// <summary>The key that made the request, by its name.</summary>
    public string? Key { get; init; }

    /// <summary>Where in a run of a pipeline the request was made: what a step costs to watch is part of its bill.</summary>
    public PipelinePlace? Place { get; init; }
}
