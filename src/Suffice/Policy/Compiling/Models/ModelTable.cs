using System.Collections.Frozen;
using Suffice.Catalog;
using Suffice.Files;
using Suffice.Policy.Entries;
using Suffice.Providers;
using Suffice.Providers.Local;
using Suffice.Yaml;

namespace Suffice.Policy.Compiling.Models;

/// <summary>Makes the models of a policy: its own entries over the catalogue, and the catalogue's own.</summary>
internal sealed class ModelTable
{
    private readonly Compilation load;
    private readonly ModelCatalog catalog;
    private readonly ProviderTable providers;
    private readonly PeerTable peers;
    private readonly OrderedDictionary<string, Model> declared = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Model> found = new(StringComparer.Ordinal);
    private readonly HashSet<string> told = new(StringComparer.Ordinal);

    public ModelTable(
        Compilation load, ModelCatalog catalog, ProviderTable providers, IReadOnlyDictionary<string, ModelEntry> entries)
    {
        this.load = load;
        this.catalog = catalog;
        this.providers = providers;
        peers = new PeerTable(load, providers);
        foreach ((string name, ModelEntry entry) in entries)
        {
            Declare(name, entry);
        }
    }

    /// <summary>The model that a ladder or check means by a name; a wrong name is told at the path.</summary>
    public Model? Find(string name, string path)
    {
        if (declared.TryGetValue(name, out Model? own))
        {
            return own;
        }

        if (load.Findings.Stands($"models.{name}"))
        {
            return null; // Its entry is wrong, which was told there.
        }

        if (catalog.Find(name) is not { } known)
        {
            load.Findings.Error(
                path,
                $"{Shown.Value(name)} is no model of this policy or the built-in catalogue",
                Advise(name));
            return null;
        }

        if (providers.Find(known.Provider) is not { } provider)
        {
            TellNoProvider(known, path);
            return null;
        }

        Model model = found[name] = Served(known, provider);
        ModelOrigins.Tell(load, model, entry: null, provider, told);
        return model;
    }

    /// <summary>True when a check may ask the model; it is then a model of the policy.</summary>
    public bool Knows(string name) => declared.ContainsKey(name) || catalog.Find(name) is not null;

    /// <summary>Every name that means a model; the policy's own names win, then its ids and aliases, then the built-in models.</summary>
    public FrozenDictionary<string, Model> Index()
    {
        Model[] builtIn = [.. catalog.Models
            .Where(model => providers.Find(model.Provider) is not null)
            .Select(model => Served(model, providers.Find(model.Provider)!))];
        Dictionary<string, Model> index = new(StringComparer.Ordinal);
        Add(index, declared.Values, model => [model.Name]);
        Add(index, declared.Values, model => [model.Id]);
        Add(index, declared.Values, model => model.Aliases);
        Add(index, builtIn, model => [model.Name, model.Id, .. model.Aliases]);
        foreach ((string name, Model model) in found)
        {
            index.TryAdd(name, model);
        }

        return index.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static void Add(Dictionary<string, Model> index, IEnumerable<Model> models, Func<Model, IEnumerable<string>> names)
    {
        foreach (Model model in models)
        {
            foreach (string name in names(model))
            {
                index.TryAdd(name, model);
            }
        }
    }

    private static Model Served(Model known, ProviderDefinition provider) =>
        provider.Residency is { } residency
            ? known with { Residency = residency, Prices = DeclaredModel.ListPricesHold(residency) ? known.Prices : [] }
            : known;

    private void Declare(string name, ModelEntry entry)
    {
        string path = $"models.{name}";
        Names.Check(load.Findings, path, name, Names.Model, "a model");
        if (name is "auto" || name.StartsWith("task:", StringComparison.Ordinal))
        {
            load.Findings.Error(path, $"'{Shown.Key(name)}' has a meaning of its own", "another name for the model");
        }

        if (providers.Find(entry.Provider) is not { } provider)
        {
            providers.TellUnknown(entry.Provider, $"{path}.provider");
            return;
        }

        Model model = DeclaredModel.Of(name, entry, provider, catalog);
        if (provider is { Protocol: ModelClients.Local, Folder: { } folder } && !load.Sources.Exists(LocalModelFile.PathOf(folder, model.Id)))
        {
            load.Findings.Error(path, $"there is no {LocalModelFile.PathOf(folder, model.Id)}", "the id that 'suffice distil' told");
        }

        declared[name] = peers.Add(model, entry, path);
        ModelOrigins.Tell(load, model, entry, provider, told);
    }

    private void TellNoProvider(Model known, string path)
    {
        if (!providers.Stands(known.Provider))
        {
            load.Findings.Error(
                path,
                $"the built-in model '{known.Name}' is served by '{known.Provider}', which is no provider of this policy",
                $"add providers: {known.Provider}: ..., or an entry under models that names one of yours");
        }
    }

    private string Advise(string name)
    {
        IEnumerable<string> builtIn = catalog.Models.Where(model => providers.Find(model.Provider) is not null).Select(model => model.Name);
        return NearWords.Nearest(name, declared.Keys.Concat(builtIn)) is { } near
            ? $"did you mean '{near}'?"
            : $"a name under models ({(declared.Count == 0 ? "there is none" : string.Join(", ", declared.Keys.Take(20)))}) or of suffice models";
    }
}
