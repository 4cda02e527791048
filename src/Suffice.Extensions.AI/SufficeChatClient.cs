using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using Suffice.Engine;
using Suffice.Extensions.AI.Answering;
using Suffice.Extensions.AI.Asking;
using ChatEvent = Suffice.Chat.ChatEvent;

namespace Suffice.Extensions.AI;

/// <summary>An <see cref="IChatClient"/> that puts each call on the smallest model that still passes: the engine of the gateway, in this process.</summary>
/// <remarks>
/// <para>The task of a call is what it states (<see cref="SufficeChatOptionsExtensions.WithTask"/>), else what its fixed part, its words or the policy's rules tell; a
/// <see cref="ChatOptions.ModelId"/> that no task takes goes to that model. What was done stands in the answer's properties, see <see cref="SufficeProperties"/>.</para>
/// <para>An answer that did not pass its gate never reaches the caller, in no stream either. Only functions can be offered as tools, and calling them is the
/// caller's: put <c>UseFunctionInvocation()</c> before this client.</para>
/// <para>Thread-safe. Disposing it does nothing: engine and ledger are whoever's who made them.</para>
/// </remarks>
/// <param name="engine">Answers the calls.</param>
public sealed class SufficeChatClient(SufficeEngine engine) : IChatClient
{
    private readonly ChatClientMetadata metadata = new("suffice");

    /// <summary>Answers the calls.</summary>
    internal SufficeEngine Engine => engine;

    /// <summary>Answers a call.</summary>
    /// <param name="messages">The conversation.</param>
    /// <param name="options">What is asked for.</param>
    /// <param name="cancellationToken">Ends it: calls of models are cancelled, and what they cost is in the ledger.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="SufficeChatException">There is no answer.</exception>
    /// <exception cref="NotSupportedException">Something of the call would reach no model.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);

        return await engine.AnswerAsync(AskedCall.Of(messages, options, stream: false), cancellationToken).ConfigureAwait(false) switch
        {
            AnsweredReply answered => AnswerMessage.Of(answered),
            FailedReply failed => throw SufficeChatException.Of(failed),
            EngineReply other => throw new InvalidOperationException($"{other.GetType().Name} to a call that does not stream"),
        };
    }

    /// <summary>Answers a call with a stream. A task with a gate is answered once its answer has passed, and then by one update.</summary>
    /// <param name="messages">The conversation.</param>
    /// <param name="options">What is asked for.</param>
    /// <param name="cancellationToken">Ends it, as does leaving the enumeration: the call of the model is cancelled, and what it cost is in the ledger.</param>
    /// <returns>The updates; usage and what was done come with the last.</returns>
    /// <exception cref="SufficeChatException">There is no answer, or its stream broke.</exception>
    /// <exception cref="NotSupportedException">Something of the call would reach no model.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);

        return StreamAsync(AskedCall.Of(messages, options, stream: true), cancellationToken);
    }

    /// <inheritdoc/>
    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);

        return serviceKey is not null ? null
            : serviceType == typeof(ChatClientMetadata) ? metadata
            : serviceType == typeof(SufficeEngine) ? engine
            : serviceType.IsInstanceOfType(this) ? this
            : null;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // The engine is not this client's.
    }

    private async IAsyncEnumerable<ChatResponseUpdate> StreamAsync(EngineCall call, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        EngineReply reply = await engine.AnswerAsync(call, cancellationToken).ConfigureAwait(false);
        if (reply is AnsweredReply answered)
        {
            foreach (ChatResponseUpdate update in AnswerMessage.Of(answered).ToChatResponseUpdates())
            {
                yield return update;
            }

            yield break;
        }

        StreamingReply streaming = reply as StreamingReply ?? throw SufficeChatException.Of((FailedReply)reply);
        AnswerUpdates updates = new(streaming);
        await foreach (ChatEvent step in streaming.Events.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            long mark = streaming.Waits.Mark();
            IReadOnlyList<ChatResponseUpdate> told = updates.Of(step);
            streaming.Waits.ExcludeSince(mark);
            foreach (ChatResponseUpdate update in told)
            {
                yield return update;
            }
        }
    }
}
