namespace Suffice.Schemas.Loading;

/// <summary>How references become absolute.</summary>
internal static class SchemaUri
{
    /// <summary>What a schema without an identifier of its own is called.</summary>
    public const string Anonymous = "schema:///root";

    /// <summary>Resolves a reference; null when it is no URI reference at all.</summary>
    public static (string Uri, string Fragment)? Resolve(string baseUri, string reference)
    {
        int hash = reference.IndexOf('#', StringComparison.Ordinal);
        string fragment = hash < 0 ? "" : Uri.UnescapeDataString(reference[(hash + 1)..]);
        string rest = hash < 0 ? reference : reference[..hash];
        if (rest.Length == 0)
        {
            return (baseUri, fragment);
        }

        return Absolute(baseUri, rest) is { } uri ? (uri.AbsoluteUri, fragment) : null;
    }

    private static Uri? Absolute(string baseUri, string reference)
    {
        // A leading slash alone would be taken for a file's path on this system.
        if (!reference.StartsWith('/') && Uri.TryCreate(reference, UriKind.Absolute, out Uri? whole))
        {
            return whole;
        }

        return Uri.TryCreate(new Uri(baseUri), reference, out Uri? joined) ? joined : null;
    }
}
