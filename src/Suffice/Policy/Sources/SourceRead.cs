using System.Security.Cryptography;

namespace Suffice.Policy.Sources;

/// <summary>A file's bytes, or why it cannot be read.</summary>
/// <param name="Bytes">The content; <see langword="null"/> when it cannot be read.</param>
/// <param name="Digest">Names the content or its absence, to tell a change.</param>
/// <param name="Wrong">Why it cannot be read.</param>
/// <param name="Right">What would be right.</param>
internal sealed record SourceRead(byte[]? Bytes, string Digest, string Wrong, string Right)
{
    public static SourceRead From(string path, int maxBytes = PolicySources.MaxBytes)
    {
        try
        {
            if (Directory.Exists(path))
            {
                return Failed("a folder, not a file", "the file inside it");
            }

            using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            if (file.Length > maxBytes)
            {
                return Failed($"{file.Length} bytes long", $"a file of at most {maxBytes / (1024 * 1024)} MB");
            }

            byte[] bytes = new byte[file.Length];
            return Found(bytes[..file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false)]);
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return new SourceRead(null, "absent", "no such file", "the path of a file that is there");
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            return Failed("a file that cannot be read", "a file that this process may read");
        }
    }

    private static SourceRead Found(byte[] bytes) => new(bytes, Convert.ToHexStringLower(SHA256.HashData(bytes)), string.Empty, string.Empty);

    private static SourceRead Failed(string wrong, string right) => new(null, $"unreadable: {wrong}", wrong, right);
}
