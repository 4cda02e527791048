using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Suffice.Catalog;
using Suffice.Chat;
using Suffice.Chat.Streaming;
using Suffice.Evaluation.Past;
using Suffice.Evaluation.Runs.Calling;
using Suffice.Files;
using Suffice.Policy;
using Suffice.Providers;
using Suffice.Providers.Recordings;

namespace Suffice.Evaluation.Simulating;

/// <summary>Answers one past call anew: with what is at hand, else by the provider, else not at all, which is noted.</summary>
/// <param name="past">The past call.</param>
/// <param name="policy">The policy it runs under.</param>
/// <param name="live">Asks providers; <see langword="null"/> when nobody may be asked.</param>
/// <param name="useKnown">False to ask providers also for what is at hand.</param>
internal sealed class CallClients(PastCall past, SufficePolicy policy, LiveAnswers? live, bool useKnown) : IModelClients, IModelClient
{
    // As a replay cuts them, so that checks that stop an answer stop it at the same place.
    private const int PieceLength = 20;

    private readonly CallKey key = CallKey.Of(past.Request);
    private readonly ConcurrentBag<string> missing = [];
    private int asked;

    /// <summary>Models whose answer was wanted and could not be had.</summary>
    public IReadOnlyCollection<string> Missing => missing;

    /// <summary>Calls sent to providers.</summary>
    public int Asked => asked;

    /// <inheritdoc/>
    public IModelClient For(ProviderDefinition provider) => this;

    /// <inheritdoc/>
    public async ValueTask<ModelReply> SendAsync(ModelCall call, CancellationToken cancellationToken)
    {
        if (Find(call.Model, call.Request) is { } known)
        {
            return new ModelReply(known.Answer, known.Failure, TimeSpan.Zero);
        }

        if (live is null)
        {
            missing.Add(call.Model.Name);
            return new ModelReply(null, new CallFailure(FailureKind.NotFound, $"no answer of {call.Model.Name} is at hand"), TimeSpan.Zero);
        }

        Interlocked.Increment(ref asked);
        CallResult result = await live.AskAsync(call.Model, policy.Providers[call.Provider.Name], call.Request, cancellationToken).ConfigureAwait(false);
        if (result.Failure is { } failure)
        {
            // What a provider fails at today says nothing of the call of that day.
            missing.Add($"{call.Model.Name}, had it not failed ({EnumWord.Of(failure.Kind)}),");
        }

        return new ModelReply(result.Answer, result.Failure, result.Latency ?? TimeSpan.Zero);
    }

    /// <inheritdoc/>
    public async ValueTask<ModelStream> OpenAsync(ModelCall call, CancellationToken cancellationToken)
    {
        ModelReply reply = await SendAsync(call, cancellationToken).ConfigureAwait(false);

        return reply.Answer is { } answer ? new ModelStream(EventsOf(answer, cancellationToken), null) : new ModelStream(null, reply.Failure);
    }

    // A correction is another call than the one that was answered.
    private KnownAnswer? Find(Model model, ChatRequest request) => useKnown && CallKey.Of(request) == key
        ? past.Answers.FirstOrDefault(known => known.IsOf(model) && (known.Answer is not null || known.Failure is not null))
        : null;

    private static async IAsyncEnumerable<ChatEvent> EventsOf(ChatAnswer answer, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (ChatEvent step in AnswerEvents.Of(answer, PieceLength))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return step;
        }

        await Task.CompletedTask.ConfigureAwait(false);
    }
}
