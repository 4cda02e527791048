using Suffice.Catalog;
using Suffice.Files;

namespace Suffice.Audit.Reports.Policy;

/// <summary>Writes a report's policy to a file.</summary>
public static class PolicyFile
{
    /// <summary>Writes it.</summary>
    /// <param name="path">The file, such as <c>suffice.yaml</c>.</param>
    /// <param name="report">The report.</param>
    /// <param name="catalog">The models that the policy will know.</param>
    /// <param name="force">Whether a file that is there may be replaced.</param>
    /// <exception cref="OutputExistsException">It is there, and <paramref name="force"/> is false.</exception>
    public static void Write(string path, AuditReport report, ModelCatalog catalog, bool force = false) =>
        OutputFile.Write(path, force, to => PolicyYaml.Write(report, catalog, to));
}
