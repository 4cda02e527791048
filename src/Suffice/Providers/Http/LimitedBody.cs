using System.Buffers;

namespace Suffice.Providers.Http;

/// <summary>Reads a body up to a limit.</summary>
internal static class LimitedBody
{
    /// <summary>The longest answer that is read: 64 MiB.</summary>
    public const int MaxAnswerBytes = 64 * 1024 * 1024;

    /// <summary>The longest part of an error's body that is read and kept: 64 KiB.</summary>
    public const int MaxErrorBytes = 64 * 1024;

    private const int FirstRead = 16 * 1024;

    /// <summary>Reads to the end or to one byte beyond the limit, by which the caller can tell that there was more.</summary>
    public static async ValueTask<ReadOnlyMemory<byte>> ReadAsync(Stream body, int limit, CancellationToken cancellationToken)
    {
        ArrayBufferWriter<byte> read = new();
        while (read.WrittenCount <= limit)
        {
            Memory<byte> free = read.GetMemory(FirstRead);
            int wanted = Math.Min(free.Length, limit + 1 - read.WrittenCount);
            int got = await body.ReadAsync(free[..wanted], cancellationToken);
            if (got == 0)
            {
                break;
            }

            read.Advance(got);
        }

        return read.WrittenMemory;
    }
}
