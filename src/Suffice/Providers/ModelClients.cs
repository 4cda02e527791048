using Microsoft.Extensions.Logging;
using Suffice.Chat;
using Suffice.Chat.Wires;
using Suffice.Files;
using Suffice.Providers.Http;
using Suffice.Providers.Local;
using Suffice.Providers.Recordings;
using Suffice.Providers.Replay;

namespace Suffice.Providers;

/// <summary>The clients of all providers: one set of connections for each address, one index for each set of recordings.</summary>
/// <remarks>Safe for use by many calls at once. Replays read their recordings when first called, or in <see cref="LoadAsync"/>.</remarks>
/// <param name="time">Times limits and replays.</param>
/// <param name="loggers">Is told of errors that no rule knows.</param>
/// <param name="locals">Reads models that run inside this process; without it a provider of such models is refused.</param>
public sealed class ModelClients(TimeProvider time, ILoggerFactory loggers, IContentReader<ILocalModel>? locals = null) : IModelClients, IDisposable
{
    /// <summary>The protocol of recordings.</summary>
    public const string Replay = "replay";

    /// <summary>The protocol of models that run inside this process.</summary>
    public const string Local = "local";

    private readonly Dictionary<ProviderDefinition, LeasedClient> clients = new(new SameConnection());
    private readonly Lock changing = new();
    private bool disposed;

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The provider's protocol is not known, or its address is missing.</exception>
    public IModelClient For(ProviderDefinition provider)
    {
        ArgumentNullException.ThrowIfNull(provider);
        lock (changing)
        {
            ObjectDisposedException.ThrowIf(disposed, this);
            if (!clients.TryGetValue(provider, out LeasedClient? client))
            {
                client = new LeasedClient(OpeningOf(provider));
                clients.Add(provider, client);
            }

            return client;
        }
    }

    /// <summary>Reads the recordings of all replaying providers now.</summary>
    /// <param name="providers">The policy's providers.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The lines that could not be used.</returns>
    /// <exception cref="RecordingException">A file cannot be read, or no line of it can be used.</exception>
    public async Task<IReadOnlyList<RecordingProblem>> LoadAsync(
        IEnumerable<ProviderDefinition> providers, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(providers);
        List<RecordingProblem> problems = [];
        foreach (ProviderDefinition provider in providers.Where(provider => provider.Protocol == Replay))
        {
            LeasedClient client = (LeasedClient)For(provider);
            ReplayClient replay = (ReplayClient)client.Enter();
            try
            {
                problems.AddRange((await replay.LoadAsync(cancellationToken)).Problems);
            }
            finally
            {
                client.Leave();
            }
        }

        return problems;
    }

    /// <summary>Closes the clients of providers that a new policy no longer has, each after its last call in flight.</summary>
    /// <param name="providers">The new policy's providers.</param>
    public void Keep(IEnumerable<ProviderDefinition> providers)
    {
        HashSet<ProviderDefinition> kept = new(providers, clients.Comparer);
        lock (changing)
        {
            foreach ((ProviderDefinition provider, LeasedClient client) in clients.Where(pair => !kept.Contains(pair.Key)).ToList())
            {
                clients.Remove(provider);
                client.Retire();
            }
        }
    }

    /// <summary>Closes all clients, each after its last call in flight.</summary>
    public void Dispose()
    {
        Keep([]);
        lock (changing)
        {
            disposed = true;
        }
    }

    private Func<IModelClient> OpeningOf(ProviderDefinition provider) => provider.Protocol switch
    {
        Replay => () => new ReplayClient(provider.Recordings, time),
        Local => () => new LocalClient(
            provider.Folder ?? throw new ArgumentException($"The provider '{provider.Name}' has no folder.", nameof(provider)),
            locals ?? throw new ArgumentException($"The provider '{provider.Name}' has models of this process, and nothing here reads them.", nameof(provider)),
            time),
        _ when provider.BaseUrl is null =>
            throw new ArgumentException($"The provider '{provider.Name}' has no base_url.", nameof(provider)),
        _ when provider.Wire is { } protocol => () => OverHttp(provider, protocol),
        _ => throw new ArgumentException(
            $"The provider '{provider.Name}' speaks '{provider.Protocol}'; {string.Join(", ", ProviderDialect.All.Select(dialect => dialect.Word))}, replay or local is wanted.", nameof(provider)),
    };

    private HttpModelClient OverHttp(ProviderDefinition provider, ChatProtocol protocol) => new(
        ProviderConnections.Open(provider), ChatWires.For(protocol), time, loggers.CreateLogger("Suffice.Providers"));

    /// <summary>Providers that can share connections or recordings; keys, prices and other limits come with each call.</summary>
    private sealed class SameConnection : IEqualityComparer<ProviderDefinition>
    {
        public bool Equals(ProviderDefinition? x, ProviderDefinition? y) =>
            ReferenceEquals(x, y)
            || (x is not null && y is not null
                && x.Protocol == y.Protocol
                && x.BaseUrl == y.BaseUrl
                && x.IsPrivate == y.IsPrivate
                && x.Timeouts.Connect == y.Timeouts.Connect
                && x.Folder == y.Folder
                && x.Recordings.AsSpan().SequenceEqual(y.Recordings.AsSpan()));

        public int GetHashCode(ProviderDefinition obj) => HashCode.Combine(obj.Protocol, obj.BaseUrl);
    }
}
