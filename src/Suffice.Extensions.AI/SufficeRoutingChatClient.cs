using Microsoft.Extensions.AI;
using Suffice.Extensions.AI.Asking;
using Suffice.Tasks;

namespace Suffice.Extensions.AI;

/// <summary>Gives calls that are tasks of the policy to Suffice, and all others to the client behind it.</summary>
/// <remarks>A call that states a task is Suffice's, whether or not the policy has that task: a misspelt name is told, not answered by whoever is there.</remarks>
internal sealed class SufficeRoutingChatClient(IChatClient inner, SufficeChatClient suffice) : DelegatingChatClient(inner)
{
    /// <inheritdoc/>
    public override Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        IReadOnlyList<ChatMessage> conversation = messages as IReadOnlyList<ChatMessage> ?? [.. messages];

        return IsTask(conversation, options)
            ? suffice.GetResponseAsync(conversation, options, cancellationToken)
            : base.GetResponseAsync(conversation, options, cancellationToken);
    }

    /// <inheritdoc/>
    public override IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        IReadOnlyList<ChatMessage> conversation = messages as IReadOnlyList<ChatMessage> ?? [.. messages];

        return IsTask(conversation, options)
            ? suffice.GetStreamingResponseAsync(conversation, options, cancellationToken)
            : base.GetStreamingResponseAsync(conversation, options, cancellationToken);
    }

    /// <inheritdoc/>
    public override object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);

        return serviceKey is null && serviceType == typeof(SufficeChatClient) ? suffice : base.GetService(serviceType, serviceKey);
    }

    private bool IsTask(IReadOnlyList<ChatMessage> conversation, ChatOptions? options)
    {
        if (options?.AdditionalProperties?.ContainsKey(SufficeProperties.Task) is true)
        {
            return true;
        }

        try
        {
            TaskDecision decision = suffice.Engine.Plan(AskedCall.Of(conversation, options, stream: false)).Decision;

            return decision.Source is not (TaskSource.Default or TaskSource.NamedModel);
        }
        catch (NotSupportedException)
        {
            // What Suffice cannot carry, such as a provider's own tool, is the other client's.
            return false;
        }
    }
}
