using System.Security.Cryptography;
using Suffice.Files;

namespace Suffice.Providers.Local;

/// <summary>How files of local models are named: their name pins their content, so that another model is another id.</summary>
public static class LocalModelFile
{
    private const string Prefix = "local-";
    private const string Extension = ".bin";

    /// <summary>The id of a model with this content.</summary>
    /// <param name="content">The content.</param>
    /// <returns><c>local-</c> and the first 16 hexadecimal digits of its SHA-256.</returns>
    public static string IdOf(ReadOnlySpan<byte> content) => Prefix + Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, 8));

    /// <summary>True for ids of this form.</summary>
    /// <param name="id">The id.</param>
    /// <returns>Whether it is one.</returns>
    public static bool IsId(string id)
    {
        ArgumentNullException.ThrowIfNull(id);

        return id.Length == Prefix.Length + 16 && id.StartsWith(Prefix, StringComparison.Ordinal);
    }

    /// <summary>Where a model lies.</summary>
    /// <param name="folder">The provider's folder.</param>
    /// <param name="id">The model's id.</param>
    /// <returns>The path.</returns>
    public static string PathOf(string folder, string id) => Path.Combine(folder, id + Extension);

    /// <summary>Reads a model whose content its id pins.</summary>
    /// <param name="folder">The provider's folder.</param>
    /// <param name="id">The model's id.</param>
    /// <param name="reader">Reads it.</param>
    /// <returns>The model.</returns>
    /// <exception cref="InvalidDataException">It is another model than the id says, is none, or is damaged.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static ILocalModel Load(string folder, string id, IContentReader<ILocalModel> reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        byte[] content = File.ReadAllBytes(PathOf(folder, id));

        return IdOf(content) == id
            ? reader.Read(content)
            : throw new InvalidDataException($"{id}{Extension} holds {IdOf(content)}; train it anew with 'suffice distil'");
    }
}
