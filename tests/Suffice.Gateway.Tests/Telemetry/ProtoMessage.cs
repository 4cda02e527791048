using System.Text;

namespace Suffice.Gateway.Tests.Telemetry;

/// <summary>A protobuf message, as far as a test needs to read one: fields by number, in their order.</summary>
internal sealed class ProtoMessage
{
    private readonly List<(int Field, ulong Number, byte[] Bytes)> fields = [];

    public ProtoMessage(ReadOnlySpan<byte> data)
    {
        while (!data.IsEmpty)
        {
            ulong tag = Varint(ref data);
            int field = (int)(tag >> 3);
            switch (tag & 7)
            {
                case 0:
                    fields.Add((field, Varint(ref data), []));
                    break;
                case 1:
                    fields.Add((field, BitConverter.ToUInt64(data), []));
                    data = data[8..];
                    break;
                case 2:
                    int length = (int)Varint(ref data);
                    fields.Add((field, 0, data[..length].ToArray()));
                    data = data[length..];
                    break;
                case 5:
                    fields.Add((field, BitConverter.ToUInt32(data), []));
                    data = data[4..];
                    break;
                default:
                    throw new FormatException($"wire type {tag & 7}");
            }
        }
    }

    public IEnumerable<ProtoMessage> Messages(int field) => fields.Where(f => f.Field == field).Select(f => new ProtoMessage(f.Bytes));

    public byte[] Bytes(int field) => fields.FirstOrDefault(f => f.Field == field).Bytes ?? [];

    public string Text(int field) => Encoding.UTF8.GetString(Bytes(field));

    public ulong Number(int field) => fields.FirstOrDefault(f => f.Field == field).Number;

    private static ulong Varint(ref ReadOnlySpan<byte> data)
    {
        ulong value = 0;
        for (int shift = 0; ; shift += 7)
        {
            byte next = data[0];
            data = data[1..];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return value;
            }
        }
    }
}
