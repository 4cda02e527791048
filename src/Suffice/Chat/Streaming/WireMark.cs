namespace Suffice.Chat.Streaming;

/// <summary>The bytes of the server-sent event being read, which belong to the first neutral event made of it.</summary>
internal sealed class WireMark
{
    private ReadOnlyMemory<byte> bytes;

    /// <summary>The event's name.</summary>
    public string? Name { get; private set; }

    /// <summary>True when a neutral event has the bytes.</summary>
    public bool IsTaken { get; private set; }

    /// <summary>Begins to read the next event.</summary>
    public void Begin(ReadOnlyMemory<byte> payload, string? name)
    {
        bytes = payload;
        Name = name;
        IsTaken = false;
    }

    public ReadOnlyMemory<byte> Peek() => bytes;

    public ReadOnlyMemory<byte> Take()
    {
        ReadOnlyMemory<byte> taken = IsTaken ? default : bytes;
        IsTaken = true;
        return taken;
    }
}
