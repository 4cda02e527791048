using System.Collections.Immutable;
using Suffice.Catalog.Entries;
using Suffice.Yaml;
using Suffice.Yaml.Binding;

namespace Suffice.Catalog;

/// <summary>Reads the files of a price table into models, each with the place where it stands.</summary>
internal sealed class CatalogReader
{
    private readonly RecordShapes shapes = new();
    private readonly List<YamlError> errors = [];

    /// <summary>Reads a file; what is wrong in it is remembered.</summary>
    /// <param name="file">The file.</param>
    /// <returns>Its models.</returns>
    public ImmutableArray<PlacedModel> Read(CatalogFile file)
    {
        YamlFindings findings = new() { KeepsOrigins = false };
        findings.Place(string.Empty, new YamlPlace(file.Name, 1, 1));
        YamlNode? root = YamlDocument.Read(file.Yaml, file.Name, string.Empty, findings);
        if (root is null && !findings.HasErrors)
        {
            findings.Error(string.Empty, "the file is empty", "a map of vendor and models");
        }

        VendorEntry? read = root is null ? null : new YamlBinder(findings, shapes).Bind<VendorEntry>(root, string.Empty);
        ImmutableArray<PlacedModel> models = [];
        if (read is not null && !findings.HasErrors)
        {
            models = [.. read.Models.Select((entry, i) => new PlacedModel(entry.ToModel(read), findings.PlaceOf($"models[{i}]"), $"models[{i}]"))];
            RefuseTwoPricesForADay(read, findings);
        }

        errors.AddRange(findings.Errors);
        return models;
    }

    /// <summary>Remembers a name that means two models.</summary>
    /// <param name="placed">The later of them.</param>
    /// <param name="name">The name.</param>
    /// <param name="other">The earlier.</param>
    public void RefuseName(PlacedModel placed, string name, Model other) => errors.Add(new YamlError(
        placed.Place.File, placed.Place.Line, placed.Place.Column, placed.Path, $"\"{name}\" names both {other.Name} and {placed.Model.Name}", "a name means one model"));

    /// <summary>Ends the reading.</summary>
    /// <exception cref="CatalogFormatException">Something was wrong.</exception>
    public void ThrowIfWrong()
    {
        if (errors.Count > 0)
        {
            throw new CatalogFormatException([.. errors.Select(error => error.ToString())]);
        }
    }

    private static void RefuseTwoPricesForADay(VendorEntry file, YamlFindings findings)
    {
        for (int m = 0; m < file.Models.Length; m++)
        {
            List<(ListedPriceEntry Row, string Path)> rows = file.Models[m].Prices.Select((row, i) => (Row: row, Path: $"models[{m}].prices[{i}]")).OrderBy(placed => placed.Row.ValidFrom).ToList();
            foreach ((ListedPriceEntry row, string path) in rows.Where(placed => placed.Row.ValidTo < placed.Row.ValidFrom))
            {
                findings.Error($"{path}.valid_to", "is before valid_from", "a day after it");
            }

            foreach (((ListedPriceEntry before, _), (ListedPriceEntry row, string path)) in rows.Zip(rows.Skip(1)))
            {
                if (!(row.ValidFrom > before.ValidTo))
                {
                    findings.Error($"{path}.valid_from", "its days overlap those of another row", "one price for a day");
                }
            }
        }
    }
}
