using System.Collections.Immutable;
using System.Reflection;
using System.Security.Cryptography;

namespace Suffice.Dashboard.Frame;

/// <summary>A style sheet or script of the pages, embedded in this assembly.</summary>
/// <param name="Name">Its name with a part that changes with its content, so that a browser may keep it for ever.</param>
/// <param name="ContentType">What it is.</param>
/// <param name="Content">It.</param>
public sealed record PageAsset(string Name, string ContentType, ReadOnlyMemory<byte> Content)
{
    private const string Folder = "dashboard/";
    private const int HashLetters = 12;

    /// <summary>All of them, styles first, each kind by name.</summary>
    public static ImmutableArray<PageAsset> All { get; } =
    [
        .. from resource in typeof(PageAsset).Assembly.GetManifestResourceNames()
           where resource.StartsWith(Folder, StringComparison.Ordinal)
           let asset = Read(typeof(PageAsset).Assembly, resource)
           orderby asset.ContentType, asset.Name
           select asset,
    ];

    /// <summary>True for a style sheet.</summary>
    public bool IsStyle => ContentType.StartsWith("text/css", StringComparison.Ordinal);

    /// <summary>Where it is served.</summary>
    public string Path => $"/assets/{Name}";

    private static PageAsset Read(Assembly assembly, string resource)
    {
        using Stream stream = assembly.GetManifestResourceStream(resource)!;
        using MemoryStream content = new();
        stream.CopyTo(content);
        byte[] bytes = content.ToArray();
        string name = resource[Folder.Length..];
        string hash = Convert.ToHexStringLower(SHA256.HashData(bytes))[..HashLetters];

        return new PageAsset(
            $"{System.IO.Path.GetFileNameWithoutExtension(name)}.{hash}{System.IO.Path.GetExtension(name)}",
            name.EndsWith(".css", StringComparison.Ordinal) ? "text/css; charset=utf-8" : "text/javascript; charset=utf-8",
            bytes);
    }
}
