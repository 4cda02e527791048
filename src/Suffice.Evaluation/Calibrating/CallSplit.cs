using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Suffice.Learning.Labelled;

namespace Suffice.Evaluation.Calibrating;

/// <summary>Splits labelled calls in those that are fitted on and those that are held back; copies stay on one side.</summary>
internal static class CallSplit
{
    /// <summary>Splits.</summary>
    /// <param name="calls">The calls.</param>
    /// <param name="heldShare">The share held back, from 0 to 1.</param>
    /// <param name="seed">Draws the sides.</param>
    /// <returns>Both sides, each in the order of the calls.</returns>
    public static (IReadOnlyList<LabelledCall> Fitted, IReadOnlyList<LabelledCall> Held) Of(
        IReadOnlyList<LabelledCall> calls, double heldShare, int seed)
    {
        string[] keys = [.. calls.Select(call => call.SplitKey).Distinct(StringComparer.Ordinal).OrderBy(key => Place(key, seed)).ThenBy(key => key, StringComparer.Ordinal)];
        HashSet<string> held = new(keys.Take((int)Math.Round(heldShare * keys.Length)), StringComparer.Ordinal);

        return ([.. calls.Where(call => !held.Contains(call.SplitKey))], [.. calls.Where(call => held.Contains(call.SplitKey))]);
    }

    // By the key alone: the side of a call does not change when others are added beside it.
    private static ulong Place(string key, int seed) =>
        BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{seed} {key}"))));
}
