using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Suffice.Learning.Storing;

/// <summary>The outside of every file of a learned model: what it is, its version, its length, its contents, and a checksum of all of it.</summary>
/// <param name="magic">Four letters that say what it holds.</param>
/// <param name="version">The version of its contents.</param>
/// <param name="what">What it holds, for errors.</param>
internal sealed class SealedFile(string magic, ushort version, string what)
{
    private const int HeaderLength = 10;
    private const int MostBytes = 256 * 1024 * 1024;

    /// <summary>Writes a file.</summary>
    public void Write(Stream stream, Action<BinaryWriter> write)
    {
        ArgumentNullException.ThrowIfNull(stream);
        using MemoryStream contents = new();
        using (BinaryWriter writer = new(contents, Encoding.UTF8, leaveOpen: true))
        {
            write(writer);
        }

        Span<byte> header = stackalloc byte[HeaderLength];
        Encoding.ASCII.GetBytes(magic, header);
        BinaryPrimitives.WriteUInt16LittleEndian(header[4..], version);
        BinaryPrimitives.WriteInt32LittleEndian(header[6..], checked((int)contents.Length));
        ReadOnlySpan<byte> body = contents.GetBuffer().AsSpan(0, (int)contents.Length);
        stream.Write(header);
        stream.Write(body);
        stream.Write(Checksum(header, body));
    }

    /// <summary>Reads a file.</summary>
    /// <exception cref="ModelFileException">It is something else, of another version, cut off or changed.</exception>
    public T Read<T>(Stream stream, Func<BinaryReader, T> read)
    {
        ArgumentNullException.ThrowIfNull(stream);
        byte[] header = new byte[HeaderLength];
        if (stream.ReadAtLeast(header, HeaderLength, throwOnEndOfStream: false) < HeaderLength || Encoding.ASCII.GetString(header, 0, 4) != magic)
        {
            throw new ModelFileException($"This is not a file of {what}: it does not begin with \"{magic}\".");
        }

        ushort found = BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(4));
        if (found != version)
        {
            throw new ModelFileException($"This file of {what} has version {found}; this program reads version {version}. Fit it again with `suffice learn`.");
        }

        int length = BinaryPrimitives.ReadInt32LittleEndian(header.AsSpan(6));
        byte[] rest = Rest(stream, length);
        if (!Checksum(header, rest.AsSpan(0, length)).AsSpan().SequenceEqual(rest.AsSpan(length)))
        {
            throw Damaged("its checksum does not match its contents");
        }

        try
        {
            using BinaryReader reader = new(new MemoryStream(rest, 0, length), Encoding.UTF8);
            T model = read(reader);
            return reader.BaseStream.Position == length ? model : throw Damaged("it holds more than it should");
        }
        catch (Exception broken) when (broken is EndOfStreamException or ArgumentException or OverflowException or IndexOutOfRangeException or InvalidDataException)
        {
            throw Damaged(broken.Message);
        }
    }

    private byte[] Rest(Stream stream, int length)
    {
        if (length is < 0 or > MostBytes)
        {
            throw Damaged($"it says that it holds {length} bytes");
        }

        byte[] rest = new byte[length + SHA256.HashSizeInBytes];
        return stream.ReadAtLeast(rest, rest.Length, throwOnEndOfStream: false) == rest.Length ? rest : throw Damaged("it is cut off");
    }

    private ModelFileException Damaged(string how) => new($"This file of {what} is damaged: {how}. Fit it again with `suffice learn`, or copy it anew.");

    private static byte[] Checksum(ReadOnlySpan<byte> header, ReadOnlySpan<byte> body)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(header);
        hash.AppendData(body);
        return hash.GetHashAndReset();
    }
}
