using System.Buffers;
using System.Runtime.CompilerServices;

namespace Suffice.Providers.Http;

/// <summary>Reads a body up to a limit.</summary>
internal static class LimitedBody
{
    /// <summary>The longest answer that is read: 64 MiB.</summary>
    public const int MaxAnswerBytes = 64 * 1024 * 1024;

    /// <summary>The longest part of an error's body that is read and kept: 64 KiB.</summary>
    public const int MaxErrorBytes = 64 * 1024;

    private const int FirstRead = 4 * 1024;

    /// <summary>Reads to the end or to one byte beyond the limit, by which the caller can tell that there was more.</summary>
    /// <param name="body">The body.</param>
    /// <param name="stated">Its length where its sender stated one; the bytes are then read into an array of that size.</param>
    /// <param name="limit">The most bytes wanted.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public static async ValueTask<ReadOnlyMemory<byte>> ReadAsync(
        Stream body, long? stated, int limit, CancellationToken cancellationToken)
    {
        int most = stated <= limit ? (int)stated.Value : limit + 1;
        ArrayBufferWriter<byte> read = new(stated <= limit ? Math.Max(1, most) : FirstRead);
        while (read.WrittenCount < most)
        {
            Memory<byte> free = read.GetMemory();
            int wanted = Math.Min(free.Length, most - read.WrittenCount);
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
