using System.Collections.Immutable;
using Suffice.Yaml;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Suffice.Catalog;

/// <summary>Reads one file of a price table into models.</summary>
internal static class CatalogReader
{
    public static ImmutableArray<PlacedModel> Read(CatalogFile file, CatalogErrors errors)
    {
        if (Root(file, errors) is not { } root)
        {
            return [];
        }

        CatalogFields fields = new(file.Name, root, string.Empty, errors);
        string vendor = fields.RequiredText("vendor");
        string? family = fields.Text("family");
        ImmutableArray<PlacedModel> models = [.. fields.Maps("models").Select(entry => new PlacedModel(ReadModel(entry, vendor, family), entry.Place))];
        fields.RefuseUnread();
        return models;
    }

    private static YamlMappingNode? Root(CatalogFile file, CatalogErrors errors)
    {
        YamlStream stream = [];
        try
        {
            stream.Load(new StringReader(YamlText.Ended(file.Yaml)));
        }
        catch (YamlException error)
        {
            errors.Add(file.Name, error.Start.Line, "$", $"not readable as YAML ({error.Message})");
            return null;
        }
        catch (Exception broken) when (broken is InvalidOperationException or ArgumentException or FormatException or OverflowException)
        {
            // The parser answers some broken inputs with exceptions of its own state instead of a YamlException.
            errors.Add(file.Name, 1, "$", "not readable as YAML; close every bracket and quote, and indent with spaces");
            return null;
        }

        if (stream.Documents is [{ RootNode: YamlMappingNode root }])
        {
            return root;
        }

        errors.Add(file.Name, 1, "$", "must be one mapping with vendor and models");
        return null;
    }

    private static Model ReadModel(CatalogFields fields, string vendor, string? family)
    {
        string id = fields.RequiredText("id");
        Model model = new()
        {
            Id = id,
            Name = fields.Text("name") ?? id,
            Aliases = fields.Texts("aliases"),
            Provider = fields.Text("vendor") ?? vendor,
            Family = fields.Text("family") ?? family,
            Tier = fields.Choice<ModelTier>("tier"),
            ContextWindow = fields.Count("context_window"),
            MaxOutputTokens = fields.Count("max_output_tokens"),
            Capabilities = fields.Capabilities("capabilities"),
            Residency = fields.Text("residency"),
            RetiresOn = fields.Date("retires_on"),
            Prices = PriceReader.ReadRows(fields, "prices"),
        };
        fields.RefuseUnread();
        return model;
    }
}
