using Suffice.Yaml;

namespace Suffice.Catalog;

/// <summary>A model of a price table, and where it stands there.</summary>
/// <param name="Model">The model.</param>
/// <param name="Place">Its place.</param>
/// <param name="Path">Its path in the file.</param>
internal readonly record struct PlacedModel(Model Model, YamlPlace Place, string Path);
