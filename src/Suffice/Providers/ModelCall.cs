using System.Collections.Immutable;
using Suffice.Catalog;
using Suffice.Chat;

namespace Suffice.Providers;

/// <summary>One call to one model.</summary>
/// <param name="Model">The model.</param>
/// <param name="Provider">Who serves it.</param>
/// <param name="Request">The canonical call; written afresh in the provider's protocol.</param>
public sealed record ModelCall(Model Model, ProviderDefinition Provider, ChatRequest Request)
{
    /// <summary>Headers of the caller that are passed on (an allow-list; <c>anthropic-beta</c>, <c>traceparent</c>, ...).</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>The names of what was taken out of the call because this model could not make sense of it.</summary>
    public ImmutableArray<string> Stripped { get; init; } = [];
}
