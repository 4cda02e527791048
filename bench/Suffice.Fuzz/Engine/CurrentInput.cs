using System.Buffers.Binary;
using System.IO.MemoryMappedFiles;

namespace Suffice.Fuzz.Engine;

/// <summary>The input being tried, in a file that outlives the process: a stack overflow leaves no other trace.</summary>
internal sealed class CurrentInput : IDisposable
{
    private const int MostBytes = 1 << 20;
    private const int Header = sizeof(int);

    private readonly MemoryMappedFile file;
    private readonly MemoryMappedViewAccessor view;

    /// <param name="path">The file.</param>
    public CurrentInput(string path)
    {
        file = MemoryMappedFile.CreateFromFile(path, FileMode.OpenOrCreate, mapName: null, MostBytes + Header);
        view = file.CreateViewAccessor();
    }

    /// <summary>Notes the input that is tried now.</summary>
    public void Begin(byte[] input)
    {
        view.WriteArray(Header, input, 0, Math.Min(input.Length, MostBytes));
        view.Write(0, input.Length + 1);
    }

    /// <summary>Notes that it is done.</summary>
    public void End() => view.Write(0, 0);

    /// <inheritdoc/>
    public void Dispose()
    {
        view.Dispose();
        file.Dispose();
    }

    /// <summary>The input that a process died on.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The input; <see langword="null"/> when none was being tried.</returns>
    public static byte[]? Left(string path)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        byte[] bytes = File.ReadAllBytes(path);
        int length = bytes.Length < Header ? 0 : BinaryPrimitives.ReadInt32LittleEndian(bytes) - 1;
        return length >= 0 && length <= MostBytes ? bytes[Header..(Header + length)] : null;
    }
}
