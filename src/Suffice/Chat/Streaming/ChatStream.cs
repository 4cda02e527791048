using System.Runtime.CompilerServices;
using Suffice.Chat.Wires;

namespace Suffice.Chat.Streaming;

/// <summary>Reads a streamed answer from its bytes.</summary>
internal static class ChatStream
{
    private const int BufferBytes = 16 * 1024;

    /// <summary>Reads server-sent events as they arrive.</summary>
    /// <param name="wire">The wire format they are in.</param>
    /// <param name="bytes">The body of the response; not disposed.</param>
    /// <param name="cancellationToken">Ends the reading; throws.</param>
    /// <returns>The events. A broken connection, broken data and an early end come as <see cref="StreamFailed"/>, never as an exception.</returns>
    public static async IAsyncEnumerable<ChatEvent> ReadAsync(
        IChatWire wire, Stream bytes, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(wire);
        ArgumentNullException.ThrowIfNull(bytes);

        ChatStreamSteps steps = new(wire.NewStreamReader());
        byte[] buffer = new byte[BufferBytes];
        while (!steps.IsOver)
        {
            int count = await ReadSomeAsync(bytes, buffer, steps, cancellationToken).ConfigureAwait(false);
            foreach (ChatEvent step in steps.Take(buffer.AsSpan(0, Math.Max(count, 0)), isEnd: count == 0))
            {
                yield return step;
            }
        }
    }

    /// <summary>The number of bytes read, 0 at the end, -1 when the connection broke.</summary>
    private static async ValueTask<int> ReadSomeAsync(
        Stream bytes, byte[] buffer, ChatStreamSteps steps, CancellationToken cancellationToken)
    {
        try
        {
            return await bytes.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception broken) when (broken is IOException or HttpRequestException)
        {
            steps.Break($"the connection broke: {broken.Message}");
            return -1;
        }
    }
}
