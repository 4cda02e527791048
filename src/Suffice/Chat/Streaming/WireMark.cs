namespace Suffice.Chat.Streaming;

/// <summary>The bytes of one server-sent event, which belong to the first neutral event made of it.</summary>
/// <param name="bytes">The data.</param>
/// <param name="name">The event's name.</param>
internal sealed class WireMark(ReadOnlyMemory<byte> bytes, string? name)
{
    private ReadOnlyMemory<byte> bytes = bytes;

    public string? Name => name;

    public bool IsTaken { get; private set; }

    public ReadOnlyMemory<byte> Peek() => bytes;

    public ReadOnlyMemory<byte> Take()
    {
        ReadOnlyMemory<byte> taken = IsTaken ? default : bytes;
        IsTaken = true;
        return taken;
    }
}
