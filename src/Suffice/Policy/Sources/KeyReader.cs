using System.Text;
using Suffice.Providers;
using Suffice.Yaml.Binding;

namespace Suffice.Policy.Sources;

/// <summary>Fetches keys from where a policy says they are kept.</summary>
internal sealed class KeyReader(PolicySources sources, Func<string, string?> readVariable, string root)
{
    /// <summary>The key, or why it is not there.</summary>
    /// <remarks>White space around it is dropped, for editors end a file with a line feed.</remarks>
    public (Secret? Key, string Wrong, string Right) Read(SecretReference reference) => Read(reference, isHeader: false);

    /// <summary>A header's secret value, which may have spaces (<c>Bearer ...</c>) and no comma, or why it is not there.</summary>
    public (Secret? Value, string Wrong, string Right) ReadHeader(SecretReference reference) => Read(reference, isHeader: true);

    private (Secret? Key, string Wrong, string Right) Read(SecretReference reference, bool isHeader)
    {
        string? key = reference.InFile ? ReadFile(reference.Name) : readVariable(reference.Name);
        if (string.IsNullOrWhiteSpace(key))
        {
            return reference.InFile
                ? (null, $"the key's file {reference.Name} is missing, empty or not readable", "a file that holds the key alone")
                : (null, $"the environment variable {reference.Name} is not set", $"export {reference.Name}=... before starting");
        }

        key = key.Trim();
        if (isHeader)
        {
            return key.AsSpan().ContainsAnyExceptInRange(' ', '~') || key.Contains(',', StringComparison.Ordinal)
                ? (null, $"what {reference} holds is no value of a header (not shown): it has commas, line breaks or letters beyond ASCII", "the value alone")
                : (new Secret(key), string.Empty, string.Empty);
        }

        return key.AsSpan().ContainsAnyInRange('\0', ' ') || !Ascii.IsValid(key)
            ? (null, $"what {reference} holds is no key (not shown): it has spaces, line breaks or letters beyond ASCII", "the key alone")
            : (new Secret(key), string.Empty, string.Empty);
    }

    private string? ReadFile(string path)
    {
        SourceRead read = sources.ReadSecret(Path.GetFullPath(path, root));
        return read.Bytes is null ? null : Encoding.UTF8.GetString(read.Bytes);
    }
}
