namespace Suffice.Confidence;

/// <summary>A model as it was when something was measured of it.</summary>
/// <param name="Name">Its name in the policy or recording.</param>
/// <param name="Id">The pinned snapshot.</param>
public sealed record PinnedModel(string Name, string Id);
