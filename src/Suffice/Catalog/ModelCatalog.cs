using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace Suffice.Catalog;

/// <summary>The models that are known, by every name that means them, and what they cost. Immutable.</summary>
/// <remarks>A built-in model's <see cref="Model.Provider"/> is its vendor (<c>anthropic</c>, <c>openai</c>, <c>google</c>, ...).</remarks>
public sealed class ModelCatalog
{
    private readonly FrozenDictionary<string, Model> _byName;

    private ModelCatalog(ImmutableArray<Model> models, FrozenDictionary<string, Model> byName, string priceVersion)
    {
        Models = models;
        _byName = byName;
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
        FrozenDictionary<string, Model> byName = ModelNames.Index(read, reader);
        reader.ThrowIfWrong();

        return new ModelCatalog(models, byName, HashOf(files));
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
            if (_byName.TryGetValue(candidate, out Model? model))
            {
                return model;
            }
        }

        return FindAtVendor(ModelNames.WithoutVariant(name));
    }

    /// <summary>Makes a policy's model: what the policy says, over what is known of the model.</summary>
    /// <param name="entry">What the policy says.</param>
    /// <returns>The model, under the policy's name and provider.</returns>
    public Model Resolve(ModelOverride entry)
    {
        ArgumentNullException.ThrowIfNull(entry);

        Model? known = Find(entry.Id ?? entry.Name);
        return new Model
        {
            Name = entry.Name,
            Provider = entry.Provider,
            Id = entry.Id ?? known?.Id ?? entry.Name,
            Aliases = known?.Aliases ?? [],
            Tier = entry.Tier ?? known?.Tier,
            Family = entry.Family ?? known?.Family,
            ContextWindow = entry.ContextWindow ?? known?.ContextWindow,
            MaxOutputTokens = entry.MaxOutputTokens ?? known?.MaxOutputTokens,
            Capabilities = entry.Capabilities ?? known?.Capabilities,
            Residency = entry.Residency ?? known?.Residency,
            RetiresOn = entry.RetiresOn ?? known?.RetiresOn,
            Prices = PricesOf(entry, known),
        };
    }

    private Model? FindAtVendor(string name)
    {
        int slash = name.IndexOf('/', StringComparison.Ordinal);
        if (slash < 1)
        {
            return null;
        }

        return _byName.TryGetValue(name[(slash + 1)..], out Model? model)
            && name.AsSpan(0, slash).Equals(model.Provider, StringComparison.OrdinalIgnoreCase)
                ? model
                : null;
    }

    private static ImmutableArray<Price> PricesOf(ModelOverride entry, Model? known)
    {
        if (entry.Price is { } own)
        {
            return [own with { Tokens = own.Tokens.FreeThroughout() }];
        }

        return entry.ListPrices && known is not null ? known.Prices : [];
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
