namespace Suffice.Catalog;

/// <summary>A model of a price table, and where it stands there.</summary>
/// <param name="Model">The model.</param>
/// <param name="Place">Its file, line and path, as errors tell them.</param>
internal readonly record struct PlacedModel(Model Model, string Place);
