namespace Suffice.Gateway.Api;

/// <summary>What an endpoint says of itself.</summary>
/// <param name="Group">What it is among.</param>
/// <param name="Summary">What it does, in a sentence.</param>
/// <param name="TakesBody">True when it takes a JSON object.</param>
internal sealed record EndpointDescription(string Group, string Summary, bool TakesBody = false);
