using System.Runtime.CompilerServices;
using Suffice.Chat;

namespace Suffice.Providers;

/// <summary>A client that may be given up while calls are in flight: it is closed after the last of them.</summary>
/// <remarks>One who still holds it may go on calling; it is then opened again for as long as that takes.</remarks>
/// <param name="open">Opens the client.</param>
internal sealed class LeasedClient(Func<IModelClient> open) : IModelClient
{
    private readonly Lock counting = new();
    private IModelClient? client;
    private int inFlight;
    private bool retired;

    /// <summary>True while it holds connections or files.</summary>
    public bool IsOpen => Volatile.Read(ref client) is not null;

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<ModelReply> SendAsync(ModelCall call, CancellationToken cancellationToken)
    {
        IModelClient entered = Enter();
        try
        {
            return await entered.SendAsync(call, cancellationToken);
        }
        finally
        {
            Leave();
        }
    }

    public async ValueTask<ModelStream> OpenAsync(ModelCall call, CancellationToken cancellationToken)
    {
        IModelClient entered = Enter();
        bool streaming = false;
        try
        {
            ModelStream stream = await entered.OpenAsync(call, cancellationToken);
            if (stream.Events is null)
            {
                return stream;
            }

            streaming = true;
            return stream with { Events = UntilRead(stream.Events, CancellationToken.None) };
        }
        finally
        {
            if (!streaming)
            {
                Leave();
            }
        }
    }

    /// <summary>Closes the client now or after its last call.</summary>
    public void Retire()
    {
        lock (counting)
        {
            retired = true;
            CloseIfIdle();
        }
    }

    private async IAsyncEnumerable<ChatEvent> UntilRead(
        IAsyncEnumerable<ChatEvent> events, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        try
        {
            await foreach (ChatEvent next in events.WithCancellation(cancellationToken))
            {
                yield return next;
            }
        }
        finally
        {
            Leave();
        }
    }

    /// <summary>Begins to use the client; <see cref="Leave"/> ends it.</summary>
    public IModelClient Enter()
    {
        lock (counting)
        {
            inFlight++;
            return client ??= open();
        }
    }

    public void Leave()
    {
        lock (counting)
        {
            inFlight--;
            CloseIfIdle();
        }
    }

    private void CloseIfIdle()
    {
        if (retired && inFlight == 0)
        {
            (client as IDisposable)?.Dispose();
            client = null;
        }
    }
}
