using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace Suffice.Catalog;

/// <summary>The models that are known, by every name that means them, and what they cost. Immutable.</summary>
/// <remarks>A built-in model's <see cref="Model.Provider"/> is its vendor (<c>anthropic</c>, <c>openai</c>, <c>google</c>, ...).</remarks>
public sealed class ModelCatalog
{
    private readonly FrozenDictionary<string, Model> byName;

    private ModelCatalog(ImmutableArray<Model> models, FrozenDictionary<string, Model> byName, string priceVersion)
    {
        Models = models;
        this.byName = byName;
        PriceVersion = priceVersion;
    }

    /// <summary>All models, by vendor and then in the order of their file.</summary>
    public ImmutableArray<Model> Models { get; }

    /// <summary>Identifies the table: the start of the SHA-256 of its files.</summary>
    public string PriceVersion { get; }

    /// <summary>Reads the table that ships with this version.</summary>
    /// <returns>The catalogue; each call reads it afresh, so keep it.</returns>
    /// <exception cref="CatalogFormatException">The table is broken.</exception>
    public static ModelCatalog BuiltIn() => Load(CatalogFile.BuiltIn());

    /// <summary>Reads a table.</summary>
    /// <param name="files">Its files.</param>
    /// <returns>The catalogue.</returns>
    /// <exception cref="CatalogFormatException">The table is broken; every error is told.</exception>
    public static ModelCatalog Load(IReadOnlyList<CatalogFile> files)
    {
        ArgumentNullException.ThrowIfNull(files);

        CatalogReader reader = new();
        ImmutableArray<PlacedModel> read = [.. files.SelectMany(file => reader.Read(file))];
        ImmutableArray<Model> models = [.. read.Select(placed => placed.Model)];
        FrozenDictionary<string, Model> index = ModelNames.Index(read, reader);
        reader.ThrowIfWrong();

        return new ModelCatalog(models, index, HashOf(files));
    }

    /// <summary>Finds a model by its name, pinned id or alias, or by a variant of one of them; case does not matter.</summary>
    /// <remarks>
    /// Variants, tried only when the name itself is unknown: a suffix that says how the model was asked (<c>NAME (reasoning 8192)</c>,
    /// <c>NAME-FC</c>, <c>NAME-FC-Auto</c>, <c>NAME-FC-Any</c>), <c>ORG_NAME</c> for <c>ORG/NAME</c>, and <c>VENDOR/NAME</c>.
    /// </remarks>
    /// <param name="name">The name.</param>
    /// <returns>The model, or <see langword="null"/>.</returns>
    public Model? Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);

        foreach (string candidate in ModelNames.Candidates(name))
        {
            if (byName.TryGetValue(candidate, out Model? model))
            {
                return model;
            }
        }

        return FindAtVendor(ModelNames.WithoutVariant(name));
    }

    private Model? FindAtVendor(string name)
    {
        int slash = name.IndexOf('/', StringComparison.Ordinal);
        if (slash < 1)
        {
            return null;
        }

        return byName.TryGetValue(name[(slash + 1)..], out Model? model)
            && name.AsSpan(0, slash).Equals(model.Provider, StringComparison.OrdinalIgnoreCase)
                ? model
                : null;
    }

    private static string HashOf(IReadOnlyList<CatalogFile> files)
    {
        StringBuilder all = new();
        foreach (CatalogFile file in files)
        {
            all.Append(file.Name).Append('\n').Append(file.Yaml.ReplaceLineEndings("\n")).Append('\0');
        }

        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes(all.ToString()));
        return Convert.ToHexStringLower(hash.AsSpan(0, 6));
    }
}
