using System.Text.Json;

namespace Suffice.Schemas.Evaluating;

/// <summary>Which members or items of one value some schema has already judged (what <c>unevaluated*</c> leaves alone).</summary>
internal sealed class Evaluated(int count)
{
    private readonly ulong[] bits = new ulong[(count + 63) / 64];

    /// <summary>A fresh record for <paramref name="value"/>; null when it has neither members nor items.</summary>
    public static Evaluated? Of(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => new Evaluated(value.GetPropertyCount()),
        JsonValueKind.Array => new Evaluated(value.GetArrayLength()),
        _ => null,
    };

    /// <summary>A fresh record for the same value.</summary>
    public Evaluated Fresh() => new(count);

    /// <summary>Whether the member or item at <paramref name="index"/> has been judged.</summary>
    public bool Has(int index) => (bits[index >> 6] >> (index & 63) & 1) != 0;

    /// <summary>Notes that the member or item at <paramref name="index"/> has been judged.</summary>
    public void Add(int index) => bits[index >> 6] |= 1UL << (index & 63);

    /// <summary>Notes everything that <paramref name="other"/> has noted.</summary>
    public void Add(Evaluated other)
    {
        for (int i = 0; i < bits.Length; i++)
        {
            bits[i] |= other.bits[i];
        }
    }
}
