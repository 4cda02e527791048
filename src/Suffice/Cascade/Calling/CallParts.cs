using Microsoft.Extensions.Logging;
using Suffice.Providers;
using Suffice.Providers.Peers;
using Suffice.Providers.Retries;

namespace Suffice.Cascade.Calling;

/// <summary>What calling models needs.</summary>
/// <param name="Clients">Speak to models.</param>
/// <param name="Peers">What recent calls told of them.</param>
/// <param name="Delays">Decides whether and when a failed call is sent again.</param>
/// <param name="Time">The clock.</param>
/// <param name="Logger">Is told of failures.</param>
internal sealed record CallParts(IModelClients Clients, PeerBoard Peers, RetryDelay Delays, TimeProvider Time, ILogger Logger);
