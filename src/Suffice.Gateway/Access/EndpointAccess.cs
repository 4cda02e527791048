using Suffice.Chat;

namespace Suffice.Gateway.Access;

/// <summary>What an endpoint asks of those who call it; without it an endpoint is for admins.</summary>
/// <param name="Level">Who may call it.</param>
/// <param name="Protocol">The protocol it refuses in; <see langword="null"/> to go by the call's headers.</param>
public sealed record EndpointAccess(AccessLevel Level, ChatProtocol? Protocol = null)
{
    /// <summary>What holds for an endpoint that says nothing.</summary>
    internal static EndpointAccess Unstated { get; } = new(AccessLevel.Admin);
}
