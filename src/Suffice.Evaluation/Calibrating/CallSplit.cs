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
        IReadOnlyList<LabelledCall> calls, double heldShare, int seed) => Of(calls, call => call.SplitKey, heldShare, seed);

    /// <summary>Splits whatever has a key.</summary>
    /// <typeparam name="T">What is split.</typeparam>
    /// <param name="calls">The calls.</param>
    /// <param name="keyOf">The key that copies share.</param>
    /// <param name="heldShare">The share held back, from 0 to 1.</param>
    /// <param name="seed">Draws the sides.</param>
    /// <returns>Both sides, each in the order of the calls.</returns>
    public static (IReadOnlyList<T> Fitted, IReadOnlyList<T> Held) Of<T>(
        IReadOnlyList<T> calls, Func<T, string> keyOf, double heldShare, int seed)
    {
        string[] keys = [.. calls.Select(keyOf).Distinct(StringComparer.Ordinal).OrderBy(key => Place(key, seed)).ThenBy(key => key, StringComparer.Ordinal)];
        HashSet<string> held = new(keys.Take((int)Math.Round(heldShare * keys.Length)), StringComparer.Ordinal);

        return ([.. calls.Where(call => !held.Contains(keyOf(call)))], [.. calls.Where(call => held.Contains(keyOf(call)))]);
    }

    // By the key alone: calls that are added beside it move a call only when its place is next to where the sides meet.
    private static ulong Place(string key, int seed) =>
        BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{seed} {key}"))));
}
