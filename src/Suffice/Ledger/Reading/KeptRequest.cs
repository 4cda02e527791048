namespace Suffice.Ledger.Reading;

/// <summary>A request whose content was kept, with the last rung's answer where the ledger has one.</summary>
/// <param name="Request">The request, with what the caller sent and what was served.</param>
/// <param name="ShadowAnswer">What the last rung answered to the same call when it was compared; <see langword="null"/> when it was not, or that was not kept.</param>
/// <param name="ShadowModel">The last rung's model; <see langword="null"/> likewise.</param>
public sealed record KeptRequest(RequestEntry Request, string? ShadowAnswer, string? ShadowModel);
