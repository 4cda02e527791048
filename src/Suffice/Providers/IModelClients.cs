namespace Suffice.Providers;

/// <summary>Gives the client that speaks to a provider.</summary>
public interface IModelClients
{
    /// <summary>Finds or makes the client of a provider.</summary>
    /// <param name="provider">The provider.</param>
    /// <returns>Its client, shared by all calls to it.</returns>
    IModelClient For(ProviderDefinition provider);
}
