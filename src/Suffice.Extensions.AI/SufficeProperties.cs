using Microsoft.Extensions.AI;

namespace Suffice.Extensions.AI;

/// <summary>The names under which calls say something to Suffice, and answers say what was done: keys of <see cref="ChatOptions.AdditionalProperties"/> and <see cref="ChatResponse.AdditionalProperties"/>.</summary>
/// <remarks>On a stream the answer's are on its last update. What is not known is not there: a cost that is absent is unknown, never zero.</remarks>
public static class SufficeProperties
{
    /// <summary>The name of the task: stated by the call, and told by the answer. A <see cref="string"/>; absent in the answer of a named model without a task.</summary>
    public const string Task = "suffice.task";

    /// <summary>What the call says for checks, such as the ids that its answer may name (<c>$request.metadata.product_ids</c>): anything that is an object of JSON.</summary>
    public const string Metadata = "suffice.metadata";

    /// <summary>The request's id in the ledger. A <see cref="string"/>.</summary>
    public const string Request = "suffice.request";

    /// <summary>The model whose answer it is, as the policy names it. A <see cref="string"/>.</summary>
    public const string Model = "suffice.model";

    /// <summary>The rungs tried, such as <c>haiku&gt;sonnet</c>. A <see cref="string"/>.</summary>
    public const string Path = "suffice.path";

    /// <summary>Why rungs were left, such as <c>json_schema</c>; absent when the first rung passed. A <see cref="string"/>.</summary>
    public const string Reason = "suffice.reason";

    /// <summary>What the request cost in USD, rejected answers and consulted models included. A <see cref="decimal"/>; absent when a price is unknown.</summary>
    public const string Cost = "suffice.cost";

    /// <summary>What the baseline would have cost in USD. A <see cref="decimal"/>; absent when a price is unknown.</summary>
    public const string BaselineCost = "suffice.baseline_cost";

    /// <summary>What the model could not be told, such as <c>seed,top_k</c>, because its provider does not know it; absent when all was told. A <see cref="string"/>.</summary>
    public const string Lossy = "suffice.lossy";
}
