using System.Collections.Concurrent;
using Suffice.Chat;
using Suffice.Chat.Streaming;
using Suffice.Files;

namespace Suffice.Providers.Local;

/// <summary>Answers from models that run inside this process, read from a folder when first asked.</summary>
/// <param name="folder">Where they lie.</param>
/// <param name="reader">Reads them.</param>
/// <param name="time">Times them.</param>
internal sealed class LocalClient(string folder, IContentReader<ILocalModel> reader, TimeProvider time) : IModelClient
{
    private readonly ConcurrentDictionary<string, Lazy<ILocalModel>> models = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public ValueTask<ModelReply> SendAsync(ModelCall call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(call);
        long started = time.GetTimestamp();
        (ChatAnswer? answer, CallFailure? failure) = Answer(call);

        return ValueTask.FromResult(new ModelReply(answer, failure, time.GetElapsedTime(started)));
    }

    /// <inheritdoc/>
    public ValueTask<ModelStream> OpenAsync(ModelCall call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(call);
        (ChatAnswer? answer, CallFailure? failure) = Answer(call);

        return ValueTask.FromResult(new ModelStream(answer is null ? null : AnswerEvents.Of(answer).ToAsyncEnumerable(), failure));
    }

    private (ChatAnswer? Answer, CallFailure? Failure) Answer(ModelCall call)
    {
        try
        {
            ILocalModel model = models.GetOrAdd(call.Model.Id, id => new Lazy<ILocalModel>(() => LocalModelFile.Load(folder, id, reader))).Value;

            return model.Answer(call.Request) is { } answer
                ? (answer with { Model = call.Model.Id }, null)
                : (null, new CallFailure(FailureKind.ContentRefused, $"the local model {call.Model.Name} cannot answer a call of this form"));
        }
        catch (Exception unreadable) when (unreadable is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            // A file put there later is found by the next call.
            models.TryRemove(call.Model.Id, out _);

            return (null, new CallFailure(FailureKind.NotFound, $"the local model {call.Model.Name} cannot be read: {unreadable.Message}"));
        }
    }
}
