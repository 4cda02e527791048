using Suffice.Chat.Streaming;
using Suffice.Evidence.Loop;
using Suffice.Providers;

namespace Suffice.Browser.Scenes;

/// <summary>The loop's scripted stand-ins, which answer streams too: a gate with another rung above it reads along.</summary>
internal sealed class SceneModels : IModelClients, IModelClient
{
    private readonly StandIns standIns = new() { Errs = false };

    public IModelClient For(ProviderDefinition provider) => this;

    public ValueTask<ModelReply> SendAsync(ModelCall call, CancellationToken cancellationToken) => standIns.SendAsync(call, cancellationToken);

    public async ValueTask<ModelStream> OpenAsync(ModelCall call, CancellationToken cancellationToken)
    {
        ModelReply reply = await SendAsync(call, cancellationToken);

        return new ModelStream(AnswerEvents.Of(reply.Answer!).ToAsyncEnumerable(), null);
    }
}
