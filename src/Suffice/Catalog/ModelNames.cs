using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Suffice.Catalog;

/// <summary>Which names mean which model.</summary>
internal static class ModelNames
{
    private static readonly string[] ToolModeSuffixes = ["-FC", "-FC-Auto", "-FC-Any"];

    /// <summary>
    /// Names and aliases mean one model each. An id that two hosts share means neither, for their prices differ: such a model
    /// is found by its name.
    /// </summary>
    public static FrozenDictionary<string, Model> Index(ImmutableArray<PlacedModel> models, CatalogReader reader)
    {
        Dictionary<string, Model> index = new(StringComparer.OrdinalIgnoreCase);
        foreach (PlacedModel placed in models)
        {
            Model model = placed.Model;
            foreach (string name in model.Aliases.Prepend(model.Name).Distinct(StringComparer.OrdinalIgnoreCase))
            {
                if (!index.TryAdd(name, model))
                {
                    reader.RefuseName(placed, name, index[name]);
                }
            }
        }

        foreach (IGrouping<string, Model> sharing in models.Select(placed => placed.Model).GroupBy(m => m.Id, StringComparer.OrdinalIgnoreCase))
        {
            if (sharing.Count() == 1)
            {
                index.TryAdd(sharing.Key, sharing.Single());
            }
        }

        return index.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The names to look up, the closest first.</summary>
    public static IEnumerable<string> Candidates(string name)
    {
        yield return name;

        string plain = WithoutVariant(name);
        if (plain.Length != name.Length)
        {
            yield return plain;
        }

        int underscore = plain.IndexOf('_', StringComparison.Ordinal);
        if (underscore > 0)
        {
            yield return string.Concat(plain.AsSpan(0, underscore), "/", plain.AsSpan(underscore + 1));
        }
    }

    /// <summary>Takes away a suffix that says how the model was asked, not which model it is.</summary>
    public static string WithoutVariant(string name)
    {
        int remark = name.EndsWith(')') ? name.IndexOf(" (", StringComparison.Ordinal) : -1;
        if (remark > 0)
        {
            return name[..remark];
        }

        foreach (string suffix in ToolModeSuffixes)
        {
            if (name.Length > suffix.Length && name.EndsWith(suffix, StringComparison.OrdinalIgnoreCase))
            {
                return name[..^suffix.Length];
            }
        }

        return name;
    }
}
