namespace Suffice.Providers;

/// <summary>Sends one call to one model, once. Whoever uses it owns every retry; failures come as values.</summary>
public interface IModelClient
{
    /// <summary>Sends a call and waits for the whole answer.</summary>
    /// <param name="call">The call.</param>
    /// <param name="cancellationToken">The caller's own end; cancels the upstream call and throws.</param>
    /// <returns>The answer or the failure.</returns>
    ValueTask<ModelReply> SendAsync(ModelCall call, CancellationToken cancellationToken);

    /// <summary>Sends a call and hands out its answer as it arrives.</summary>
    /// <param name="call">The call.</param>
    /// <param name="cancellationToken">The caller's own end; cancels the upstream call and throws.</param>
    /// <returns>An open stream or the failure to open one.</returns>
    ValueTask<ModelStream> OpenAsync(ModelCall call, CancellationToken cancellationToken);
}
