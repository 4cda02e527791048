using System.Security.Cryptography;

namespace Suffice.Fuzz.Engine;

/// <summary>The inputs that mutations start from: the seeds, and every input that did something new.</summary>
/// <param name="folder">Where new ones are kept between runs; <see langword="null"/> keeps them in memory alone.</param>
internal sealed class Corpus(string? folder)
{
    private readonly List<byte[]> inputs = [];

    /// <summary>How many there are.</summary>
    public int Count => inputs.Count;

    /// <summary>The inputs of earlier runs, in an order that is the same every time.</summary>
    public static IReadOnlyList<byte[]> Read(string folder) => Directory.Exists(folder)
        ? [.. Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal).Select(File.ReadAllBytes)]
        : [];

    /// <summary>Adds an input.</summary>
    public void Add(byte[] input, bool keep)
    {
        inputs.Add(input);
        if (keep && folder is not null)
        {
            Directory.CreateDirectory(folder);
            File.WriteAllBytes(Path.Combine(folder, NameOf(input)), input);
        }
    }

    /// <summary>Picks one: as often one of the newest as any.</summary>
    public byte[] Pick(Random random)
    {
        int from = random.Next(2) == 0 ? inputs.Count - 1 - (inputs.Count / 8) : 0;
        return inputs[random.Next(Math.Max(from, 0), inputs.Count)];
    }

    /// <summary>A short name for an input, by its content.</summary>
    public static string NameOf(byte[] input) => Convert.ToHexStringLower(SHA256.HashData(input))[..16];
}
