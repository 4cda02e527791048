using System.Reflection;

namespace Suffice.Catalog;

/// <summary>One file of a price table.</summary>
/// <param name="Name">Its name, for error messages, such as <c>models/anthropic.yaml</c>.</param>
/// <param name="Yaml">Its text.</param>
public sealed record CatalogFile(string Name, string Yaml)
{
    /// <summary>The files that ship inside this assembly, in the order of their names.</summary>
    /// <returns>The files.</returns>
    public static IReadOnlyList<CatalogFile> BuiltIn()
    {
        Assembly assembly = typeof(CatalogFile).Assembly;
        return
        [
            .. assembly.GetManifestResourceNames()
                .Where(name => name.StartsWith("models/", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .Select(name => new CatalogFile(name, Read(assembly, name))),
        ];
    }

    private static string Read(Assembly assembly, string name)
    {
        using Stream stream = assembly.GetManifestResourceStream(name)!;
        using StreamReader reader = new(stream);
        return reader.ReadToEnd();
    }
}
