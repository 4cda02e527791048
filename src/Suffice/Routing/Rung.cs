using Suffice.Catalog;
using Suffice.Providers;

namespace Suffice.Routing;

/// <summary>One step of the ladder of one call.</summary>
/// <param name="Number">Its place, from 0.</param>
/// <param name="Model">The model.</param>
/// <param name="Provider">Who serves it.</param>
/// <param name="Unfit">Why this call cannot go there (window, images, tools, residency); <see langword="null"/> when it can.</param>
public sealed record Rung(int Number, Model Model, ProviderDefinition Provider, string? Unfit)
{
    /// <summary>True when the call may go there.</summary>
    public bool IsFit => Unfit is null;
}
